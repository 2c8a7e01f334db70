import { caseErrors } from '#engines/cases/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage, defineUpload } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { attachToDraftOperation, detachFromDraftOperation } from '../operations.ts'
import { applyFilePath, applyFileRemovePath } from '../paths.ts'
import { showFiles } from './files-step.tsx'
import { filesStep, loadJourney, stepPath } from './journey.ts'
import { withStatus } from './with-status.ts'

/** Takes files: those refused are told with their reason, and stop no other. */
export const attach = defineUpload({
  path: applyFilePath,
  access: 'person',
  async receive(request, upload) {
    const { call, locale, param, redirect } = request
    const t = serviceWords(locale)
    const journey = await loadJourney(request)
    if (journey instanceof Response) return journey
    const slot = param('slot')
    const { done, refused } = await orRefusal(
      call(attachToDraftOperation, { draftId: journey.draft.id, slot }, upload),
      [caseErrors.tooManyFiles],
    )
    const fresh = await loadJourney(request, journey.draft.id)
    if (fresh instanceof Response) return fresh
    const again = (reasons: readonly string[], kept: number) =>
      withStatus(request, showFiles(request, fresh, { slot, reasons, kept }), 422)
    if (!done) return again([refused.sentence[locale]], 0)
    if (done.refused.length > 0)
      return again(
        done.refused.map(({ name, reason }) => t('refusedFile', { name, reason })),
        done.files.length,
      )
    if (done.files.length === 0) return again([t('noFileChosen')], 0)
    return redirect(stepPath(fresh, filesStep), t('uploaded', { count: done.files.length }))
  },
})

/** The address of an upload, opened or loaded again by hand: it has nothing of its own to show. */
export const attachAgain = definePage({
  path: applyFilePath,
  access: 'person',
  async show(request) {
    const journey = await loadJourney(request)
    return journey instanceof Response ? journey : request.redirect(stepPath(journey, filesStep))
  },
})

export const detach = defineForm({
  path: applyFileRemovePath,
  access: 'person',
  async submit(request) {
    const { call, locale, param, redirect } = request
    const journey = await loadJourney(request)
    if (journey instanceof Response) return journey
    const fileId = param('fileId')
    // pressed twice, or in two windows: it is gone all the same
    if (journey.draft.files.some(({ id }) => id === fileId))
      await call(detachFromDraftOperation, { draftId: journey.draft.id, fileId })
    return redirect(stepPath(journey, filesStep), serviceWords(locale)('removed'))
  },
})
