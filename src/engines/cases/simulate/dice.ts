import { seededRandom } from '#kernel/seeded-random.ts'

/** Chance that a seed repeats. */
export interface Dice {
  /** A whole number between two, both included. */
  readonly whole: (least: number, most: number) => number
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
  /** Whether something comes to pass that does so in this share of cases. */
  readonly chance: (share: number) => boolean
  /** One of a list, each as likely as its weight says; nothing of none. */
  readonly weighted: <T>(list: readonly T[], weight: (one: T) => number) => T | undefined
}

export function diceOf(seed: number): Dice {
  const next = seededRandom(seed)
  return {
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    chance: (share) => next() < share,
    weighted(list, weight) {
      let left = next() * list.reduce((sum, one) => sum + weight(one), 0)
      return list[list.findIndex((one) => (left -= weight(one)) < 0)]
    },
  }
}
