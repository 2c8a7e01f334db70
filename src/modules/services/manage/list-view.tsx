import type { z } from 'zod'
import { formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import {
  Alert,
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  href,
  Page,
  Select,
  TextArea,
} from '#ui/index.ts'
import type { DateParts, FieldError, PageView } from '#ui/index.ts'
import { FromDayField } from './from-day.tsx'
import { editPath, managePath, proposalPath, servicePath, withdrawalPath } from '../paths.ts'
import { manageWords } from './messages.ts'
import type { manageServicesOperation, proposeServiceOperation } from './operations.ts'

type Managed = z.output<typeof manageServicesOperation.output>

/** What was wrong with a proposal, and what was typed with it. */
export interface ProposalTrouble {
  readonly officeId?: string
  readonly note?: string
  readonly from?: DateParts
  readonly errors: readonly FieldError[]
  readonly problems?: z.output<typeof proposeServiceOperation.output>['problems']
}

interface ListProps {
  readonly view: PageView
  readonly tenant: TenantData
  readonly managed: Managed
  readonly trouble?: ProposalTrouble | undefined
}

/** The services in force, the proposals, and the form for a new one. */
export function ServicesView({ view, tenant, managed, trouble }: ListProps) {
  const t = manageWords(view.locale)
  const waits = ({ state }: { state: string }) => state === 'open' || state === 'scheduled'
  const open = managed.proposals.filter(waits)
  const decided = managed.proposals.filter((one) => !waits(one))
  return (
    <Page view={view} title={t('title')} breadcrumb={[{ label: t('title') }]} width="wide" noIndex>
      <ErrorSummary locale={view.locale} errors={trouble?.errors ?? []} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <h2 class="h3">{t('waiting')}</h2>
      {open.length === 0 ? (
        <EmptyState title={t('noneWaiting')} text={t('noneWaitingText')} icon="it-check-circle" />
      ) : (
        <Proposals view={view} caption={t('waiting')} proposals={open} />
      )}
      <Propose view={view} tenant={tenant} trouble={trouble} />
      <h2 class="h3 mt-5">{t('inForce')}</h2>
      <InForce view={view} services={managed.services} />
      {decided.length === 0 ? null : (
        <>
          <h2 class="h3 mt-5">{t('decided')}</h2>
          <Proposals view={view} caption={t('decided')} proposals={decided} />
        </>
      )}
    </Page>
  )
}

const day = (instant: string, locale: 'it' | 'en') => formatDate(romeDate(new Date(instant)), locale)

function Proposals({ view, caption, proposals }: { view: PageView; caption: string; proposals: Managed['proposals'] }) {
  const t = manageWords(view.locale)
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={proposals}
      columns={[
        {
          header: t('service'),
          rowHeader: true,
          cell: ({ id, title }) => <a href={href(view, proposalPath.to({ proposalId: id }))}>{title}</a>,
        },
        { header: t('what'), cell: ({ kind }) => t(kind) },
        {
          header: t('state'),
          cell: ({ state, from }) => (
            <>
              {t(state)}
              {from === null ? null : (
                <span class="d-block small">{t('fromDay', { date: formatDate(plainDate(from), view.locale) })}</span>
              )}
            </>
          ),
        },
        {
          header: t('note'),
          cell: ({ proposedBy, proposedAt, note }) => (
            <>
              <bdi>{note}</bdi>
              <span class="d-block small">
                {t('proposedBy', { name: proposedBy, date: day(proposedAt, view.locale) })}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}

function InForce({ view, services }: { view: PageView; services: Managed['services'] }) {
  const t = manageWords(view.locale)
  return (
    <DataTable
      caption={t('inForce')}
      hideCaption
      rows={services}
      columns={[
        {
          header: t('service'),
          rowHeader: true,
          cell: ({ id, title }) => <a href={href(view, servicePath.to({ serviceId: id }))}>{title}</a>,
        },
        { header: t('office'), cell: ({ office }) => office },
        { header: t('origin'), cell: ({ origin }) => t(origin) },
        {
          header: t('since'),
          cell: ({ publishedAt, withdrawnAt }) =>
            withdrawnAt === null
              ? day(publishedAt, view.locale)
              : t('withdrawnOn', { date: day(withdrawnAt, view.locale) }),
        },
        {
          header: t('what'),
          cell: ({ id, withdrawnAt }) =>
            withdrawnAt === null ? (
              <>
                <a href={href(view, editPath.to({ serviceId: id }))}>{t('edit')}</a>
                <br />
                <a href={href(view, withdrawalPath.to({ serviceId: id }))}>{t('withdrawShort')}</a>
              </>
            ) : null,
        },
      ]}
    />
  )
}

function Propose({ view, tenant, trouble }: Pick<ListProps, 'view' | 'tenant' | 'trouble'>) {
  const t = manageWords(view.locale)
  const { locale } = view
  const errorOf = (field: string) => trouble?.errors.find((one) => one.field === field)?.text
  const problems = trouble?.problems ?? []
  return (
    <>
      <h2 class="h3 mt-5">{t('propose')}</h2>
      {problems.length === 0 ? null : (
        <Alert locale={locale} kind="danger" title={t('faults', { count: problems.length })} live>
          <ul lang="en">
            {problems.map(({ path, message }) => (
              <li>
                <code>{path}</code>: {message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <Form view={view} action={href(view, managePath.to())} files>
        <FileField
          locale={locale}
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          error={errorOf('file')}
          required
          accept=".json,application/json"
          acceptWords="JSON"
          maxBytes={2_000_000}
        />
        <Select
          locale={locale}
          name="office"
          label={t('office')}
          error={errorOf('office')}
          required
          options={tenant.offices.map(({ id, name }) => ({ value: id, label: name[locale] }))}
          value={trouble?.officeId}
        />
        <TextArea
          locale={locale}
          name="note"
          label={t('note')}
          hint={t('noteHint')}
          error={errorOf('note')}
          required
          value={trouble?.note ?? ''}
          limitCharacters={2_000}
        />
        <FromDayField locale={locale} value={trouble?.from} error={errorOf('from')} />
        <Button>{t('proposeButton')}</Button>
      </Form>
    </>
  )
}
