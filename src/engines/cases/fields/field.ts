import { ExpressionSchema } from '#kernel/language/expression-schema.ts'
import { unitNames } from '#kernel/language/units.ts'
import { z } from 'zod'

export const stableId = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)

/** Types of a field that hold one value. */
export const simpleTypes = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'email',
  'phone',
  'iban',
  'fiscal-code',
  'vat-number',
  'choice',
  'choices',
  'yes-no',
  'file',
] as const

/** Types whose answer is a record of parts that the engine knows. */
export const compositeTypes = ['period', 'address', 'person', 'cadastral', 'place'] as const

const ofOneValue = {
  stableId: stableId.describe('Never changes meaning, in any version.'),
  type: z.enum([...simpleTypes, ...compositeTypes]),
  required: z.union([z.boolean(), ExpressionSchema]).default(true).describe('Whether, or when, an answer is needed.'),
  visibleIf: ExpressionSchema.optional(),
  options: z.array(stableId).min(2).optional().describe('For choice and choices: what can be chosen.'),
  closed: z
    .array(stableId)
    .min(1)
    .optional()
    .describe('Options that new applications can no longer choose; those sent before keep their words.'),
  list: z
    .enum(['countries', 'provinces'])
    .optional()
    .describe('For choice and choices: a national list of codes, in place of options.'),
  maxLength: z
    .number()
    .int()
    .min(1)
    .max(20_000)
    .optional()
    .describe('Characters; 200 for text and 4,000 for long-text unless said.'),
  unit: z.enum(unitNames).optional().describe('For number: what it counts or measures.'),
  decimals: z.number().int().min(0).max(6).optional().describe('For number: digits after the point; none unless said.'),
  min: z.number().optional().describe('For number and money (in cents): the least that makes sense.'),
  max: z.number().optional().describe('For number and money (in cents): the most that makes sense.'),
  notBefore: ExpressionSchema.optional().describe('For date and period: the first day that makes sense.'),
  notAfter: ExpressionSchema.optional().describe('For date and period: the last day that makes sense.'),
  within: z
    .enum(['city', 'italy', 'anywhere'])
    .optional()
    .describe('For address: in the streets of the city, in Italy (unless said), or in the world.'),
  geometry: z
    .array(z.enum(['point', 'line', 'area']))
    .min(1)
    .optional()
    .describe('For place: what can be drawn; a point unless said.'),
  accept: z.array(z.string()).min(1).optional().describe('For file: media types, checked by content.'),
  maxBytes: z.number().int().min(1).optional().describe('For file: size of one at the most.'),
  maxFiles: z.number().int().min(1).max(50).optional().describe('For file: how many at the most; one unless said.'),
  source: z
    .enum(['applicant', 'identity', 'profile', 'registry'])
    .default('applicant')
    .describe('Where the value comes from before the person changes it.'),
  purpose: stableId.describe('Why it is asked: a text `purposes.<purpose>`.'),
  sensitive: z.string().min(1).optional().describe('Ground for special categories of data (GDPR art. 9(2), 10).'),
}

/** A field that stands alone, in a row of a repeated group or in a cell of a table. */
export const InnerField = z.object(ofOneValue).strict()

/**
 * A field of a form. Its words are texts of the pack: `fields.<stableId>.label`, `.hint`, `.options.<option>`; those of
 * a field in a group or table `fields.<group>.<stableId>.label` and so on.
 */
export const Field = z
  .object({
    ...ofOneValue,
    type: z.enum([...simpleTypes, ...compositeTypes, 'group', 'table']),
    fields: z.array(InnerField).min(1).max(30).optional().describe('For group: of a row; for table: the columns.'),
    minRows: z.number().int().min(0).max(100).optional().describe('For group: none unless said.'),
    maxRows: z.number().int().min(1).max(100).optional().describe('For group: 20 unless said.'),
    rows: z.array(stableId).min(1).max(30).optional().describe('For table: its rows, `fields.<table>.rows.<row>`.'),
  })
  .strict()

export type Field = z.output<typeof Field>
export type InnerField = z.output<typeof InnerField>
/** A field as it is written, before defaults. */
export type FieldInput = z.input<typeof Field>
export type FieldType = Field['type']

/** The options that a new application can choose. */
export const openOptions = ({ options = [], closed = [] }: Pick<Field, 'options' | 'closed'>): string[] =>
  options.filter((option) => !closed.includes(option))

/** Longest text of a field, in characters. */
export function maxLengthOf(field: Pick<Field, 'maxLength' | 'type'>): number {
  return field.maxLength ?? (field.type === 'long-text' ? 4_000 : 200)
}
