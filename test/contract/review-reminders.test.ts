import { readFileSync } from 'node:fs'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
const office = 'trasparenza@comune.montelago.example'

async function mails() {
  const sent = (await city.mail.messages()).filter(({ to }) => to === office)
  return Promise.all(sent.map(({ path }) => simpleParser(readFileSync(path))))
}

test('an office is told once of each content whose day has come, and again when another day has', async () => {
  const sara = await callerAs(city, 'sara.bruni')
  const pietro = await callerAs(city, 'pietro.valli')
  // those of the demo are looked at on other days
  await city.look('update t_montelago.content set next_review = null')
  const publish = async (slug: string, title: string, nextReview: string) => {
    const { contentId } = await sara.call<{ contentId: string }>('POST', '/office/contents', {
      type: 'page',
      officeId: 'transparency',
      slug,
      title,
    })
    const path = `/office/contents/${contentId}`
    const body = { title: { it: title }, summary: { it: 'Una pagina.' }, body: { it: 'Testo.' } }
    await sara.call('POST', `${path}/versions`, { basedOn: 1, body })
    await sara.call('POST', `${path}/review`, { version: 2 })
    await pietro.call('POST', `${path}/publication`, { version: 2, nextReview })
    return path
  }
  const first = await publish('orari-estivi', 'Orari estivi', '2027-01-10')
  await publish('come-siamo', 'Come siamo fatti', '2027-01-10')
  await publish('piu-tardi', 'Più tardi', '2027-06-01')
  await city.work()
  expect(await mails()).toEqual([])

  await city.moveClockTo('2027-01-10T08:00:00+01:00')
  await Promise.all([city.work(), city.work()])
  await city.work()
  const [mail, ...others] = await mails()
  expect(others).toEqual([])
  expect(mail?.subject).toBe('2 contenuti del sito da ricontrollare')
  expect(mail?.text).toContain('- Come siamo fatti (da ricontrollare dal 10 gennaio 2027)\n- Orari estivi')
  expect(mail?.text).not.toContain('Più tardi')

  await pietro.call('POST', `${first}/confirmation`, { nextReview: '2027-03-01' })
  await city.work()
  expect(await mails()).toHaveLength(1)
  await city.moveClockTo('2027-03-02T08:00:00+01:00')
  await city.work()
  expect((await mails()).map(({ subject }) => subject)).toEqual([
    '2 contenuti del sito da ricontrollare',
    'Un contenuto del sito da ricontrollare',
  ])
})
