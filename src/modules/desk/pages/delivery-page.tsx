import { caseErrors } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { defineForm } from '#ui/web/route.ts'
import { recordDeliveryOperation } from '../operations.ts'
import { deskCasePath, deskDocumentDeliveryPath } from '../paths.ts'
import { attempt } from './attempt.ts'
import { leadsToDocument } from './back-to-case.ts'
import { DocumentView } from './document/document-view.tsx'
import { documentMessages } from './document/messages.ts'
import { openKnownDocument } from './document/open-document.ts'
import { readDelivery } from './document/read-delivery.ts'
import { reply } from './reply.ts'
import { sayInstant } from './say.ts'

const record = defineForm({
  path: deskDocumentDeliveryPath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const where = { caseId: param('caseId'), documentId: param('documentId') }
    const t = translator(documentMessages, view.locale)
    const { at, state } = readDelivery(form, view.locale)
    const { office, document } = await openKnownDocument(request)
    // a form sent twice, or a first proof that came meanwhile: what counts is that it is delivered
    const recorded = () => redirect(deskCasePath.to(where), t('recorded', { document: document.title }))
    if (document.state === 'delivered') return recorded()
    const again = (errors: Readonly<Record<string, string>>, refusal?: string) => (
      <DocumentView
        view={view}
        office={office}
        document={document}
        state={{ delivery: { ...state, errors }, refusal }}
      />
    )
    if (at === undefined || Object.keys(state.errors).length > 0) return reply(request, again(state.errors), 422)
    const done = await attempt(
      call(recordDeliveryOperation, { ...where, at: at.toISOString(), proof: state.proof }),
      caseErrors.deliveryOutOfTime,
    )
    if (!done.ok && done.error.code === caseErrors.deliveryOutOfTime.code) {
      const date = sayInstant(document.issuedAt ?? at.toISOString(), view.locale)
      return reply(request, again({ date: t('outOfTime', { date }) }), 422)
    }
    if (!done.ok) return reply(request, again({}, done.error.sentence[view.locale]), 422)
    if (done.output.recorded) return recorded()
    const now = await openKnownDocument(request)
    return now.document.state === 'delivered' ? recorded() : reply(request, again({}, t('notRecorded')), 422)
  },
})

export const deliveryRoutes = [record, leadsToDocument(deskDocumentDeliveryPath)]
