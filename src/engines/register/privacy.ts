import { z } from 'zod'
import { defineMessages } from '#platform/i18n/index.ts'
import { definePrivacy, mostExported } from '#platform/privacy/index.ts'
import { registrationLabel } from './register.ts'

const norm = 'DPR 445/2000 art. 53'

const messages = defineMessages('register-privacy', {
  it: {
    registrations: 'Registrazioni di protocollo in cui sei mittente o destinatario',
    why: 'Per provare che cosa il Comune ha ricevuto e inviato, e quando',
    kept: 'Senza scadenza',
    heldBack: 'Il registro di protocollo non si cancella e non si modifica',
  },
  en: {
    registrations: 'Registrations in the protocol register of which you are sender or addressee',
    why: 'To prove what the municipality received and sent, and when',
    kept: 'Without end',
    heldBack: 'The protocol register is neither erased nor changed',
  },
})

const RegisterExport = z.object({
  registrations: z
    .array(
      z.object({
        number: z.string().describe('Year and number.'),
        at: z.iso.datetime(),
        direction: z.enum(['in', 'out']),
        correspondent: z.unknown().describe('The person as the register names them.'),
        subject: z.string(),
        class: z.string().describe('Class of the filing plan.'),
        documents: z.unknown().describe('Name and SHA-256 of every document registered.'),
      }),
    )
    .describe('Newest first.'),
  complete: z.boolean().describe('False where there are more than an export holds.'),
})

export const registerPrivacy = definePrivacy({
  owner: 'register',
  messages,
  holds: {
    registrations: {
      tables: ['registration'],
      what: 'registrations',
      why: 'why',
      basis: `Reg. (UE) 2016/679 art. 6(1)(c); ${norm}`,
      keptUntil: 'kept',
    },
  },
  async list({ tx, personId }) {
    const held = await tx
      .selectFrom('registration')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('registered_at').as('since')])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    return [{ kind: 'registrations', ...held, heldBack: { reason: 'heldBack', norm } }]
  },
  schema: RegisterExport,
  async export({ tx, personId }) {
    const rows = await tx
      .selectFrom('registration')
      .select(['year', 'number', 'registered_at', 'direction', 'correspondent', 'subject', 'class', 'document_hashes'])
      .where('person_id', '=', personId)
      .orderBy('registered_at', 'desc')
      .orderBy('number', 'desc')
      .limit(mostExported + 1)
      .execute()
    return {
      data: {
        registrations: rows.slice(0, mostExported).map((row) => ({
          number: registrationLabel(row),
          at: row.registered_at.toISOString(),
          direction: row.direction as 'in' | 'out',
          correspondent: row.correspondent,
          subject: row.subject,
          class: row.class,
          documents: row.document_hashes,
        })),
        complete: rows.length <= mostExported,
      },
    }
  },
  erase: async () => [],
})
