import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startLocalMailServer, type LocalMailServer } from '#adapters/mail-local/index.ts'
import type { MailMessage, MailPort } from '#platform/mail/index.ts'
import { mailNotSent, smtpMail } from './index.ts'

let folder: string
let server: LocalMailServer
let mail: MailPort

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-mail-'))
  server = await startLocalMailServer({ folder })
  mail = smtpMail({ url: server.url, from: 'servizi@comune.torrelunga.it' })
})

afterEach(async () => {
  mail.close()
  await server.stop()
  await rm(folder, { recursive: true })
})

const message = (change: Partial<MailMessage> = {}): MailMessage => ({
  id: '0198f7a2-0000-7000-8000-000000000001',
  to: 'giulia@example.it',
  fromName: 'Comune di Torrelunga',
  subject: 'La tua domanda è arrivata',
  text: 'Gentile Giulia,\n\nla domanda è arrivata.\nSeguila su https://servizi.example.it/pratiche?a=1&b=2.\n',
  locale: 'it',
  attachments: [],
  ...change,
})

async function rawOf(index = 0): Promise<string> {
  const stored = (await server.messages())[index]
  return readFile(stored?.path ?? '', 'utf8')
}

describe('a mail that arrives', () => {
  test('carries the id of its notice, its language and that a program sent it', async () => {
    expect((await mail.send(message())).accepted).toBe(true)
    const parsed = await simpleParser(await rawOf())
    expect(parsed.messageId).toBe('<0198f7a2-0000-7000-8000-000000000001@comune.torrelunga.it>')
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(parsed.headers.get('content-language')).toBe('it')
    expect(parsed.subject).toBe('La tua domanda è arrivata')
    expect(parsed.text).toContain('la domanda è arrivata.')
  })

  test('keeps names that are not ASCII, or that look like a header', async () => {
    await mail.send(message({ fromName: 'Città di Forlì – Ufficio "Scuola", <x@y.it>', locale: 'en' }))
    const from = (await simpleParser(await rawOf())).from?.value
    expect(from).toEqual([
      { name: 'Città di Forlì – Ufficio "Scuola", <x@y.it>', address: 'servizi@comune.torrelunga.it' },
    ])
  })

  test('shows the text as HTML with everything escaped and web addresses as links', async () => {
    await mail.send(message({ text: '<img src=x onerror=alert(1)> & "Rossi"\n\nhttps://example.it/a?b=1&c=<b>\n' }))
    const html = String((await simpleParser(await rawOf())).html)
    expect(html).toContain('<html lang="it">')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Rossi&quot;')
    expect(html).toContain('<a href="https://example.it/a?b=1&amp;c=">https://example.it/a?b=1&amp;c=</a>&lt;b&gt;')
    expect(html).not.toMatch(/<(img|b)[ >]/)
  })

  test('leaves the full stop of the sentence out of the link', async () => {
    await mail.send(message())
    const html = String((await simpleParser(await rawOf())).html)
    expect(html).toContain('href="https://servizi.example.it/pratiche?a=1&amp;b=2"')
  })

  test('brings its attachments byte for byte', async () => {
    const content = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 13, 10, 46, 13, 10])
    await mail.send(message({ attachments: [{ name: 'ricevuta è.pdf', mediaType: 'application/pdf', content }] }))
    const [attachment] = (await simpleParser(await rawOf())).attachments
    expect(attachment?.filename).toBe('ricevuta è.pdf')
    expect(attachment?.contentType).toBe('application/pdf')
    expect(attachment?.content.equals(content)).toBe(true)
  })
})

describe('what would change the message', () => {
  test('a line break in the subject adds no header and no recipient', async () => {
    await mail.send(message({ subject: 'Avviso\r\nBcc: altri@example.it\r\n\r\n<b>corpo</b>' }))
    const raw = await rawOf()
    expect(raw).not.toMatch(/^bcc:/im)
    expect((await simpleParser(raw)).subject).toBe('Avviso Bcc: altri@example.it <b>corpo</b>')
  })

  test('a line break in the name of the sender adds no header', async () => {
    await mail.send(message({ fromName: 'Comune\r\nBcc: altri@example.it' }))
    expect(await rawOf()).not.toMatch(/^bcc:/im)
  })

  test.each(['a@example.it, b@example.it', 'a@example.it\r\nRCPT TO:<b@example.it>', 'Nome <a@example.it>', '', 'a'])(
    'to %j goes nowhere',
    async (to) => {
      expect(await mail.send(message({ to }))).toEqual({ accepted: false, response: 'not an address' })
      expect(await server.messages()).toEqual([])
    },
  )
})

describe('the answer', () => {
  test('of a server that refuses for good is a refusal', async () => {
    server.refuseNext(550)
    const answer = await mail.send(message())
    expect(answer.accepted).toBe(false)
    expect(answer.response).toMatch(/^550 /)
    expect((await mail.send(message())).accepted).toBe(true)
  })

  test('of a server that is busy is thrown, and names nobody', async () => {
    server.refuseNext(450)
    const failure = await mail.send(message()).catch((error: unknown) => error)
    expect(failure).toMatchObject({ descriptor: mailNotSent, details: { code: 450 } })
    expect(JSON.stringify(failure) + String(failure)).not.toContain('giulia')
  })

  test('of no server at all is thrown, and names nobody', async () => {
    await server.stop()
    const failure = await mail.send(message()).catch((error: unknown) => error)
    expect(failure).toMatchObject({ descriptor: mailNotSent })
    expect(JSON.stringify(failure) + String(failure)).not.toContain('giulia')
    server = await startLocalMailServer({ folder })
  })

  test('to a repetition is that it was taken, and one mail is kept', async () => {
    await mail.send(message())
    expect((await mail.send(message())).accepted).toBe(true)
    expect(await server.messages()).toHaveLength(1)
    expect(server.repeated()).toBe(1)
  })
})
