import { caseJobs, casePrivacy, caseSweeps, registryMessagesPrivacy } from '#engines/cases/index.ts'
import { contentReviewMail, contentReviewSweep } from '#engines/content/index.ts'
import { paymentsPrivacy } from '#engines/payments/index.ts'
import { reservationPrivacy, reservationSweep } from '#engines/reservation/index.ts'
import { registerPrivacy } from '#engines/register/index.ts'
import { appointmentJobs, appointments } from '#modules/appointments/index.ts'
import { desk } from '#modules/desk/index.ts'
import { dossier } from '#modules/dossier/index.ts'
import { editorial, linkSweep } from '#modules/editorial/index.ts'
import { feedback } from '#modules/feedback/index.ts'
import { identity } from '#modules/identity/index.ts'
import { importJob, imports } from '#modules/imports/index.ts'
import { oldAddresses } from '#modules/old-addresses/index.ts'
import { publications } from '#modules/publications/index.ts'
import { search } from '#modules/search/index.ts'
import { services } from '#modules/services/index.ts'
import { site } from '#modules/site/index.ts'
import type { Privacy } from '#platform/privacy/index.ts'
import type { Module } from '#ui/web/module.ts'

/** The systems of the city that this program holds. */
export const modules: readonly Module[] = [
  site,
  editorial,
  search,
  oldAddresses,
  imports,
  services,
  appointments,
  publications,
  feedback,
  dossier,
  desk,
  identity,
]

/** Every operation, in the order of the documentation. */
export const operations = modules.flatMap((module) => module.operations)

/** Every page and form. */
export const routes = modules.flatMap((module) => module.routes)

export const jobs = [...caseJobs, ...appointmentJobs, contentReviewMail, importJob]
export const sweeps = [...caseSweeps, reservationSweep, contentReviewSweep, linkSweep]

/** Who holds personal data, in the order in which people read it. */
export const privacy: readonly Privacy[] = [
  ...modules.flatMap((module) => module.privacy ?? []),
  casePrivacy,
  registryMessagesPrivacy,
  registerPrivacy,
  paymentsPrivacy,
  reservationPrivacy,
]
