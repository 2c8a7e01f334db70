import { createTransport } from 'nodemailer'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { headerOf } from './headers.ts'
import { startLocalMailServer, type LocalMailServer } from './index.ts'

let folder: string
let server: LocalMailServer

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-mailbox-'))
  server = await startLocalMailServer({ folder })
})

afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

const send = (messageId: string, subject = 'Prova') =>
  createTransport(server.url).sendMail({ from: 'a@example.it', to: 'b@example.it', subject, text: 'x', messageId })

test('keeps each mail in a file of its own, readable by its owner alone', async () => {
  await send('<1@example.it>', 'Perché la città è più lontana di così, e quanto manca ancora per arrivarci a piedi')
  const [mail] = await server.messages()
  expect(mail).toMatchObject({
    messageId: '<1@example.it>',
    to: 'b@example.it',
    subject: 'Perché la città è più lontana di così, e quanto manca ancora per arrivarci a piedi',
  })
  expect(mail?.path).toMatch(/\/\d{8}T\d{9}Z-[0-9a-f]{32}\.eml$/)
  expect((await stat(mail?.path ?? '')).mode & 0o777).toBe(0o600)
})

test('lists mails as they came', async () => {
  for (const id of ['<3@x.it>', '<1@x.it>', '<2@x.it>']) await send(id)
  expect((await server.messages()).map(({ messageId }) => messageId)).toEqual(['<3@x.it>', '<1@x.it>', '<2@x.it>'])
})

test('recognises a repetition, at the same moment and after a restart', async () => {
  await Promise.all([send('<1@x.it>'), send('<1@x.it>'), send('<1@x.it>')])
  expect(server.repeated()).toBe(2)
  await server.stop()
  server = await startLocalMailServer({ folder })
  await send('<1@x.it>')
  expect(server.repeated()).toBe(1)
  expect(await readdir(folder)).toHaveLength(1)
})

test('refuses as many mails as it was told to', async () => {
  server.refuseNext(450)
  server.refuseNext(550)
  await expect(send('<1@x.it>')).rejects.toMatchObject({ responseCode: 450 })
  await expect(send('<1@x.it>')).rejects.toMatchObject({ responseCode: 550 })
  await send('<1@x.it>')
  expect(await server.messages()).toHaveLength(1)
})

test('reads a header folded over lines, in both encodings, and never the body', () => {
  const raw = 'Subject: =?utf-8?Q?Citt=C3=A0_?=\r\n =?UTF-8?B?ZSBwaWF6emE=?=\r\nX: y\r\n\r\nTo: body@example.it\r\n'
  expect(headerOf(raw, 'subject')).toBe('Città e piazza')
  expect(headerOf(raw, 'to')).toBe('')
})
