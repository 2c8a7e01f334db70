import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createFileStore } from '#platform/files/index.ts'
import { httpClient } from '#test/load/http-client.ts'
import { signInPeople } from '#test/load/people.ts'
import { seededRandom } from '#kernel/seeded-random.ts'
import { foldedDifferences } from '#test/support/folded.ts'
import { applyRepeatedly } from './applicants.ts'
import type { Course } from './applicants.ts'
import { audit, lookInto } from './audit.ts'
import type { Look } from './audit.ts'
import { standingCity } from './standing-city.ts'
import type { Part, StandingCity } from './standing-city.ts'

const faultSeconds = Number(process.env['PORTICO_FAULT_SECONDS'] ?? 30)
const seed = Number(process.env['PORTICO_FAULT_SEED'] ?? Math.floor(Math.random() * 1e9))
const applicants = 10
const parts: readonly Part[] = ['web', 'worker', 'database']

const ends: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

test('whatever is killed, what was acknowledged exists once, and everything it promised follows', async () => {
  process.stdout.write(`faults for ${faultSeconds} s, PORTICO_FAULT_SEED=${seed}\n`)
  const random = seededRandom(seed)
  const standing = await standingCity(18_090)
  ends.push(standing.stop)
  const tenant = await standing.city.directory.byId('montelago')
  if (!tenant) throw new Error('no montelago')
  const people = await signInPeople(
    standing.city.database,
    tenant,
    Array.from({ length: applicants }, (_, number) => number),
  )
  const client = httpClient(standing.port, 'montelago.localhost', applicants)
  ends.push(async () => client.close())
  const look = lookInto(standing)

  const course: Course = { acknowledged: [], repeated: 0, wrong: [] }
  const stopping = new AbortController()
  const given = { client, random: seededRandom(seed + 1), course, signal: stopping.signal }
  const applying = Promise.all(people.map((person) => applyRepeatedly(person, given)))
  const kills = await strike(standing, random)
  stopping.abort()
  await applying
  await settled(look)

  const findings = await audit(
    look,
    createFileStore({
      folder: join(standing.folder, 'data', 'files'),
      keysFolder: join(standing.folder, 'data', 'keys', 'files'),
    }),
  )
  const mails = await standing.mail.messages()
  process.stdout.write(
    `${kills.join(' ')}; ${course.acknowledged.length} submissions acknowledged, ${course.repeated} calls repeated, ` +
      `${mails.length} mails, ${standing.mail.repeated()} of them sent again\n`,
  )

  expect(course.wrong).toEqual([])
  expect(course.acknowledged.length).toBeGreaterThan(applicants)
  for (const { draftId, caseId } of course.acknowledged) expect(findings.caseOfDraft.get(draftId)).toBe(caseId)
  expect(findings.cases).toBe(course.acknowledged.length)
  expect(findings.cases).toBe(findings.submittedDrafts)
  expect(new Set(findings.caseOfDraft.values()).size).toBe(findings.submittedDrafts)
  for (const { numbers, last } of findings.numbers) {
    expect(numbers).toEqual(Array.from({ length: last }, (_, index) => index + 1))
  }
  expect(findings.numbers.reduce((sum, { last }) => sum + last, 0)).toBe(findings.cases)
  expect(findings.casesWithoutOneRegistration).toEqual([])
  expect(await foldedDifferences(standing.city)).toEqual({ cases: findings.cases, differences: [] })
  expect(findings.casesWithoutOneReceipt).toEqual([])
  expect(findings.damagedReceipts).toEqual([])
  expect(findings.notices.filter(({ status }) => status !== 'sent')).toEqual([])
  expect(findings.notices.length).toBe(findings.cases)
  const told = mails.map(({ messageId }) => messageId.replace(/^<(.*)@.*$/, '$1'))
  expect(told.sort()).toEqual(findings.notices.map(({ id }) => id))
  expect(findings.jobs).toEqual([])
  expect(standing.deaths, 'processes that did not survive the fault of another').toEqual([])
})

/** Kills one part or several at random moments, and starts them again after a random while; gives what was killed. */
async function strike(standing: StandingCity, random: () => number): Promise<string[]> {
  const kills: string[] = []
  const until = Date.now() + faultSeconds * 1_000
  while (Date.now() < until) {
    await pause(200 + random() * 1_800)
    const first = parts[Math.floor(random() * parts.length)] ?? 'web'
    const victims = random() < 0.2 ? parts.filter((part) => part === first || random() < 0.5) : [first]
    kills.push(victims.join('+'))
    for (const victim of victims) await standing.kill(victim)
    await pause(random() * 1_500)
    await reviveAll(standing, victims)
  }
  await reviveAll(standing, parts)
  return kills
}

/** The server first: a process that finds none starts one by itself, and two would race for it. */
async function reviveAll(standing: StandingCity, victims: readonly Part[]): Promise<void> {
  if (victims.includes('database')) await standing.revive('database')
  await Promise.all((['web', 'worker'] as const).filter((part) => victims.includes(part)).map(standing.revive))
}

/** Waits until the outbox is empty. What waits for another attempt is brought forward: the wait doubles each time. */
async function settled(look: Look): Promise<void> {
  const until = Date.now() + 90_000
  for (;;) {
    const [waiting] = await look<{ count: number }>('select count(*)::int as count from worker._private_jobs')
    if (waiting?.count === 0 || Date.now() > until) return
    await look('update worker._private_jobs set run_at = now() where run_at > now() and locked_at is null')
    await pause(500)
  }
}
