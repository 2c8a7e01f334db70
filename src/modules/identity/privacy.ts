import { z } from 'zod'
import { defineMessages } from '#platform/i18n/index.ts'
import { definePrivacy } from '#platform/privacy/index.ts'
import type { PrivacyScope } from '#platform/privacy/index.ts'

const messages = defineMessages('identity-privacy', {
  it: {
    person: 'Nome, cognome, codice fiscale, data e luogo di nascita',
    personWhy: 'Per sapere chi sei quando accedi e presenti una richiesta',
    personKept: 'Finché il Comune conserva qualcosa che ti riguarda',
    personHeld: 'Arrivano dalla tua identità digitale e dicono chi ha firmato le tue richieste',
    sessions: 'Accessi aperti in questo momento',
    sessionsWhy: 'Per tenerti collegato e proteggere la tua area',
    sessionsKept: 'Finché esci o scadono',
    sessionsHeld: 'Servono finché sei collegato: finiscono da sé, o quando esci',
    officer: 'Nome e ruoli nel Comune',
    officerWhy: 'Per sapere chi ha fatto un atto, e dirlo a chi ne ha diritto',
    officerKept: 'Senza scadenza',
    officerHeld: 'Chi è responsabile di un procedimento è pubblico per legge',
  },
  en: {
    person: 'Name, fiscal code, date and place of birth',
    personWhy: 'To know who you are when you sign in and send an application',
    personKept: 'As long as the municipality keeps anything about you',
    personHeld: 'They come from your digital identity and say who signed your applications',
    sessions: 'Sign-ins open at this moment',
    sessionsWhy: 'To keep you signed in and protect your area',
    sessionsKept: 'Until you sign out or they end',
    sessionsHeld: 'They are needed while you are signed in: they end by themselves, or when you sign out',
    officer: 'Name and roles in the municipality',
    officerWhy: 'To know who did an act, and tell those who have a right to it',
    officerKept: 'Without end',
    officerHeld: 'Who is in charge of a procedure is public by law',
  },
})

const IdentityExport = z.object({
  person: z.object({
    fiscalCode: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    birthDate: z.iso.date(),
    birthPlace: z.string().nullable(),
    knownSince: z.iso.datetime().describe('First sign-in, or first case that named the person.'),
  }),
  sessions: z.array(
    z.object({
      kind: z.enum(['browser', 'token']),
      identityLevel: z.int().describe('As in SPID: 1, 2 or 3.'),
      since: z.iso.datetime(),
      lastUsed: z.iso.datetime(),
      endsAt: z.iso.datetime(),
    }),
  ),
  officer: z
    .object({
      name: z.string(),
      roles: z.array(
        z.object({
          office: z.string(),
          role: z.string(),
          contentTypes: z.array(z.string()).nullable(),
          valid: z.string(),
        }),
      ),
    })
    .nullable()
    .describe('Of those who work for the municipality.'),
})

async function officerOf({ tx, personId }: PrivacyScope) {
  const officer = await tx
    .selectFrom('officer')
    .select(['id', 'name'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!officer) return null
  const roles = await tx
    .selectFrom('officer_role')
    .select(['office_id as office', 'role', 'content_types as contentTypes', 'valid'])
    .where('officer_id', '=', officer.id)
    .orderBy('office_id')
    .orderBy('role')
    .execute()
  return { name: officer.name, roles }
}

export const identityPrivacy = definePrivacy({
  owner: 'identity',
  messages,
  holds: {
    person: {
      tables: [
        {
          table: 'person',
          columns: [
            'id',
            'fiscal_code',
            'given_name',
            'family_name',
            'birth_date',
            'birth_place',
            'created_at',
            'updated_at',
          ],
        },
      ],
      what: 'person',
      why: 'personWhy',
      basis: 'Reg. (UE) 2016/679 art. 6(1)(e); D.Lgs. 82/2005 art. 64',
      keptUntil: 'personKept',
    },
    sessions: {
      tables: ['session'],
      what: 'sessions',
      why: 'sessionsWhy',
      basis: 'Reg. (UE) 2016/679 art. 6(1)(e), 32',
      keptUntil: 'sessionsKept',
    },
    officer: {
      tables: ['officer', 'officer_role'],
      what: 'officer',
      why: 'officerWhy',
      basis: 'Reg. (UE) 2016/679 art. 6(1)(c); L. 241/1990 art. 8',
      keptUntil: 'officerKept',
    },
  },
  async list(scope) {
    const { tx, personId, sessions } = scope
    const { since } = await tx
      .selectFrom('person')
      .select('created_at as since')
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const officer = await officerOf(scope)
    return [
      {
        kind: 'person',
        count: 1,
        since,
        heldBack: { reason: 'personHeld', norm: 'Reg. (UE) 2016/679 art. 17(3)(b); DPR 445/2000 art. 65' },
      },
      {
        kind: 'sessions',
        count: sessions.length,
        since: sessions[0]?.since ?? null,
        heldBack: { reason: 'sessionsHeld', norm: 'Reg. (UE) 2016/679 art. 32' },
      },
      {
        kind: 'officer',
        count: officer ? 1 : 0,
        since: null,
        heldBack: { reason: 'officerHeld', norm: 'L. 241/1990 art. 8' },
      },
    ]
  },
  schema: IdentityExport,
  async export(scope) {
    const { tx, personId, sessions } = scope
    const person = await tx
      .selectFrom('person')
      .select([
        'fiscal_code as fiscalCode',
        'given_name as givenName',
        'family_name as familyName',
        'birth_date as birthDate',
        'birth_place as birthPlace',
        'created_at',
      ])
      .where('id', '=', personId)
      .executeTakeFirstOrThrow()
    const { created_at: knownSince, ...named } = person
    return {
      data: {
        person: { ...named, knownSince: knownSince.toISOString() },
        sessions: sessions.map(({ since, lastUsed, endsAt, ...session }) => ({
          ...session,
          since: since.toISOString(),
          lastUsed: lastUsed.toISOString(),
          endsAt: endsAt.toISOString(),
        })),
        officer: await officerOf(scope),
      },
    }
  },
  erase: async () => [],
})
