import { z } from 'zod'
import { CaseId, DocumentId, NoticeId } from '#kernel/ids.ts'

/** A document of a case, as its applicant sees it. */
export const DocumentView = z.object({
  id: DocumentId,
  title: z.string(),
  kind: z.string(),
  issuedAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  signed: z.boolean(),
  bytes: z.int().nullable(),
})

/** A communication that a person received. */
export const MessageView = z.object({
  id: NoticeId,
  caseId: CaseId,
  subject: z.string(),
  body: z.string(),
  at: z.iso.datetime(),
  mailedAt: z.iso
    .datetime()
    .nullable()
    .describe('When the mail server took it; null while it has not, or where no address is known.'),
  status: z.enum(['queued', 'sent', 'failed', 'dossier']),
})

/** What the municipality knows of a person. */
export const Profile = z.object({
  givenName: z.string(),
  familyName: z.string(),
  fiscalCode: z.string(),
  birthDate: z.iso.date(),
  birthPlace: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  locale: z.enum(['it', 'en']),
})

/** One read of a person's data by an officer, or what the person themselves did with all their data. */
export const AccessRecordView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  officer: z.string().describe('Name of the officer; “you” in words where the person did it.'),
  caseId: CaseId.nullable(),
  caseNumber: z.string().nullable(),
  purpose: z.string(),
  operation: z.string(),
})
