import { readOldAddress } from './canonical.ts'

/** Where old addresses of the municipality's own site lead, by their paths. */
export type Leads = (path: string) => string | undefined

/** Old addresses that one may be led through. */
export const stepsMost = 10

/** A target as an old address of the own site would be kept. */
export const stopOf = (target: string): string => readOldAddress(target)?.path ?? target

/** Where an old address leads in the end, through others that are old by now; undefined where that never ends. */
export function endOf(target: string, leads: Leads): string | undefined {
  let at = target
  for (let step = 0; step < stepsMost; step += 1) {
    const further = leads(stopOf(at))
    if (further === undefined) return at
    at = further
  }
  return undefined
}

/** The way round that an address would make, if it led to a target: its stops, the first again at the end. */
export function loopOf(path: string, target: string, leads: Leads): readonly string[] | undefined {
  const stops = [path]
  let at: string | undefined = target
  while (at !== undefined && stops.length <= stepsMost) {
    const stop = stopOf(at)
    stops.push(stop)
    if (stop === path) return stops
    at = leads(stop)
  }
  return at === undefined ? undefined : stops
}
