import { text } from 'node:stream/consumers'
import { invalidInput, PorticoError } from '#kernel/errors.ts'
import { caseErrors } from '#engines/cases/index.ts'
import { readMultipart } from '#platform/files/index.ts'
import { Button, ButtonRow, Form, href, LinkButton, markup, Page, TextArea } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage, defineUpload } from '#ui/web/route.ts'
import type { PageRequest, PageRoute } from '#ui/web/route.ts'
import { cancellationPath, decisionPath, managePath, proposalPath, withdrawalPath } from '../paths.ts'
import { loadService } from '../pages/load-service.ts'
import type { ServiceInWords } from '../pages/load-service.ts'
import { ServicesView, type ProposalTrouble } from './list-view.tsx'
import { manageWords } from './messages.ts'
import {
  cancelScheduledOperation,
  decideProposalOperation,
  getProposalOperation,
  manageServicesOperation,
  proposeServiceOperation,
  proposing,
  proposeWithdrawalOperation,
} from './operations.ts'
import { readFromDay } from './from-day.tsx'
import { ProposalView } from './proposal-view.tsx'

const packBytesMax = 2_000_000

async function list({ view, tenant, call }: PageRequest, trouble?: ProposalTrouble) {
  return (
    <ServicesView
      view={view}
      tenant={tenant.data}
      managed={await call(manageServicesOperation, {})}
      trouble={trouble}
    />
  )
}

const showServices = definePage({ path: managePath, access: 'officer', show: (request) => list(request) })

