import type { Answers, Field } from '#engines/cases/index.ts'
import { getProfileOperation } from '#modules/dossier/index.ts'
import type { PageRequest } from '#ui/web/route.ts'

/** What the profile already knows, on a page that nobody has filled in yet: it is asked once, and can be changed here. */
export async function prefilled({ call }: PageRequest, fields: readonly Field[], answers: Answers): Promise<Answers> {
  const known = fields.filter(({ source }) => source === 'profile')
  if (known.length === 0 || fields.some(({ stableId }) => answers[stableId] !== undefined)) return answers
  const { email, phone } = await call(getProfileOperation, {})
  const values: Readonly<Record<string, string | null>> = { email, phone }
  const found = known.flatMap(({ stableId, type }) => {
    const value = values[type]
    return value === undefined || value === null ? [] : [[stableId, value] as const]
  })
  return { ...answers, ...Object.fromEntries(found) }
}
