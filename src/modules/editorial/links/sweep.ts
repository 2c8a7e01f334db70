import type { JobFlow, Sweep } from '#platform/jobs/job.ts'
import type { LinkAnswer } from '#platform/links/index.ts'
import { keepAnswer, scanContents, takeDue } from './store.ts'

/** What one run does at the most: a city of 100,000 contents is read within a day, and nobody notices. */
const contentsMost = 200
const ownMost = 25
const outsideMost = 20
/** Other sites that are asked at the same time. */
const atOnce = 4

/**
 * Reads the links of what has become public and follows those whose time has come. When no other site at all can be
 * found, it is this machine that is cut off: then nothing is held against them.
 */
export const linkSweep: Sweep = {
  name: 'links',
  everySeconds: 60,
  async run(flow) {
    const { transaction, tenant, ports } = flow
    const due = await transaction(async ({ tx, now }) => {
      await scanContents(tx, tenant, now, contentsMost)
      return {
        own: await takeDue(tx, { own: true, now, most: ownMost }),
        outside: await takeDue(tx, { own: false, now, most: outsideMost }),
      }
    })
    const own: Answered[] = []
    for (const address of due.own) own.push({ address, answer: await ports.links.ask(tenant, address) })
    const outside: Answered[] = []
    for (let at = 0; at < due.outside.length; at += atOnce)
      outside.push(
        ...(await Promise.all(
          due.outside
            .slice(at, at + atOnce)
            .map(async (address) => ({ address, answer: await ports.links.reach(address) })),
        )),
      )
    const isCutOff = outside.length > 1 && outside.every(({ answer: { verdict } }) => verdict === 'nowhere')
    await keepAnswers(flow, [
      ...own,
      ...outside.map((one) => (isCutOff ? { ...one, answer: { verdict: 'unknown', status: null } as const } : one)),
    ])
  },
}

interface Answered {
  readonly address: string
  readonly answer: LinkAnswer
}

async function keepAnswers({ transaction }: JobFlow, answers: readonly Answered[]): Promise<void> {
  if (answers.length === 0) return
  await transaction(async ({ tx, now }) => {
    for (const { address, answer } of answers) await keepAnswer(tx, address, answer, now)
  })
}
