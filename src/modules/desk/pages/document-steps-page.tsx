import { caseErrors } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import { discardDocumentOperation, sendDocumentOperation, signDocumentOperation } from '../operations.ts'
import {
  deskCasePath,
  deskDocumentDiscardPath,
  deskDocumentPath,
  deskDocumentSendPath,
  deskDocumentSignPath,
} from '../paths.ts'
import { leadsToDocument } from './back-to-case.ts'
import { DiscardView } from './document/discard-view.tsx'
import { DocumentView } from './document/document-view.tsx'
import { documentMessages } from './document/messages.ts'
import { openDocument, openKnownDocument } from './document/open-document.ts'
import { reply } from './reply.ts'

const sign = defineForm({
  path: deskDocumentSignPath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const where = { caseId: param('caseId'), documentId: param('documentId') }
    const t = translator(documentMessages, view.locale)
    const revision = Number(form.text('_revision'))
    const { refused } = await orRefusal(call(signDocumentOperation, { ...where, revision }), [
      caseErrors.caseStale,
      caseErrors.documentFixed,
      caseErrors.onlyResponsible,
    ])
    const { office, document } = await openKnownDocument(request)
    // a form sent twice finds the document signed
    const already = document.state !== 'draft' && document.revision === revision
    if (!refused || already) return redirect(deskDocumentPath.to(where), t('signedFlash', { document: document.title }))
    const refusal = refused.code === caseErrors.caseStale.code ? t('meanwhileRead') : refused.sentence[view.locale]
    return reply(request, <DocumentView view={view} office={office} document={document} state={{ refusal }} />, 409)
  },
})

const send = defineForm({
  path: deskDocumentSendPath,
  access: 'officer',
  async submit(request) {
    const { view, param, call, redirect } = request
    const where = { caseId: param('caseId'), documentId: param('documentId') }
    const t = translator(documentMessages, view.locale)
    const { refused } = await orRefusal(call(sendDocumentOperation, where), [
      caseErrors.documentNotSigned,
      caseErrors.documentFixed,
      caseErrors.groundNotDrawn,
      caseErrors.placeTaken,
    ])
    const { office, document } = await openKnownDocument(request)
    if (!refused) return redirect(deskCasePath.to(where), t('sent', { document: document.title }))
    const refusal = refused.sentence[view.locale]
    return reply(request, <DocumentView view={view} office={office} document={document} state={{ refusal }} />, 409)
  },
})

const askDiscard = definePage({
  path: deskDocumentDiscardPath,
  access: 'officer',
  async show(request) {
    const { office, document } = await openDocument(request)
    if (document === undefined) return request.redirect(deskCasePath.to({ caseId: office.id }))
    return <DiscardView view={request.view} office={office} document={document} />
  },
})

const discard = defineForm({
  path: deskDocumentDiscardPath,
  access: 'officer',
  async submit(request) {
    const { view, param, call, redirect } = request
    const where = { caseId: param('caseId'), documentId: param('documentId') }
    const t = translator(documentMessages, view.locale)
    const { office, document } = await openDocument(request)
    if (document === undefined) return redirect(deskCasePath.to(where), t('alreadyGone'))
    const { refused } = await orRefusal(call(discardDocumentOperation, where), [
      caseErrors.documentFixed,
      caseErrors.documentNotFound,
    ])
    if (!refused) return redirect(deskCasePath.to(where), t('discarded', { document: document.title }))
    if (refused.code === caseErrors.documentNotFound.code) return redirect(deskCasePath.to(where), t('alreadyGone'))
    const refusal = refused.sentence[view.locale]
    return reply(request, <DocumentView view={view} office={office} document={document} state={{ refusal }} />, 409)
  },
})

export const documentStepRoutes = [
  sign,
  leadsToDocument(deskDocumentSignPath),
  send,
  leadsToDocument(deskDocumentSendPath),
  askDiscard,
  discard,
]
