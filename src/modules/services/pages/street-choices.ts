import { oneOfSeveral } from '#engines/streets/index.ts'
import { cityAddresses } from '#engines/cases/index.ts'
import type { Answers, Field, StreetChoices } from '#engines/cases/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { findStreetsOperation } from '../streets-operation.ts'

/** The streets to choose from, for each address of a page in which several may be meant. */
export async function streetChoices(
  { call }: Pick<PageRequest, 'call'>,
  fields: readonly Field[],
  answers: Answers,
  errors: Readonly<Record<string, string>> = {},
): Promise<StreetChoices> {
  const unclear = cityAddresses(fields, answers).filter(
    ([path, address]) => address['street-code'] === oneOfSeveral || errors[`${path}.street`] !== undefined,
  )
  const found = unclear.map(async ([path, { street }]) => {
    const { streets } = await call(findStreetsOperation, { q: typeof street === 'string' ? street.slice(0, 120) : '' })
    return [path, streets] as const
  })
  return Object.fromEntries(await Promise.all(found))
}
