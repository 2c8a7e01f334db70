import type { z } from 'zod'

/** A type that only its own constructor or schema can produce; the same brand Zod gives, so both agree. */
export type Brand<T, Name extends string> = T & z.core.$brand<Name>

/** Marks text as checked. To be called only by the function or schema that has just checked it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the brand that is due: nothing else says it
export function brand<Branded extends Brand<string, string>>(checked: string): Branded {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where text becomes a branded type
  return checked as Branded
}
