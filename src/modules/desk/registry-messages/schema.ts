import { z } from 'zod'
import { Answers, Field } from '#engines/cases/index.ts'

/** A message of the national registry in a list. */
export const RegistryMessageRow = z.object({
  id: z.uuid(),
  kindName: z.string(),
  applicant: z.string().nullable().describe('Whom it is about, as the registry says; null once its case has it.'),
  state: z.enum(['received', 'by-hand', 'corrected', 'opened', 'set-aside']),
  declaredAt: z.iso.datetime().describe('When the declaration was made: the terms run from then.'),
  due: z.iso.date().nullable().describe('Last day of the first term of its case; null where no service opens from it.'),
  daysLeft: z.int().nullable(),
  caseId: z.uuid().nullable(),
})

/** A message with what it says. */
export const RegistryMessageView = RegistryMessageRow.extend({
  messageId: z.string().describe('Id that the registry gave.'),
  receivedAt: z.iso.datetime(),
  sender: z.string().nullable().describe('The administration that sent it; null where the citizen did.'),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  facts: z.array(z.object({ label: z.string(), value: z.string() })).describe('What it says, as it came.'),
  fields: z.array(Field).describe('Fields by which it is put right; none where no service opens from it.'),
  answers: Answers.describe('What they hold so far.'),
  texts: z.record(z.string(), z.string()),
  today: z.iso.date().describe('The day on which the declaration was made: conditions are read on it.'),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  revision: z.int(),
})

export type RegistryMessageRow = z.output<typeof RegistryMessageRow>
export type RegistryMessageView = z.output<typeof RegistryMessageView>
