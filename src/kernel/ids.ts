import { z } from 'zod'

export const TenantId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,40}$/)
  .brand<'TenantId'>()
  .describe('Name of a municipality on this installation, also the name of its database schema')
export type TenantId = z.infer<typeof TenantId>

export const PersonId = z.uuid().brand<'PersonId'>().describe('Identifier of a person')
export type PersonId = z.infer<typeof PersonId>

export const OfficerId = z.uuid().brand<'OfficerId'>().describe('Identifier of an officer of the municipality')
export type OfficerId = z.infer<typeof OfficerId>

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/)

export const OfficeId = slug.brand<'OfficeId'>().describe('Short name of an organisational unit')
export type OfficeId = z.infer<typeof OfficeId>

export const CaseId = z.uuid().brand<'CaseId'>().describe('Identifier of a case')
export type CaseId = z.infer<typeof CaseId>

export const DraftId = z.uuid().brand<'DraftId'>().describe('Identifier of a draft')
export type DraftId = z.infer<typeof DraftId>

export const DocumentId = z.uuid().brand<'DocumentId'>().describe('Identifier of a document')
export type DocumentId = z.infer<typeof DocumentId>

export const FileId = z.uuid().brand<'FileId'>().describe('Identifier of a stored file')
export type FileId = z.infer<typeof FileId>

export const NoticeId = z.uuid().brand<'NoticeId'>().describe('Identifier of a notice to a person')
export type NoticeId = z.infer<typeof NoticeId>

export const ServiceId = slug.brand<'ServiceId'>().describe('Short name of a service, the name of its pack folder')
export type ServiceId = z.infer<typeof ServiceId>

export const VersionSha = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'VersionSha'>()
  .describe('SHA-256 (lower-case hexadecimal) of the canonical JSON of a service version')
export type VersionSha = z.infer<typeof VersionSha>

export const SessionId = z.uuid().brand<'SessionId'>().describe('Identifier of a session')
export type SessionId = z.infer<typeof SessionId>

export const RegistrationId = z.uuid().brand<'RegistrationId'>().describe('Identifier of a protocol registration')
export type RegistrationId = z.infer<typeof RegistrationId>
