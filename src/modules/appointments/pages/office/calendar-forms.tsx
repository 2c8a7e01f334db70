import type { Child } from 'hono/jsx'
import { weekdayName } from '#engines/reservation/index.ts'
import { Button, CheckboxGroup, DateField, Form, href, readDate, TextField } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { officeWords } from '../../office-messages.ts'
import type { ManagedCalendar } from '../../office-schema.ts'
import { calendarPath, names } from '../../paths.ts'

export const forms = ['close', 'extra', 'opening', 'rules'] as const
export type FormName = (typeof forms)[number]

/** A form that came back, with what was typed in it. */
export interface Typed {
  readonly form: FormName
  readonly values: Readonly<Record<string, string>>
  readonly weekdays: readonly string[]
}

interface FormProps {
  readonly request: PageRequest
  readonly calendar: ManagedCalendar
  readonly typed: Typed | undefined
  readonly errors: readonly FieldError[]
}

/** Fields of one form: each form has its own names, since they stand on one page. */
function fieldsOf({ request, typed, errors }: FormProps, form: FormName) {
  const { locale } = request
  const values = typed?.form === form ? typed.values : {}
  const shared = (field: string) => {
    const name = `${form}-${field}`
    return { locale, name, error: errors.find((one) => one.field === name)?.text, required: true }
  }
  return {
    weekdays: typed?.form === form ? typed.weekdays : [],
    shared,
    text: (field: string, value = '') => ({ ...shared(field), value: values[`${form}-${field}`] ?? value }),
    date: (field: string) => {
      const read = readDate(values, `${form}-${field}`)
      return {
        ...shared(field),
        value: read.kind === 'invalid' ? read.parts : read.kind === 'date' ? read.iso : undefined,
      }
    },
  }
}

function Change({
  props,
  form,
  title,
  children,
}: {
  props: FormProps
  form: FormName
  title: string
  children: Child
}) {
  const { request, calendar } = props
  return (
    <section class="d-print-none mt-5">
      <h2>{title}</h2>
      <Form
        view={request.view}
        action={href(request.view, calendarPath.to({ calendarId: calendar.id }))}
        revision={calendar.revision}
        hidden={{ [names.what]: form }}
        label={title}
      >
        {children}
      </Form>
    </section>
  )
}

export function CloseDay(props: FormProps) {
  const t = officeWords(props.request.locale)
  const fields = fieldsOf(props, 'close')
  return (
    <Change props={props} form="close" title={t('closeDay')}>
      <DateField {...fields.date('day')} label={t('day')} />
      <TextField {...fields.text('from')} label={t('from')} hint={t('closeHint')} required={false} width="short" />
      <TextField {...fields.text('until')} label={t('until')} required={false} width="short" />
      <TextField {...fields.text('reason')} label={t('reason')} hint={t('reasonHint')} maxlength={200} />
      <Button>{t('goOn')}</Button>
    </Change>
  )
}

export function OpenExtra(props: FormProps) {
  const t = officeWords(props.request.locale)
  const fields = fieldsOf(props, 'extra')
  return (
    <Change props={props} form="extra" title={t('openExtra')}>
      <DateField {...fields.date('day')} label={t('day')} />
      <TextField {...fields.text('from')} label={t('from')} hint={t('timeHint')} width="short" />
      <TextField {...fields.text('until')} label={t('until')} width="short" />
      <TextField {...fields.text('reason')} label={t('reason')} hint={t('reasonHint')} maxlength={200} />
      <Button kind="secondary">{t('add')}</Button>
    </Change>
  )
}

export function AddOpening(props: FormProps) {
  const { locale } = props.request
  const t = officeWords(locale)
  const fields = fieldsOf(props, 'opening')
  return (
    <Change props={props} form="opening" title={t('addOpening')}>
      <CheckboxGroup
        {...fields.shared('weekdays')}
        label={t('weekdays')}
        values={fields.weekdays}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
      />
      <TextField {...fields.text('from')} label={t('from')} hint={t('timeHint')} width="short" />
      <TextField {...fields.text('until')} label={t('until')} width="short" />
      <DateField {...fields.date('first')} label={t('firstDay')} />
      <DateField {...fields.date('last')} label={t('lastDay')} hint={t('lastDayHint')} />
      <Button kind="secondary">{t('add')}</Button>
    </Change>
  )
}

export function ChangeRules(props: FormProps) {
  const t = officeWords(props.request.locale)
  const fields = fieldsOf(props, 'rules')
  const { capacity, slotMinutes, noticeMinutes, horizonDays } = props.calendar
  const numbers = [
    ['capacity', 'capacityHint', capacity],
    ['slotMinutes', 'slotMinutesHint', slotMinutes],
    ['noticeHours', 'noticeHoursHint', Math.round(noticeMinutes / 60)],
    ['horizonDays', 'horizonDaysHint', horizonDays],
  ] as const
  return (
    <Change props={props} form="rules" title={t('rules')}>
      {numbers.map(([name, hint, value]) => (
        <TextField
          {...fields.text(name, String(value))}
          label={t(name)}
          hint={t(hint)}
          inputmode="numeric"
          width="short"
        />
      ))}
      <Button kind="secondary">{t('save')}</Button>
    </Change>
  )
}
