import { randomUUID } from 'node:crypto'
import { invalidInput } from '#kernel/errors.ts'
import { caseErrors, doName, editRows, readAnswers, readRowEdit } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { caseMessages } from '../messages.ts'
import { getOfficeCaseOperation, officeActOperation } from '../operations.ts'
import { deskActionPath, deskCasePath, deskDocumentPath } from '../paths.ts'
import { ActionView } from './action/action-view.tsx'
import { reply } from './reply.ts'

const show = definePage({
  path: deskActionPath,
  access: 'officer',
  async show({ view, param, call }) {
    const office = await call(getOfficeCaseOperation, { caseId: param('caseId') })
    const actionId = param('actionId')
    if (!Object.hasOwn(office.forms, actionId)) throw notFound.with()
    const state = { answers: {}, errors: {}, documentId: randomUUID() }
    return <ActionView view={view} office={office} actionId={actionId} state={state} />
  },
})

const submit = defineForm({
  path: deskActionPath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const caseId = param('caseId')
    const actionId = param('actionId')
    const before = await call(getOfficeCaseOperation, { caseId })
    const fields = before.forms[actionId]
    if (fields === undefined) throw notFound.with()
    const { answers } = readAnswers(fields, form, view.locale)
    const revision = Number(form.text('_revision'))
    const documentId = form.text('documentId')
    const edit = readRowEdit(fields, form.text(doName))
    if (edit)
      return (
        <ActionView
          view={view}
          office={before}
          actionId={actionId}
          state={{ answers: editRows(answers, edit), errors: {}, documentId }}
        />
      )
    const { done, refused } = await orRefusal(
      call(officeActOperation, { caseId, actionId, revision, answers, documentId }),
      [
        caseErrors.caseStale,
        caseErrors.actionNotAllowed,
        caseErrors.feeUnknown,
        caseErrors.groundNotDrawn,
        caseErrors.placeTaken,
        caseErrors.opinionOfficeUnknown,
        invalidInput,
      ],
    )
    const t = translator(caseMessages, view.locale)
    if (!refused) {
      const action = before.actions.find(({ id }) => id === actionId)
      const started = done.documentId
      return started === null
        ? redirect(deskCasePath.to({ caseId }), t('done', { action: action?.done ?? actionId, number: before.number }))
        : redirect(
            deskDocumentPath.to({ caseId, documentId: started }),
            t('written', { document: action?.document ?? action?.name ?? t('writeDraft') }),
          )
    }
    const office = await call(getOfficeCaseOperation, { caseId })
    const errors = wrongFields(refused, view.locale)
    const wrong = Object.keys(errors).length > 0
    const state = {
      answers,
      documentId,
      errors,
      seen: revision,
      refusal: wrong ? undefined : refused.sentence[view.locale],
    }
    return reply(request, <ActionView view={view} office={office} actionId={actionId} state={state} />, refused.status)
  },
})

export const actionRoutes = [show, submit]
