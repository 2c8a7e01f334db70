import { z } from 'zod'
import { defineMessages } from '#platform/i18n/index.ts'
import { definePrivacy, mostExported } from '#platform/privacy/index.ts'
import { messageOf, selectMessages } from './store.ts'

const registers = 'Reg. (UE) 2016/679 art. 6(1)(e); L. 1228/1954; DPR 223/1989'

const words = defineMessages('registry-messages-privacy', {
  it: {
    messages: 'Messaggi dell’Anagrafe nazionale (ANPR) su di te',
    why: 'Per aprire la pratica di quello che hai dichiarato',
    kept: 'Finché il Comune conserva la pratica; cinque anni se non ne è nata una',
    heldBack: 'Provano che cosa è arrivato al Comune, e quando',
  },
  en: {
    messages: 'Messages of the national registry (ANPR) about you',
    why: 'To open the case of what you declared',
    kept: 'As long as the municipality keeps the case; five years where none came of it',
    heldBack: 'They prove what came to the municipality, and when',
  },
})

const MessagesExport = z.object({
  messages: z
    .array(
      z.object({
        messageId: z.string().describe('Id that the registry gave.'),
        kind: z.string(),
        declaredAt: z.iso.datetime(),
        receivedAt: z.iso.datetime(),
        state: z.string(),
        caseId: z.uuid().nullable().describe('The case that it opened, which holds what it says.'),
        content: z.unknown().describe('What it says; null once its case has it.'),
        reason: z.string().nullable().describe('Why it was set aside.'),
      }),
    )
    .describe('Newest first.'),
  complete: z.boolean().describe('False where there are more than an export holds.'),
})

export const registryMessagesPrivacy = definePrivacy({
  owner: 'registry-messages',
  messages: words,
  holds: {
    messages: { tables: ['registry_message'], what: 'messages', why: 'why', basis: registers, keptUntil: 'kept' },
  },
  async list({ tx, personId }) {
    const held = await tx
      .selectFrom('registry_message')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('received_at').as('since')])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    const norm = 'Reg. (UE) 2016/679 art. 17(3)(b); DPR 445/2000 art. 53'
    return [{ kind: 'messages', ...held, heldBack: { reason: 'heldBack', norm } }]
  },
  schema: MessagesExport,
  async export({ tx, personId }) {
    const rows = await selectMessages(tx)
      .where('person_id', '=', personId)
      .orderBy('received_at', 'desc')
      .limit(mostExported + 1)
      .execute()
    return {
      data: {
        messages: rows
          .slice(0, mostExported)
          .map(messageOf)
          .map((message) => ({
            messageId: message.messageId,
            kind: message.kind,
            declaredAt: message.declaredAt.toISOString(),
            receivedAt: message.receivedAt.toISOString(),
            state: message.state,
            caseId: message.caseId,
            content: message.content,
            reason: message.reason,
          })),
        complete: rows.length <= mostExported,
      },
    }
  },
  erase: async () => [],
})
