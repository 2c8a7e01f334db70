import { expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import { filledDraft, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()

test('twelve submissions of one draft at once open one case', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const { id, revision } = await filledDraft(giulia)
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => giulia.raw('POST', `/drafts/${id}/submission`, { revision, declaration: true })),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 201))
  const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { caseId: string }[]
  expect(new Set(bodies.map(({ caseId }) => caseId)).size).toBe(1)
  const [{ count } = { count: 0 }] = await city.look<{ count: number }>(
    'select count(*)::int as count from t_montelago.cases',
  )
  expect(count).toBe(1)
})

test('a submission repeated later gives the same case', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const { id, revision } = await filledDraft(giulia)
  const first = await giulia.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
  expect(await giulia.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })).toEqual(first)
  expect((await giulia.call<{ caseId: string | null }>('GET', `/drafts/${id}`)).caseId).toBe(first['caseId'])
})

test('drafts opened at once are one draft', async () => {
  const marco = await callerAs(city, 'marco.riva')
  const opened = await Promise.all(
    Array.from({ length: 8 }, () => marco.call<{ id: string }>('POST', '/services/records-access/drafts')),
  )
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
})

test('a save over a newer revision is refused and changes nothing', async () => {
  const marco = await callerAs(city, 'marco.riva')
  const { id, revision } = await filledDraft(marco)
  const stale = await marco.raw('PUT', `/drafts/${id}/pages/interest`, {
    revision: revision - 1,
    answers: { capacity: 'professional' },
  })
  expect(stale.status).toBe(409)
  expect(await stale.json()).toMatchObject({ code: 'draft-stale' })
  const kept = await marco.call<{ answers: Record<string, unknown> }>('GET', `/drafts/${id}`)
  expect(kept.answers['capacity']).toBe('self')
})

test('an application with something missing is refused, and says what', async () => {
  const anna = await callerAs(city, 'anna.dellorto')
  const draft = await anna.call<{ id: string; revision: number }>('POST', '/services/records-access/drafts')
  const refused = await anna.raw('POST', `/drafts/${draft.id}/submission`, {
    revision: draft.revision,
    declaration: true,
  })
  expect(refused.status).toBe(422)
  const { issues } = (await refused.json()) as { issues: { path: string; message: string }[] }
  expect(issues.map(({ path }) => path)).toContain('capacity')
  expect(issues.every(({ message }) => message.length > 10)).toBe(true)
})

test('a service withdrawn meanwhile refuses the submission and keeps the draft', async () => {
  const anna = await callerAs(city, 'anna.dellorto')
  const { id, revision } = await filledDraft(anna)
  await city.look('update t_montelago.service set withdrawn_at = now()')
  const refused = await anna.raw('POST', `/drafts/${id}/submission`, { revision, declaration: true })
  await city.look('update t_montelago.service set withdrawn_at = null')
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ code: 'service-withdrawn' })
  expect((await anna.call<{ answers: Record<string, unknown> }>('GET', `/drafts/${id}`)).answers['capacity']).toBe(
    'self',
  )
  await anna.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
})

test('the register has no gap, also after submissions that failed', async () => {
  const people = await Promise.all(['giulia.ferro', 'marco.riva', 'anna.dellorto'].map((id) => callerAs(city, id)))
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(
      people.map(async (person) => {
        const { id, revision } = await filledDraft(person)
        await person.raw('POST', `/drafts/${id}/submission`, { revision: revision + 5, declaration: true })
        await person.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
      }),
    )
  }
  const rows = await city.look<{ number: number; last: number }>(
    'select r.number, c.last from t_montelago.registration r join t_montelago.register_counter c using (area, year) order by r.number',
  )
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: rows.length }, (_, index) => index + 1))
  expect(rows.at(-1)?.last).toBe(rows.length)
})

test('the register restarts on 1 January in Rome', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  await city.moveClockTo('2027-12-31T22:59:50Z')
  const before = await submittedCase(giulia)
  await city.moveClockTo('2027-12-31T23:00:10Z')
  const after = await submittedCase(giulia)
  expect(before.number).toMatch(/^2027\//)
  expect(after.number).toBe('2028/0000001')
})
