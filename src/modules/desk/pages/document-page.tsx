import { invalidInput } from '#kernel/errors.ts'
import { caseErrors, readAnswers } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { previewDocumentOperation, rewriteDocumentOperation } from '../operations.ts'
import { deskDocumentFilePath, deskDocumentPath } from '../paths.ts'
import { DocumentView } from './document/document-view.tsx'
import { documentMessages } from './document/messages.ts'
import { openKnownDocument } from './document/open-document.ts'
import { sameAnswers } from './document/same-answers.ts'
import { reply } from './reply.ts'

const show = definePage({
  path: deskDocumentPath,
  access: 'officer',
  async show(request) {
    const { office, document } = await openKnownDocument(request)
    return <DocumentView view={request.view} office={office} document={document} />
  },
})

const read = definePage({
  path: deskDocumentFilePath,
  access: 'officer',
  show: ({ param, file }) =>
    file(previewDocumentOperation, { caseId: param('caseId'), documentId: param('documentId') }, true),
})

const rewrite = defineForm({
  path: deskDocumentPath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const where = { caseId: param('caseId'), documentId: param('documentId') }
    const before = await openKnownDocument(request)
    const fields = before.office.forms[before.document.actionId ?? ''] ?? []
    const { answers } = readAnswers(fields, form, view.locale)
    const t = translator(documentMessages, view.locale)
    const { refused } = await orRefusal(
      call(rewriteDocumentOperation, { ...where, revision: Number(form.text('_revision')), answers }),
      [caseErrors.caseStale, caseErrors.documentFixed, invalidInput],
    )
    const { office, document } = await openKnownDocument(request)
    // a form sent twice finds its own words written
    if (!refused || (refused.code === caseErrors.caseStale.code && sameAnswers(document.answers, answers)))
      return redirect(deskDocumentPath.to(where), t('saved', { document: document.title }))
    const errors = wrongFields(refused, view.locale)
    const stale = refused.code === caseErrors.caseStale.code ? t('meanwhileChanged') : refused.sentence[view.locale]
    const state = { answers, errors, refusal: Object.keys(errors).length > 0 ? undefined : stale }
    return reply(
      request,
      <DocumentView view={view} office={office} document={document} state={state} />,
      refused.status,
    )
  },
})

export const documentRoutes = [show, read, rewrite]
