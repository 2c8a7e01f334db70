import { z } from 'zod'
import { CaseId, DocumentId } from '#kernel/ids.ts'
import { PaymentView } from '#engines/payments/index.ts'
import {
  AnsweredField,
  Answers,
  CaseView,
  Field,
  FileView,
  GroundTaken,
  LinkedCase,
  Published,
} from '#engines/cases/index.ts'

/** Worklists: stored queries, each in the order of legal risk. */
export const worklists = ['all', 'mine', 'unassigned', 'late', 'waiting', 'to-sign', 'opinions', 'closed'] as const

/** A row of a worklist. */
export const WorklistRow = z.object({
  id: CaseId,
  number: z.string(),
  title: z.string(),
  applicant: z.string(),
  stateName: z.string(),
  stateKind: z.string(),
  receivedOn: z.iso.date(),
  due: z.iso.date().nullable(),
  daysLeft: z.int().nullable(),
  officer: z.string().nullable(),
  office: z.string(),
  toSign: z.boolean(),
})

/** A document as the office sees it. */
export const OfficeDocument = z.object({
  id: DocumentId,
  title: z.string(),
  actionId: z.string().nullable(),
  state: z.enum(['draft', 'signed', 'issued', 'delivered']),
  recipient: z.enum(['applicant', 'third-party']),
  needsSignature: z.boolean(),
  signedAt: z.iso.datetime().nullable(),
  issuedAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  deliveryChannel: z.string().nullable(),
  deliveryProof: z.string().nullable().describe('What proves the delivery, as it was recorded.'),
  answers: Answers.describe('What was written into it.'),
  fields: z.array(AnsweredField).describe('The same, in words.'),
  bytes: z.int().nullable(),
  revision: z.int(),
})

/** An action as the officer chooses it: what it is for, and what comes of it. */
export const OfficeAction = z.object({
  id: z.string(),
  name: z.string(),
  done: z.string().describe('What is said of it once it is done.'),
  help: z.string(),
  group: z.string(),
  costly: z.boolean(),
  writes: z.boolean(),
  document: z.string().nullable().describe('Title of the document that it writes.'),
  needsSignature: z.boolean(),
  recipient: z.enum(['applicant', 'third-party']).nullable(),
  leadsTo: z.string().nullable().describe('Name of the stage that it leads to; null where the stage stays.'),
  outcomeName: z.string().nullable(),
  tellsApplicant: z.boolean(),
})

/** A case with everything on it, as the officer sees it. */
export const OfficeCase = CaseView.extend({
  applicant: z.object({
    name: z.string(),
    fiscalCode: z.string(),
    birthDate: z.iso.date(),
    birthPlace: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  origin: z
    .object({ registry: z.string(), messageId: z.string(), receivedAt: z.iso.datetime() })
    .nullable()
    .describe('The message of a registry that opened the case; null where the applicant applied here.'),
  answers: z.array(AnsweredField),
  taken: z.array(GroundTaken).describe('Ground that the case asks for and others hold.'),
  payments: z.array(PaymentView).describe('What the applicant owes for the case, and what was paid.'),
  published: z.array(Published).describe('What was made public of its outcome, also what is public no longer.'),
  linked: z.array(LinkedCase).describe('Cases that came from this one, or that it came from.'),
  exchanges: z
    .array(z.object({ seq: z.int(), title: z.string(), at: z.iso.datetime(), fields: z.array(AnsweredField) }))
    .describe('What was said after the application, by the applicant or about third parties.'),
  files: z.array(FileView),
  documents: z.array(OfficeDocument),
  undelivered: z
    .array(
      z.object({
        id: z.uuid(),
        subject: z.string(),
        email: z.string(),
        at: z.iso.datetime(),
        recipient: z.enum(['applicant', 'third-party']),
        documentId: DocumentId.nullable(),
      }),
    )
    .describe('Notices that the mail server refused for good: nobody was told by e-mail.'),
  notes: z.array(z.object({ id: z.uuid(), officer: z.string(), at: z.iso.datetime(), text: z.string() })),
  actions: z.array(OfficeAction),
  refusedActions: z
    .array(z.object({ id: z.string(), name: z.string(), reason: z.string() }))
    .describe('What the stage would allow but something stops, with the reason.'),
  forms: z
    .record(z.string(), z.array(Field))
    .describe('Fields of every action of an officer, by action: those of the version that the case is pinned to.'),
  texts: z.record(z.string(), z.string()).describe('Words of these fields, in the language of the request.'),
  colleagues: z.array(z.object({ id: z.uuid(), name: z.string() })),
  officerId: z.uuid().nullable(),
  responsibleId: z.uuid().nullable(),
  ofMyOffice: z
    .boolean()
    .describe('Whether the case is of one of the officer’s offices; if not, the opinion of one of them was asked for.'),
  iAmHead: z.boolean(),
  iAmInCharge: z.boolean(),
  flags: z.array(z.string()),
  flagNames: z.array(z.string()).describe('The flags in words.'),
})

export type WorklistRow = z.output<typeof WorklistRow>
export type OfficeAction = z.output<typeof OfficeAction>
export type OfficeCase = z.output<typeof OfficeCase>
export type OfficeDocument = z.output<typeof OfficeDocument>
