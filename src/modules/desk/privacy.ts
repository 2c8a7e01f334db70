import { z } from 'zod'
import { sql } from 'kysely'
import { defineMessages } from '#platform/i18n/index.ts'
import { definePrivacy } from '#platform/privacy/index.ts'
import type { PrivacyScope } from '#platform/privacy/index.ts'

const messages = defineMessages('desk-privacy', {
  it: {
    notes: 'Note interne degli uffici sulle tue pratiche',
    why: 'Per lavorare alle tue pratiche',
    kept: 'Quanto la pratica a cui appartengono',
    heldBack: 'Possono contenere dati di altri: per conoscerle chiedi all’ufficio',
  },
  en: {
    notes: 'Internal notes of the offices on your cases',
    why: 'To work on your cases',
    kept: 'As long as the case they belong to',
    heldBack: 'They may hold data of others: ask the office to know them',
  },
})

/** Notes are for officers: the person is told that they exist. */
async function notesOf({ tx }: PrivacyScope): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`select * from notes_on_own_cases()`.execute(tx)
  return rows[0] ?? { count: 0, since: null }
}

export const deskPrivacy = definePrivacy({
  owner: 'desk',
  messages,
  holds: {
    notes: {
      tables: ['note'],
      what: 'notes',
      why: 'why',
      basis: 'Reg. (UE) 2016/679 art. 6(1)(e); L. 241/1990',
      keptUntil: 'kept',
    },
  },
  list: async (scope) => [
    {
      kind: 'notes',
      ...(await notesOf(scope)),
      heldBack: { reason: 'heldBack', norm: 'Reg. (UE) 2016/679 art. 15(4), 17(3)(b); L. 241/1990 art. 24' },
    },
  ],
  schema: z.object({
    notes: z
      .int()
      .describe('How many notes the offices have on the cases of the person; their words are asked of the office.'),
  }),
  export: async (scope) => ({ data: { notes: (await notesOf(scope)).count } }),
  erase: async () => [],
})
