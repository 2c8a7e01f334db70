import { beforeAll, expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import { submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

interface Group {
  id: string
  day: string
  officer: string
  purpose: string
  operations: string[]
  cases: { id: string; number: string }[]
  count: number
  first: string
  last: string
}

const city = testCity()
let person: string
let caseId: string
let session = ''

/** A read of the person's data, as the program would have recorded it. */
async function read(at: string, officer: string, purpose = 'case-handling', operation = 'desk.case'): Promise<void> {
  await city.look(
    `insert into t_montelago.access_record (id, at, officer_id, person_id, case_id, purpose, operation)
     select gen_random_uuid(), $1, o.id, $2, $3, $4, $5 from t_montelago.officer o where o.name = $6`,
    [at, person, caseId, purpose, operation, officer],
  )
}

async function page(before?: string): Promise<{ groups: Group[]; next: string | null }> {
  const giulia = await callerAs(city, 'giulia.ferro')
  return giulia.call('GET', `/accesses/days${before === undefined ? '' : `?before=${before}`}`)
}

beforeAll(async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  ;({ caseId } = await submittedCase(giulia))
  await callerAs(city, 'paola.conti')
  await callerAs(city, 'luca.gallo')
  const [row] = await city.look<{ applicant_id: string }>('select applicant_id from t_montelago.cases')
  person = row?.applicant_id ?? ''
  ;[session = ''] = (await city.cookieOf('giulia.ferro')).split(' ')
})

test('reads are told by day in Rome, officer and purpose, with their count, first and last', async () => {
  await read('2026-05-04T07:12:00Z', 'Paola Conti', 'case-handling', 'desk.worklist')
  await read('2026-05-04T07:13:00Z', 'Paola Conti')
  await read('2026-05-04T09:40:00Z', 'Paola Conti')
  await read('2026-05-04T08:00:00Z', 'Luca Gallo')
  await read('2026-05-04T08:30:00Z', 'Paola Conti', 'register-keeping', 'desk.register')
  await read('2026-05-04T22:30:00Z', 'Paola Conti') // 0:30 of the next day in Rome
  const { groups, next } = await page()
  expect(next).toBeNull()
  expect(groups.map(({ day, officer, purpose, count }) => [day, officer, purpose, count])).toEqual([
    ['2026-05-05', 'Paola Conti', 'case-handling', 1],
    ['2026-05-04', 'Paola Conti', 'case-handling', 3],
    ['2026-05-04', 'Paola Conti', 'register-keeping', 1],
    ['2026-05-04', 'Luca Gallo', 'case-handling', 1],
  ])
  expect(groups[1]).toMatchObject({
    first: '2026-05-04T07:12:00.000Z',
    last: '2026-05-04T09:40:00.000Z',
    operations: ['desk.case', 'desk.worklist'],
    cases: [{ id: caseId }],
  })
})

test('the page says so in words', async () => {
  const answer = await city.request('/area-personale/accessi', { headers: { cookie: `portico-session=${session}` } })
  const html = await answer.text()
  expect(html).toContain('3 letture, dalle 09:12 alle 11:40')
  expect(html).toContain('Una lettura, alle 00:30')
  expect(html).toContain('ha aperto la pratica, ha visto la pratica nell’elenco di lavoro')
})

test('page after page, each group comes once and whole', async () => {
  for (let day = 1; day <= 20; day += 1) {
    for (const officer of ['Paola Conti', 'Luca Gallo']) {
      await read(`2026-03-${String(day).padStart(2, '0')}T08:00:00Z`, officer)
      await read(`2026-03-${String(day).padStart(2, '0')}T08:00:00Z`, officer)
    }
  }
  const found: Group[] = []
  for (let before: string | undefined, pages = 0; pages < 10; pages += 1) {
    const { groups, next } = await page(before)
    found.push(...groups)
    if (next === null) break
    before = next
  }
  expect(found).toHaveLength(44)
  expect(new Set(found.map(({ id }) => id)).size).toBe(44)
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(86)
  expect(found.map(({ last }) => last)).toEqual(
    found
      .map(({ last }) => last)
      .toSorted()
      .toReversed(),
  )
})
