import type { ClockDefinition } from '#engines/terms/definition.ts'
import { general, landOccupation, substituteOf } from '#engines/terms/definitions/general.ts'
import { recordsAccess } from '#engines/terms/definitions/records-access.ts'
import { residenceChecks, residenceRegistration } from '#engines/terms/definitions/residence.ts'
import { tacitApproval, tacitApprovalCertificate } from '#engines/terms/definitions/tacit-approval.ts'

/** The clocks of each kind of procedure, ready to be copied into a service pack and changed there as data. */
export const standardClocks = {
  general: [general, substituteOf(general)],
  recordsAccess: [recordsAccess],
  tacitApproval: [tacitApproval, tacitApprovalCertificate],
  residence: [residenceRegistration, residenceChecks],
  landOccupation: [landOccupation, substituteOf(landOccupation)],
} as const satisfies Record<string, readonly ClockDefinition[]>
