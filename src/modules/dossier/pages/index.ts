import type { PageRoute } from '#ui/web/route.ts'
import { pay, showPayment } from './pay.tsx'
import { accesses } from './accesses.tsx'
import { showAction, showActionAgain, submitAction, submitActionWithFiles } from './action.tsx'
import { showCase } from './case.tsx'
import { appointments } from './appointments.tsx'
import { cases } from './cases.tsx'
import { confirmErasure, eraseData } from './data-erasure.tsx'
import { data, downloadData } from './data.tsx'
import { openDocument, openFile } from './downloads.ts'
import { messages } from './messages.tsx'
import { overview } from './overview.tsx'
import { profile, saveProfile } from './profile.tsx'

/** The personal area. */
export const dossierRoutes: readonly PageRoute[] = [
  overview,
  cases,
  showCase,
  showPayment,
  pay,
  showAction,
  submitAction,
  showActionAgain,
  submitActionWithFiles,
  openDocument,
  openFile,
  appointments,
  messages,
  profile,
  saveProfile,
  data,
  downloadData,
  confirmErasure,
  eraseData,
  accesses,
]
