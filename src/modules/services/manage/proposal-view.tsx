import type { z } from 'zod'
import { formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import { Alert, Badge, Button, ButtonRow, Form, href, Page, TextArea } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { cancellationPath, decisionPath, managePath } from '../paths.ts'
import { manageWords } from './messages.ts'
import type { getProposalOperation } from './operations.ts'

type Proposal = z.output<typeof getProposalOperation.output>

interface Props {
  readonly view: PageView
  readonly proposal: Proposal
  readonly refusal?: string | undefined
}

/** A proposal: what it changes, what that means, and the decision. */
export function ProposalView({ view, proposal, refusal }: Props) {
  const { locale } = view
  const t = manageWords(locale)
  const title = t('proposal', { title: proposal.title })
  const on = (instant: string) => formatDate(romeDate(new Date(instant)), locale)
  return (
    <Page
      view={view}
      title={title}
      breadcrumb={[{ label: t('title'), path: managePath.to() }, { label: title }]}
      noIndex
    >
      <h1>{title}</h1>
      {refusal === undefined ? null : (
        <Alert locale={locale} kind="warning" live>
          <p>{refusal}</p>
        </Alert>
      )}
      <p>
        <Badge tone={proposal.state === 'approved' ? 'success' : 'neutral'} text={t(proposal.state)} />{' '}
        {t(proposal.kind)}
      </p>
      <p class="lead">
        <bdi>{proposal.note}</bdi>
      </p>
      <p>
        {t('proposedBy', { name: proposal.proposedBy, date: on(proposal.proposedAt) })}. {t('office')}:{' '}
        {proposal.office}.
      </p>
      {proposal.from === null ? null : <p>{t('fromDay', { date: formatDate(plainDate(proposal.from), locale) })}</p>}
      {proposal.stale ? (
        <Alert locale={locale} kind="warning">
          <p>{t('stale')}</p>
        </Alert>
      ) : null}
      {proposal.decidedAt === null || proposal.decidedBy === null ? null : (
        <p>
          {t('decidedBy', { name: proposal.decidedBy, date: on(proposal.decidedAt) })}
          {proposal.reason === null ? '' : `: ${proposal.reason}`}
        </p>
      )}
      {proposal.cancelledAt === null || proposal.cancelledBy === null ? null : (
        <p>{t('cancelledBy', { name: proposal.cancelledBy, date: on(proposal.cancelledAt) })}</p>
      )}
      {proposal.version === null ? null : (
        <p class="small text-break">
          {t('version')}: <code>{proposal.version}</code>
        </p>
      )}
      {proposal.kind === 'publish' ? <Changes view={view} proposal={proposal} /> : <p>{t('withdrawalLead')}</p>}
      {proposal.state === 'open' ? <Decide view={view} proposal={proposal} /> : null}
      {proposal.state === 'scheduled' && proposal.from !== null ? (
        <Form view={view} action={href(view, cancellationPath.to({ proposalId: proposal.id }))}>
          <p>{t('scheduledText', { date: formatDate(plainDate(proposal.from), locale) })}</p>
          <Button kind="secondary">{t('cancel')}</Button>
        </Form>
      ) : null}
    </Page>
  )
}

function Changes({ view, proposal }: Props) {
  const t = manageWords(view.locale)
  const { isNew, differences, consequences } = proposal
  if (isNew) return <p>{t('newService')}</p>
  if (proposal.state === 'open' && differences.length === 0) return <p>{t('noChanges')}</p>
  if (differences.length === 0) return null
  const groups = [...new Set(differences.map(({ groupName }) => groupName))]
  return (
    <>
      <h2 class="h3">{t('changes')}</h2>
      <p>{t('changesLead')}</p>
      {groups.map((group) => (
        <>
          <h3 class="h5">{group}</h3>
          <ul>
            {differences
              .filter(({ groupName }) => groupName === group)
              .map(({ words }) => (
                <li class="text-break">{words}</li>
              ))}
          </ul>
        </>
      ))}
      <h2 class="h3">{t('consequences')}</h2>
      <ul>
        {consequences.map((one) => (
          <li>{one}</li>
        ))}
      </ul>
    </>
  )
}

function Decide({ view, proposal }: Props) {
  const t = manageWords(view.locale)
  return (
    <>
      <h2 class="h3">{t('decision')}</h2>
      <Form view={view} action={href(view, decisionPath.to({ proposalId: proposal.id }))}>
        {proposal.mine ? (
          <>
            <p>{t('notYours')}</p>
            <Button name="decision" value="take-back" kind="secondary">
              {t('takeBack')}
            </Button>
          </>
        ) : (
          <>
            <TextArea
              locale={view.locale}
              name="reason"
              label={t('whyNot')}
              required={false}
              value=""
              limitCharacters={2_000}
            />
            <ButtonRow>
              <Button name="decision" value="approve">
                {t('approve')}
              </Button>
              <Button name="decision" value="reject" kind="secondary">
                {t('reject')}
              </Button>
            </ButtonRow>
          </>
        )}
      </Form>
    </>
  )
}
