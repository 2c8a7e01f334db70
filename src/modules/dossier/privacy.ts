import { z } from 'zod'
import { defineMessages } from '#platform/i18n/index.ts'
import { definePrivacy, mostExported } from '#platform/privacy/index.ts'
import type { PrivacyScope } from '#platform/privacy/index.ts'

const messages = defineMessages('dossier-privacy', {
  it: {
    contacts: 'E-mail e telefono',
    contactsWhy: 'Per avvisarti quando una pratica va avanti',
    contactsKept: 'Finché li cambi o li cancelli',
    accesses: 'Registro di chi ha visto o preso i tuoi dati',
    accessesWhy: 'Perché tu possa controllare chi legge i tuoi dati',
    accessesKept: 'Finché il Comune conserva i dati letti',
    accessesHeld: 'È la tua garanzia: nessuno può cancellarlo',
  },
  en: {
    contacts: 'E-mail and phone',
    contactsWhy: 'To tell you when a case moves on',
    contactsKept: 'Until you change or erase them',
    accesses: 'Record of who has seen or taken your data',
    accessesWhy: 'So that you can check who reads your data',
    accessesKept: 'As long as the municipality keeps the data that were read',
    accessesHeld: 'It is your safeguard: nobody can erase it',
  },
})

const accountability = 'Reg. (UE) 2016/679 art. 5(2), 32'

const DossierExport = z.object({
  contacts: z.object({
    email: z.string().nullable(),
    phone: z.string().nullable(),
    locale: z.enum(['it', 'en']).describe('Language of the notices.'),
  }),
  accesses: z
    .array(
      z.object({
        at: z.iso.datetime(),
        officer: z.string().nullable().describe('Name of the officer; null where the person did it.'),
        caseId: z.uuid().nullable(),
        purpose: z.string(),
        operation: z.string(),
      }),
    )
    .describe('Newest first.'),
  complete: z
    .boolean()
    .describe('False where there are more accesses than an export holds: GET /accesses goes on by pages.'),
})

async function contactsOf({ tx, personId }: PrivacyScope) {
  return tx
    .selectFrom('person')
    .select(['email', 'phone', 'locale', 'updated_at'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
}

export const dossierPrivacy = definePrivacy({
  owner: 'dossier',
  messages,
  holds: {
    contacts: {
      tables: [{ table: 'person', columns: ['email', 'phone', 'locale'] }],
      what: 'contacts',
      why: 'contactsWhy',
      basis: 'Reg. (UE) 2016/679 art. 6(1)(e)',
      keptUntil: 'contactsKept',
    },
    accesses: {
      tables: ['access_record'],
      what: 'accesses',
      why: 'accessesWhy',
      basis: accountability,
      keptUntil: 'accessesKept',
    },
  },
  async list(scope) {
    const { email, phone, updated_at: since } = await contactsOf(scope)
    const accesses = await scope.tx
      .selectFrom('access_record')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('at').as('since')])
      .where('person_id', '=', scope.personId)
      .executeTakeFirstOrThrow()
    return [
      { kind: 'contacts', count: [email, phone].filter((contact) => contact !== null).length, since },
      { kind: 'accesses', ...accesses, heldBack: { reason: 'accessesHeld', norm: accountability } },
    ]
  },
  schema: DossierExport,
  async export(scope) {
    const { email, phone, locale } = await contactsOf(scope)
    const rows = await scope.tx
      .selectFrom('access_record')
      .leftJoin('officer', 'officer.id', 'access_record.officer_id')
      .select(['at', 'officer.name as officer', 'case_id as caseId', 'purpose', 'operation'])
      .where('access_record.person_id', '=', scope.personId)
      .orderBy('at', 'desc')
      .orderBy('access_record.id', 'desc')
      .limit(mostExported + 1)
      .execute()
    return {
      data: {
        contacts: { email, phone, locale: locale as 'it' | 'en' },
        accesses: rows.slice(0, mostExported).map((row) => ({ ...row, at: row.at.toISOString() })),
        complete: rows.length <= mostExported,
      },
    }
  },
  async erase({ tx, personId, now }) {
    const before = await tx
      .selectFrom('person')
      .select(['email', 'phone'])
      .where('id', '=', personId)
      .forNoKeyUpdate() // a submission refers to the person: FOR UPDATE would wait for it, and it for the draft
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('person')
      .set({ email: null, phone: null, updated_at: now })
      .where('id', '=', personId)
      .execute()
    return [{ kind: 'contacts', count: [before.email, before.phone].filter((contact) => contact !== null).length }]
  },
})
