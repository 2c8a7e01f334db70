import { caseJobs, caseSweeps } from '#engines/cases/index.ts'
import { desk } from '#modules/desk/index.ts'
import { dossier } from '#modules/dossier/index.ts'
import { identity } from '#modules/identity/index.ts'
import { services } from '#modules/services/index.ts'
import type { Module } from '#ui/web/module.ts'

/** The systems of the city that this program holds. */
export const modules: readonly Module[] = [services, dossier, desk, identity]

/** Every operation, in the order of the documentation. */
export const operations = modules.flatMap((module) => module.operations)

/** Every page and form. */
export const routes = modules.flatMap((module) => module.routes)

export const jobs = caseJobs
export const sweeps = caseSweeps
