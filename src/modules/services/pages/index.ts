import type { PageRoute } from '#ui/web/route.ts'
import { begin } from './begin.ts'
import { confirmDiscard, discard } from './discard.tsx'
import { attach, attachAgain, detach } from './files.ts'
import { pageWithFilesAgain, submitPageWithFiles } from './page-files.ts'
import { procedure } from './procedure.tsx'
import { goOnSimulating, startSimulation } from './simulate.tsx'
import { showStep, submitStep } from './step.tsx'

/** The catalogue of services and the application. */
export const serviceRoutes: readonly PageRoute[] = [
  startSimulation,
  goOnSimulating,
  procedure,
  begin,
  showStep,
  submitStep,
  submitPageWithFiles,
  pageWithFilesAgain,
  attach,
  attachAgain,
  detach,
  confirmDiscard,
  discard,
]
