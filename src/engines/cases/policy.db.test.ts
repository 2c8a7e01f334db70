import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#platform/db/context.ts'
import type { Actor, Database } from '#platform/db/context.ts'
import type { OfficeRole } from '#platform/operations/access.ts'
import { testCity } from '#test/support/city.ts'
import { mayReadCase, readableCase } from './policy.ts'

const city = testCity()
const offices = ['north', 'south', 'west'] as const
const people = Array.from({ length: 4 }, () => randomUUID())
/** The last of them is an officer too. */
const officerId = randomUUID()
const officerPersonId = people.at(-1) ?? ''
const cases: { id: string; applicantId: string; officeId: string; consulted: string[] }[] = []
/** A role that row-level security does not bind. */
let unguarded: Database

/** Periods of a role around today, and whether they hold today: a period ends before its last day. */
const periods = {
  always: { range: 'daterange(null, null)', holds: true },
  'from today': { range: 'daterange(portico.today(), null)', holds: true },
  'until today, inclusive': { range: "daterange(null, portico.today(), '[]')", holds: true },
  'ended today': { range: 'daterange(null, portico.today())', holds: false },
  'ended long ago': { range: 'daterange(null, portico.today() - 400)', holds: false },
  'from tomorrow': { range: 'daterange(portico.today() + 1, null)', holds: false },
} as const

type Period = keyof typeof periods

interface Post {
  readonly office: (typeof offices)[number]
  readonly role: OfficeRole
  readonly period: Period
}

beforeAll(async () => {
  unguarded = openDatabase(city.urls.superuserUrl, 1)
  const number = (index: number) => String(index).padStart(4, '0')
  for (const id of offices)
    await city.look(`insert into t_montelago.office (id, name) values ($1, '{"it": "Ufficio", "en": "Office"}')`, [id])
  for (const [index, id] of people.entries())
    await city.look(
      `insert into t_montelago.person (id, fiscal_code, given_name, family_name, birth_date) values ($1, $2, 'Prova', 'Prova', '1980-01-01')`,
      [id, `PROVA${number(index)}`],
    )
  await city.look(`insert into t_montelago.officer values ($1, $2, 'Prova Prova')`, [officerId, officerPersonId])
  for (const officeId of offices)
    for (const applicantId of people) {
      const id = randomUUID()
      // some were sent to another office for its opinion
      const consulted = applicantId === officerPersonId ? offices.filter((other) => other > officeId) : []
      await city.look(
        `insert into t_montelago.cases (id, number, service_id, version_sha256, applicant_id, office_id, key_id, state, facts, received_at, revision, consulted)
         select $1, $2, service_id, sha256, $3, $4, $1, 'received', '[]', now(), 1, $5 from t_montelago.service_version limit 1`,
        [id, `2026/${number(cases.length)}`, applicantId, officeId, consulted],
      )
      cases.push({ id, applicantId, officeId, consulted })
    }
})

afterAll(() => unguarded.close())

const posts = fc.uniqueArray(
  fc.record<Post>({
    office: fc.constantFrom(...offices),
    role: fc.constantFrom<OfficeRole>('handler', 'head', 'registrar', 'reviewer'),
    period: fc.constantFrom<Period>(...(Object.keys(periods) as Period[])),
  }),
  { maxLength: 6, selector: ({ office, role }) => `${office} ${role}` },
)

const actors = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'anonymous' }) },
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'system', name: 'test' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...people, randomUUID()).map<Actor>((personId) => ({ kind: 'person', personId })),
  },
  { weight: 4, arbitrary: fc.constant<Actor>({ kind: 'officer', officerId, personId: officerPersonId }) },
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'officer', officerId: randomUUID(), personId: randomUUID() }) },
)

async function engage(held: readonly Post[]): Promise<void> {
  const rows = held.map(
    ({ office, role, period }) => `('${officerId}', '${office}', '${role}', ${periods[period].range})`,
  )
  await city.look(`delete from t_montelago.officer_role where officer_id = '${officerId}'`)
  if (rows.length > 0) await city.look(`insert into t_montelago.officer_role values ${rows.join(', ')}`)
}

async function seenIn(database: Database, actor: Actor, guardedByPredicate: boolean): Promise<Set<string>> {
  const context = { tenant: 'montelago', actor, purpose: 'test' }
  return database.withContext(context, async ({ tx }) => {
    const query = tx.selectFrom('cases').select('id')
    const rows = await (guardedByPredicate ? query.where(readableCase) : query).execute()
    return new Set(rows.map(({ id }) => id))
  })
}

test('the rule, its SQL and row-level security agree on every actor and case', async () => {
  const met = new Set<string>()
  await fc.assert(
    fc.asyncProperty(actors, posts, async (actor, held) => {
      await engage(held)
      const own = actor.kind === 'officer' && actor.officerId === officerId ? held : []
      const memberships = own
        .filter(({ period }) => periods[period].holds)
        .map(({ office: officeId, role }) => ({ officeId, role, contentTypes: null }))
      const byRule = cases.filter((one) => mayReadCase({ actor, memberships }, one)).map(({ id }) => id)
      expect(await seenIn(unguarded, actor, true)).toEqual(new Set(byRule))
      expect(await seenIn(city.database, actor, false)).toEqual(new Set(byRule))
      met.add(`${actor.kind} ${byRule.length > 0 ? 'sees' : 'sees none'}`)
    }),
  )
  // each kind was met, and the officer with and without cases
  expect([...met].sort()).toEqual([
    'anonymous sees none',
    'officer sees',
    'officer sees none',
    'person sees',
    ...(met.has('person sees none') ? ['person sees none'] : []),
    'system sees',
  ])
})

test('without the rule the unguarded role sees them all: the SQL is what is measured', async () => {
  expect((await seenIn(unguarded, { kind: 'anonymous' }, false)).size).toBe(cases.length)
})
