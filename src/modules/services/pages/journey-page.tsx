import type { Child } from 'hono/jsx'
import { Callout, ErrorSummary, href, Page, Stepper } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import { applyDiscardPath, servicePath, servicesPath } from '../paths.ts'
import { BookingLink } from './booking-link.tsx'
import { draftParameter, stepPath } from './journey.ts'
import type { Journey } from './journey.ts'

interface JourneyPageProps {
  readonly view: PageView
  readonly journey: Journey
  readonly step: string
  readonly errors?: readonly FieldError[] | undefined
  readonly children: Child
}

/** The frame of every step: where one is, what is wrong, and the way to leave or to start afresh. */
export function JourneyPage({ view, journey, step, errors = [], children }: JourneyPageProps) {
  const t = serviceWords(view.locale)
  const { service, draft, steps } = journey
  const current = steps.findIndex(({ id }) => id === step)
  const label = steps[current]?.label ?? ''
  const title = service.say('service.title')
  const reachable = steps.findIndex(({ complete }) => !complete)
  return (
    <Page
      view={view}
      title={`${errors.length > 0 ? t('errorsIn', { title: label }) : label} – ${title}`}
      breadcrumb={[
        { label: t('services'), path: servicesPath.to() },
        { label: title, path: servicePath.to({ serviceId: service.id }) },
        { label: t('application') },
      ]}
      noIndex
    >
      <div class="portico-wide-block">
        <Stepper
          label={t('steps')}
          locale={view.locale}
          current={current}
          steps={steps.map(({ id, label, complete }, index) => ({
            label,
            done: complete && index < current,
            href: index < current || index <= reachable ? href(view, stepPath(journey, id)) : undefined,
          }))}
        />
      </div>
      <ErrorSummary locale={view.locale} errors={errors} />
      <p class="mb-1">{title}</p>
      <h1>{label}</h1>
      <Notices view={view} journey={journey} />
      {children}
      <hr class="mt-5" />
      <p>{t('draftIsSafe')}</p>
      {service.canBook ? (
        <p>
          <BookingLink view={view} serviceId={service.id} />
        </p>
      ) : null}
      <p>
        <a href={href(view, `${applyDiscardPath.to({ serviceId: service.id })}?${draftParameter}=${draft.id}`)}>
          {t('discard')}
        </a>
      </p>
    </Page>
  )
}

/** What happened to the service while the draft was waiting. */
function Notices({ view, journey }: { view: PageView; journey: Journey }) {
  const t = serviceWords(view.locale)
  if (journey.service.withdrawn)
    return (
      <Callout kind="warning" title={t('withdrawnTitle')}>
        <p>{t('withdrawnDraftText')}</p>
      </Callout>
    )
  if (!journey.draft.moved) return null
  return (
    <Callout kind="warning" title={t('movedTitle')}>
      <p>{t('movedText')}</p>
    </Callout>
  )
}