/** JSON as it stands in a file; undefined for anything else. It is data: nothing of it is ever run. */
function readJson(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const proposeService = defineUpload({
  path: managePath,
  access: 'officer',
  async receive(request, upload) {
    const { call, locale, redirect, context } = request
    const t = manageWords(locale)
    const { fields, files } = await readMultipart({
      ...upload,
      maxFileBytes: packBytesMax,
      maxFiles: 1,
      onFile: ({ stream }) => text(stream),
    })
    const [officeId = ''] = fields['office'] ?? []
    const [note = ''] = fields['note'] ?? []
    const from = readFromDay((name) => fields[name]?.[0] ?? '', locale)
    const [file] = files
    const pack = file && !(file.result instanceof PorticoError) ? readJson(file.result) : undefined
    const errors: FieldError[] = [
      ...(file === undefined ? [{ field: 'file', text: t('noFile') }] : []),
      ...(file !== undefined && pack === undefined ? [{ field: 'file', text: t('notJson') }] : []),
      ...(officeId === '' ? [{ field: 'office', text: t('chooseOffice') }] : []),
      ...(note.trim().length < 3 ? [{ field: 'note', text: t('noNote') }] : []),
      ...from.errors,
    ]
    const again = async (trouble: ProposalTrouble) =>
      context.html(markup(await list(request, { officeId, note, from: from.typed, ...trouble })), 422)
    if (errors.length > 0 || pack === undefined) return again({ errors })
    const { done, refused } = await orRefusal(call(proposeServiceOperation, { pack, officeId, note, from: from.day }), [
      ...proposing,
      caseErrors.officeUnknown,
      invalidInput,
    ])
    if (!done) {
      const field = refused.code === caseErrors.proposalDayPast.code ? 'from' : 'file'
      return again({ errors: [{ field, text: refused.sentence[locale] }] })
    }
    if (done.proposalId === null)
      return again({
        errors: [{ field: 'file', text: t('faults', { count: done.problems.length }) }],
        problems: done.problems,
      })
    return redirect(proposalPath.to({ proposalId: done.proposalId }), t('proposed'))
  },
})

const showProposal = definePage({
  path: proposalPath,
  access: 'officer',
  show: async ({ view, call, param }) => (
    <ProposalView view={view} proposal={await call(getProposalOperation, { proposalId: param('proposalId') })} />
  ),
})

const decisions = ['approve', 'reject', 'take-back'] as const

const decide = defineForm({
  path: decisionPath,
  access: 'officer',
  async submit({ view, call, param, redirect, locale, context }, form) {
    const proposalId = param('proposalId')
    const decision = decisions.find((one) => one === form.text('decision')) ?? 'reject'
    const reason = form.text('reason').trim()
    const { refused } = await orRefusal(
      call(decideProposalOperation, { proposalId, decision, ...(reason === '' ? {} : { reason }) }),
      [caseErrors.fourEyes, caseErrors.proposalDecided, caseErrors.serviceNotFound, caseErrors.proposalStale],
    )
    if (!refused) return redirect(managePath.to(), manageWords(locale)('done'))
    const proposal = await call(getProposalOperation, { proposalId })
    return context.html(
      markup(<ProposalView view={view} proposal={proposal} refusal={refused.sentence[locale]} />),
      409,
    )
  },
})

const cancel = defineForm({
  path: cancellationPath,
  access: 'officer',
  async submit({ view, call, param, redirect, locale, context }) {
    const proposalId = param('proposalId')
    const { refused } = await orRefusal(call(cancelScheduledOperation, { proposalId }), [
      caseErrors.proposalNotScheduled,
    ])
    if (!refused) return redirect(managePath.to(), manageWords(locale)('cancelDone'))
    const proposal = await call(getProposalOperation, { proposalId })
    return context.html(
      markup(<ProposalView view={view} proposal={proposal} refusal={refused.sentence[locale]} />),
      409,
    )
  },
})

interface WithdrawalProps {
  readonly view: PageView
  readonly service: ServiceInWords
  readonly note: string
  readonly error?: string | undefined
}

function Withdrawal({ view, service, note, error }: WithdrawalProps) {
  const t = manageWords(view.locale)
  const title = t('withdrawal', { title: service.say('service.title') })
  return (
    <Page
      view={view}
      title={title}
      breadcrumb={[{ label: t('title'), path: managePath.to() }, { label: title }]}
      noIndex
    >
      <h1>{title}</h1>
      <p class="lead">{t('withdrawalLead')}</p>
      <Form view={view} action={href(view, withdrawalPath.to({ serviceId: service.id }))}>
        <TextArea
          locale={view.locale}
          name="note"
          label={t('note')}
          hint={t('noteHint')}
          error={error}
          required
          value={note}
          limitCharacters={2_000}
        />
        <ButtonRow>
          <Button kind="danger">{t('withdrawShort')}</Button>
          <LinkButton href={href(view, managePath.to())} kind="secondary">
            {t('title')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Page>
  )
}

const showWithdrawal = definePage({
  path: withdrawalPath,
  access: 'officer',
  async show(request) {
    // whoever may not publish is told so before anything else
    await request.call(manageServicesOperation, {})
    return <Withdrawal view={request.view} service={await loadService(request)} note="" />
  },
})

const proposeWithdrawal = defineForm({
  path: withdrawalPath,
  access: 'officer',
  async submit(request, form) {
    const { view, call, redirect, locale, context } = request
    const note = form.text('note')
    const service = await loadService(request)
    const { done, refused } = await orRefusal(call(proposeWithdrawalOperation, { serviceId: service.id, note }), [
      invalidInput,
      caseErrors.proposalOpen,
      caseErrors.proposalScheduled,
      caseErrors.serviceNotFound,
    ])
    const t = manageWords(locale)
    if (done) return redirect(proposalPath.to({ proposalId: done.proposalId }), t('proposed'))
    const error = refused.code === invalidInput.code ? t('noNote') : refused.sentence[locale]
    return context.html(markup(<Withdrawal view={view} service={service} note={note} error={error} />), 422)
  },
})

/** Where a city publishes and withdraws its services. */
export const manageRoutes: readonly PageRoute[] = [
  showServices,
  proposeService,
  showProposal,
  decide,
  cancel,
  showWithdrawal,
  proposeWithdrawal,
]
