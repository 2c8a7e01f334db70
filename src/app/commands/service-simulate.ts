import { Command, InvalidArgumentError } from 'commander'
import { formatMoney } from '#kernel/money.ts'
import { simulate } from '#engines/cases/index.ts'
import type { OutcomeFigures, Simulation } from '#engines/cases/index.ts'
import { say, sayRows } from './print.ts'
import { faultless, packArgument } from './read-pack.ts'

/** More would take minutes, and say nothing more. */
const MAX_CASES = 100_000

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It is a whole number between ${least} and ${most}.`)
    return value
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

const row = ({ outcome, cases, share, medianDays, p90Days, lateShare }: OutcomeFigures) => ({
  outcome,
  cases,
  share: percent(share),
  'median days': medianDays ?? '-',
  '90 % within': p90Days ?? '-',
  late: percent(lateShare),
})

function print({ service, seed, cases, validApplications, scenarios, outcomes, all, feesCents, opinions }: Simulation) {
  const amount = (cents: number | null) => (cents === null ? 'unknown' : formatMoney(cents, 'en'))
  say(`${service}: ${scenarios.length} scenarios`)
  sayRows(
    scenarios.map(({ name, ends, days }) => ({ scenario: name, ends, days: days ?? '-' })),
    false,
  )
  say(`\n${cases} cases by chance, seed ${seed}; ${validApplications} with an application that the form takes`)
  sayRows([...outcomes, all].map(row), false)
  say('Days from the receipt to the end. Late: a term of the case had expired, by silence or before a decision.')
  const { min, median, max, unknown } = feesCents
  say(`\nFees that the answers make: least ${amount(min)}, median ${amount(median)}, most ${amount(max)}`)
  if (unknown > 0) say(`In ${unknown} cases the fee could not be worked out.`)
  if (opinions.length === 0) return
  say('')
  sayRows(
    opinions.map(({ opinion, asked, given, notGiven }) => ({ opinion, asked, given, 'not given': notGiven })),
    false,
  )
}

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('Play the scenarios of a pack and many cases by chance: how they end, after how long, at what cost.')
    .argument('<pack>', packArgument)
    .option('--cases <count>', 'how many', wholeNumber(0, MAX_CASES), 1_000)
    .option('--seed <number>', 'the same gives the same cases', wholeNumber(0, 2 ** 32 - 1), 1)
    .option('--json', 'as JSON')
    .action(async (path: string, { cases, seed, json }: { cases: number; seed: number; json?: boolean }) => {
      const found = simulate(await faultless(path), { cases, seed })
      if (json) say(JSON.stringify(found, null, 2))
      else print(found)
    })
}
