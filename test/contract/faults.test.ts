import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { callerAs } from '#test/support/api.ts'
import { cast, officeAct, submittedCase } from '#test/support/application.ts'
import { testCity } from '#test/support/city.ts'
import { foldedDifferences } from '#test/support/folded.ts'

const city = testCity()

/** What waits for another attempt is brought forward: the wait doubles each time. */
async function workAgain(): Promise<void> {
  await city.look('update worker._private_jobs set run_at = now()')
  await city.work()
}

async function noticeOf(caseId: string) {
  const notices = await city.look<{ id: string; status: string; response: string | null; email: string }>(
    `select id, status, response, email from t_montelago.notice where case_id = $1`,
    [caseId],
  )
  expect(notices).toHaveLength(1)
  return notices[0]
}

test('a mail server that is busy (450) gets the mail later, once', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const { caseId } = await submittedCase(giulia)
  city.mail.refuseNext(450)
  await city.work()
  const waiting = await noticeOf(caseId)
  expect(waiting).toMatchObject({ status: 'queued' })
  await workAgain()
  await workAgain()
  expect(await noticeOf(caseId)).toMatchObject({ status: 'sent' })
  const mails = (await city.mail.messages()).filter(({ messageId }) => messageId.includes(waiting?.id ?? ''))
  expect(mails).toHaveLength(1)
  expect(await city.look('select from worker._private_jobs')).toEqual([])
})

test('a mail that is refused for good (550) is failed, is tried no more, and harms no case', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const { caseId, number } = await submittedCase(giulia)
  city.mail.refuseNext(550)
  await city.work()
  expect(await noticeOf(caseId)).toMatchObject({ status: 'failed', response: expect.stringContaining('550') as string })
  expect(await city.look('select from worker._private_jobs')).toEqual([])
  const seen = await giulia.call<{ number: string; state: string; receiptReady: boolean }>('GET', `/cases/${caseId}`)
  expect(seen).toMatchObject({ number, state: 'received', receiptReady: true })
  const { messages } = await giulia.call<{ messages: { caseId: string; status: string }[] }>('GET', '/messages')
  expect(messages.find((message) => message.caseId === caseId)).toMatchObject({ status: 'failed' })
})

test('a renderer that is killed while it works makes the receipt all the same, once', async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const cases = [await submittedCase(giulia), await submittedCase(giulia), await submittedCase(giulia)]
  let kills = killRenderers()
  const killing = setInterval(() => {
    if (kills < 4) kills += killRenderers()
  }, 100)
  await city.work()
  clearInterval(killing)
  for (let attempt = 0; attempt < 5; attempt += 1) await workAgain()
  expect(kills).toBeGreaterThan(0)
  for (const { caseId } of cases) {
    const receipts = await city.look<{ bytes: number }>(
      `select bytes from t_montelago.document where case_id = $1 and kind = 'receipt'`,
      [caseId],
    )
    expect(receipts).toHaveLength(1)
    const { receiptReady } = await giulia.call<{ receiptReady: boolean }>('GET', `/cases/${caseId}`)
    expect(receiptReady).toBe(true)
  }
})

test('time that runs out while no worker runs is written once, with the instant it ran out', async () => {
  await city.moveClockTo('2026-03-02T09:00:00Z')
  const { giulia, paola } = await cast(city)
  const { caseId } = await submittedCase(giulia)
  await city.work()
  await officeAct(paola, caseId, 'take')
  await city.moveClockTo('2026-06-15T10:00:00Z')
  await Promise.all([city.work(), city.work(), city.work()])
  const written = await city.look<{ type: string; fact: string; fact_at: Date; at: Date }>(
    `select type, fact, fact_at, at from t_montelago.action
     where case_id = $1 and actor_kind = 'system' and fact is not null order by seq`,
    [caseId],
  )
  const refusals = written.filter(({ fact_at }) => fact_at.toISOString() === '2026-04-01T22:00:00.000Z')
  expect(refusals).toHaveLength(1)
  expect(refusals[0]?.at.toISOString().slice(0, 10)).toBe('2026-06-15')
  expect(await giulia.call('GET', `/cases/${caseId}`)).toMatchObject({
    state: 'tacitly-refused',
    outcome: 'tacitly-refused',
  })
  await city.work()
  const documents = await city.look(`select from t_montelago.document where case_id = $1 and kind <> 'receipt'`, [
    caseId,
  ])
  expect(documents).toHaveLength(1)
  expect((await foldedDifferences(city)).differences).toEqual([])
})

/** Rendering processes of this very test process, killed without notice. */
function killRenderers(): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const renderers = stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s.*render-worker\.ts/.exec(line))
    .filter((found) => found !== null && Number(found[2]) === process.pid)
  for (const found of renderers) process.kill(Number(found?.[1]), 'SIGKILL')
  return renderers.length
}
