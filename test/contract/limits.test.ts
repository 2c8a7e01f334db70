import { expect, test } from 'vitest'
import { callerAs } from '../support/api.ts'
import { testCity } from '../support/city.ts'

const perMinute = 10
const city = testCity({ requestsPerMinute: perMinute, trustedProxy: true })
const crowded = testCity({ trustedProxy: true, limitCalls: true })

/** Statuses of so many requests of one address, as the proxy tells it. */
async function statusesOf(forwarded: string, requests: number): Promise<number[]> {
  const statuses: number[] = []
  for (let request = 0; request < requests; request += 1)
    statuses.push((await city.request('/api/v1/services', { headers: { 'x-forwarded-for': forwarded } })).status)
  return statuses
}

test('who asks too often is told to wait, and for how long; nobody else is', async () => {
  expect(await statusesOf('192.0.2.1', perMinute + 1)).toEqual([...Array.from({ length: perMinute }, () => 200), 429])
  const refused = await city.request('/api/v1/services', { headers: { 'x-forwarded-for': '192.0.2.1' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ code: 'too-many-requests' })
  expect(await statusesOf('192.0.2.2', 1)).toEqual([200])
})

test('of what the proxy passes on only the entry that it wrote itself counts', async () => {
  const addresses = Array.from({ length: perMinute + 1 }, (_, index) => `198.51.100.${index}, 192.0.2.3`)
  const statuses: number[] = []
  for (const address of addresses) statuses.push(...(await statusesOf(address, 1)))
  expect(statuses.at(-1)).toBe(429)
})

test('somebody signed in is counted as themselves, from whatever address; guessed tokens count as their address', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const statuses: number[] = []
  for (let request = 0; request <= perMinute; request += 1)
    statuses.push(
      (await giulia.raw('GET', '/profile', undefined, { 'x-forwarded-for': `203.0.113.${request}` })).status,
    )
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  const guesses: number[] = []
  for (let guess = 0; guess <= perMinute; guess += 1) {
    const authorization = `Bearer ${String(guess).padStart(43, 'A')}`
    const headers = { authorization, 'x-forwarded-for': '192.0.2.4' }
    guesses.push((await city.request('/api/v1/profile', { headers })).status)
  }
  expect(guesses).toEqual([...Array.from({ length: perMinute }, () => 401), 429])
})

test('who books again and again is stopped, and nobody else is', async () => {
  const stuffed = async (forwarded: string) => {
    const answer = await crowded.request('/api/v1/appointments', {
      method: 'POST',
      headers: { 'x-forwarded-for': forwarded, 'content-type': 'application/json' },
      body: JSON.stringify({
        token: 'A'.repeat(43),
        calendarId: 'nowhere',
        topic: 'help',
        startsAt: '2026-11-24T08:00:00Z',
      }),
    })
    return answer.status
  }
  const statuses: number[] = []
  for (let request = 0; request <= 30; request += 1) statuses.push(await stuffed('192.0.2.9'))
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 404), 429])
  expect(await stuffed('192.0.2.10')).toBe(404)
})
