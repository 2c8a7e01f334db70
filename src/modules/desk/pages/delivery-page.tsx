import { caseErrors } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { recordDeliveryOperation } from '../operations.ts'
import { deskCasePath, deskDocumentDeliveryPath } from '../paths.ts'
import { leadsToDocument } from './back-to-case.ts'
import { DocumentView } from './document/document-view.tsx'
import { documentMessages } from './document/messages.ts'
import { openKnownDocument } from './document/open-document.ts'
import { readDelivery } from './document/read-delivery.ts'
import { reply } from './reply.ts'
import { sayInstant } from './say.ts'
import { sayChannel } from './document/state.ts'

const record = defineForm({
  path: deskDocumentDeliveryPath,
  access: 'officer',
  async submit(request, form) {
    const { view, param, call, redirect } = request
    const where = { caseId: param('caseId'), documentId: param('documentId') }
    const t = translator(documentMessages, view.locale)
    const { office, document } = await openKnownDocument(request)
    const { at, state } = readDelivery(form, document.issuedAt, view.locale)
    if (document.state === 'delivered') return toKnownDelivery(request)
    const again = (errors: Readonly<Record<string, string>>, refusal?: string) => (
      <DocumentView
        view={view}
        office={office}
        document={document}
        state={{ delivery: { ...state, errors }, refusal }}
      />
    )
    if (at === undefined || Object.keys(state.errors).length > 0) return reply(request, again(state.errors), 422)
    const { done, refused } = await orRefusal(
      call(recordDeliveryOperation, { ...where, at: at.toISOString(), proof: state.proof }),
      [caseErrors.deliveryOutOfTime],
    )
    if (refused) {
      const date = sayInstant(document.issuedAt ?? at.toISOString(), view.locale)
      return reply(request, again({ date: t('outOfTime', { date }) }), 422)
    }
    if (done.recorded) return redirect(deskCasePath.to(where), t('recorded', { document: document.title }))
    if (done.reason === 'already-delivered') return toKnownDelivery(request)
    return reply(request, again({}, t(done.reason === 'not-sent' ? 'notSent' : 'proofNotAccepted')), 422)
  },
})

/** A form sent twice, or a first proof that came meanwhile: which delivery counts, in words. */
async function toKnownDelivery(request: PageRequest): Promise<Response> {
  const { view, param, redirect } = request
  const { document } = await openKnownDocument(request)
  const { title, deliveredAt, deliveryChannel } = document
  const t = translator(documentMessages, view.locale)
  return redirect(
    deskCasePath.to({ caseId: param('caseId') }),
    t('alreadyDelivered', {
      document: title,
      date: deliveredAt === null ? '' : sayInstant(deliveredAt, view.locale),
      channel: sayChannel(deliveryChannel ?? '', view.locale),
    }),
  )
}

export const deliveryRoutes = [record, leadsToDocument(deskDocumentDeliveryPath)]
