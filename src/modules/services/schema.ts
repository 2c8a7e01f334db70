import { z } from 'zod'
import { DraftId, OfficeId, ServiceId, VersionSha } from '#kernel/ids.ts'
import { Answers, Assessment, FileView, GroundTaken } from '#engines/cases/index.ts'

/** A service in a list. */
export const ServiceSummary = z.object({
  id: ServiceId,
  title: z.string(),
  summary: z.string(),
  office: OfficeId,
  version: VersionSha,
})

/** An issue of one field, in words for a person. */
export const FieldIssue = z.object({ path: z.string(), message: z.string() })

/** A draft: answers not yet submitted. */
export const Draft = z.object({
  id: DraftId,
  serviceId: ServiceId,
  version: VersionSha,
  answers: Answers,
  files: z.array(FileView),
  revision: z.int().min(1).describe('Rises at every save; a save must name the one it started from.'),
  updatedAt: z.iso.datetime(),
  caseId: z.uuid().nullable().describe('The case that its submission opened.'),
  moved: z.boolean().describe('Whether the service has changed since the last save.'),
  today: z.iso.date().describe('The day, in Rome, on which its conditions were read.'),
  assessment: Assessment,
  taken: z.array(GroundTaken).describe('Ground that it asks for and others hold; it may be free by the decision.'),
  issues: z.array(FieldIssue).describe('What is still missing or wrong.'),
})

export type Draft = z.output<typeof Draft>
