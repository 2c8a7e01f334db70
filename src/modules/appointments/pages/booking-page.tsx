import type { Child } from 'hono/jsx'
import { ErrorSummary, Page, Stepper } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { appointmentWords } from '../messages.ts'
import { bookingPath } from '../paths.ts'

const steps = ['office', 'topic', 'time', 'details', 'summary'] as const
export type BookingStep = (typeof steps)[number]

interface BookingPageProps {
  readonly view: PageView
  readonly title: string
  /** Where one is; none where something booked is shown. */
  readonly step?: BookingStep | undefined
  /** Addresses of the steps that one can go back to. */
  readonly back?: Readonly<Partial<Record<BookingStep, string>>> | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly children: Child
}

/** The frame of the pages of a booking. */
export function BookingPage({ view, title, step, back = {}, errors = [], children }: BookingPageProps) {
  const t = appointmentWords(view.locale)
  const current = steps.findIndex((one) => one === step)
  const first = step === 'office'
  return (
    <Page
      view={view}
      title={first ? t('title') : `${title} – ${t('title')}`}
      description={first ? t('lead') : undefined}
      breadcrumb={first ? [{ label: t('title') }] : [{ label: t('title'), path: bookingPath.to() }, { label: title }]}
      noIndex={!first}
    >
      {step === undefined ? null : (
        <div class="portico-wide-block">
          <Stepper
            locale={view.locale}
            label={t('step')}
            current={current}
            steps={steps.map((one, index) => ({ label: t(one), href: index < current ? back[one] : undefined }))}
          />
        </div>
      )}
      <ErrorSummary locale={view.locale} errors={errors} />
      {children}
    </Page>
  )
}
