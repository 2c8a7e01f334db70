import { Command } from 'commander'
import { canonicalPack, diffPacks } from '#engines/cases/index.ts'
import type { ServiceDiff } from '#engines/cases/index.ts'
import { say } from './print.ts'
import { faultless, packArgument, publishedPack } from './read-pack.ts'

const readVersion = (name: string) => (/^[0-9a-f]{64}$/.test(name) ? publishedPack(name) : faultless(name))

function print({ differences, consequences }: ServiceDiff): void {
  if (differences.length === 0) return say('The two are the same.')
  say(differences.length === 1 ? 'The two differ in one thing.' : `The two differ in ${differences.length} things.`)
  for (const [group, found] of Map.groupBy(differences, (one) => one.group)) {
    say(`\n${group}`)
    for (const { words } of found) say(`  ${words}`)
  }
  say('\nWhat it means for what is under way')
  for (const sentence of consequences) say(`  ${sentence}`)
}

export function diffCommand(): Command {
  return new Command('diff')
    .description('Tell in words what two versions of a service differ in. It ends with 0 whether or not they differ.')
    .argument('<older>', `${packArgument}, or the SHA-256 of a published version`)
    .argument('<newer>', 'the same')
    .option('--json', 'as JSON')
    .action(async (older: string, newer: string, { json }: { json?: boolean }) => {
      const before = await readVersion(older)
      const after = await readVersion(newer)
      const found = diffPacks(before, after, 'en')
      if (!json) return print(found)
      const [a, b] = [canonicalPack(before).sha256, canonicalPack(after).sha256]
      say(JSON.stringify({ older: a, newer: b, same: a === b, ...found }, null, 2))
    })
}
