import { plainDate } from '#kernel/dates.ts'
import { invalidInput } from '#kernel/errors.ts'
import type { PorticoError } from '#kernel/errors.ts'
import { reservationErrors, weeklyRule, wholeDay } from '#engines/reservation/index.ts'
import { readDate } from '#ui/index.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm } from '#ui/web/route.ts'
import type { Form, PageRequest } from '#ui/web/route.ts'
import {
  addOpeningOperation,
  changeRulesOperation,
  openExtraOperation,
  removeExceptionOperation,
  removeOpeningOperation,
} from '../../calendar-operations.ts'
import { officeWords } from '../../office-messages.ts'
import type { ManagedCalendar } from '../../office-schema.ts'
import { calendarPath, names } from '../../paths.ts'
import { calendarAgain, loadCalendar } from './calendar.tsx'
import { forms } from './calendar-forms.tsx'
import type { FormName } from './calendar-forms.tsx'
import { closing } from './closing.tsx'
import { readMinute } from './times-of-day.ts'

/** Reads the fields of one form, and collects what is wrong with them in words. */
export function fieldReader(form: Form, of: FormName, locale: 'it' | 'en') {
  const t = officeWords(locale)
  const wrong: Record<string, string> = {}
  const all = Object.fromEntries(form.entries())
  const name = (field: string) => `${of}-${field}`
  return {
    wrong,
    text: (field: string) => {
      const text = form.text(name(field)).trim()
      if (text === '') wrong[field] = t('missing')
      return text
    },
    minute: (field: string, otherwise?: number) => {
      const text = form.text(name(field))
      if (text.trim() === '' && otherwise !== undefined) return otherwise
      const minute = readMinute(text)
      if (minute === undefined) wrong[field] = t('wrongTime')
      return minute ?? 0
    },
    day: (field: string) => {
      const read = readDate(all, name(field))
      if (read.kind !== 'date') wrong[field] = read.kind === 'empty' ? t('missing') : t('wrongDate')
      return plainDate(read.kind === 'date' ? read.iso : '2000-01-01')
    },
    number: (field: string) => {
      const text = form.text(name(field)).trim()
      return /^\d{1,6}$/.test(text) ? Number(text) : -1
    },
    weekdays: () => {
      const days = form.all(name('weekdays')).map(Number)
      if (days.length === 0) wrong['weekdays'] = t('chooseWeekday')
      return days
    },
  }
}

type Reader = ReturnType<typeof fieldReader>

/** What a form does once it is read; names of the operation's fields that have others in the form. */
function workOf(
  { call }: PageRequest,
  { id: calendarId }: ManagedCalendar,
  revision: number,
  of: Exclude<FormName, 'close'>,
  read: Reader,
) {
  const hours = () => ({ from: read.minute('from'), until: read.minute('until') })
  switch (of) {
    case 'extra': {
      const input = { calendarId, revision, day: read.day('day'), ...hours(), reason: read.text('reason') }
      return () => call(openExtraOperation, input)
    }
    case 'opening': {
      const days = read.weekdays()
      const times = hours()
      const firstDay = read.day('first')
      const rule = weeklyRule(days, read.day('last'))
      return () => call(addOpeningOperation, { calendarId, revision, rule, firstDay, ...times })
    }
    case 'rules': {
      const input = {
        calendarId,
        revision,
        capacity: read.number('capacity'),
        slotMinutes: read.number('slotMinutes'),
        noticeMinutes: read.number('noticeHours') * 60,
        horizonDays: read.number('horizonDays'),
      }
      return () => call(changeRulesOperation, input)
    }
  }
}

/** Where the field of an operation stands in the form. */
const standsAt: Readonly<Record<string, string>> = { rule: 'last', firstDay: 'first', noticeMinutes: 'noticeHours' }

/** The page again: what was typed stays, and what is wrong is told at its field. */
export async function showAgain(
  request: PageRequest,
  form: Form,
  of: FormName,
  wrong: Readonly<Record<string, string>>,
  refused?: PorticoError,
) {
  return calendarAgain({
    request,
    calendar: await loadCalendar(request),
    typed: { form: of, values: Object.fromEntries(form.entries()), weekdays: form.all(`${of}-weekdays`) },
    errors: Object.entries(wrong).map(([field, text]) => ({ field: `${of}-${standsAt[field] ?? field}`, text })),
    refusal: refused?.sentence[request.locale],
  })
}

const expected = [invalidInput, reservationErrors.resourceStale]

async function remove(request: PageRequest, form: Form, what: 'opening' | 'exception', revision: number) {
  const { call, locale, param, redirect } = request
  const calendarId = param('calendarId')
  const { refused } = await orRefusal(
    what === 'opening'
      ? call(removeOpeningOperation, { calendarId, revision, openingId: form.text('id') })
      : call(removeExceptionOperation, { calendarId, revision, exceptionId: form.text('id') }),
    expected,
  )
  if (refused) return showAgain(request, form, 'rules', {}, refused)
  return redirect(calendarPath.to({ calendarId }), officeWords(locale)('removed'))
}

export const changeCalendar = defineForm({
  path: calendarPath,
  access: 'officer',
  async submit(request, form) {
    const { locale, redirect } = request
    const what = form.text(names.what)
    const revision = Number(form.text('_revision')) || 0
    if (what === 'remove-opening') return remove(request, form, 'opening', revision)
    if (what === 'remove-exception') return remove(request, form, 'exception', revision)
    const calendar = await loadCalendar(request)
    const of = forms.find((one) => one === what)
    if (of === undefined) return redirect(calendarPath.to({ calendarId: calendar.id }))
    const read = fieldReader(form, of, locale)
    if (of === 'close') {
      const hours = { from: read.minute('from', wholeDay.from), until: read.minute('until', wholeDay.until) }
      const asked = { day: read.day('day'), ...hours, reason: read.text('reason') }
      if (Object.keys(read.wrong).length > 0) return showAgain(request, form, of, read.wrong)
      return closing(request, calendar, asked, (wrong) => showAgain(request, form, of, wrong))
    }
    const work = workOf(request, calendar, revision, of, read)
    if (Object.keys(read.wrong).length > 0) return showAgain(request, form, of, read.wrong)
    const { refused } = await orRefusal<unknown>(work(), expected)
    if (refused)
      return showAgain(
        request,
        form,
        of,
        wrongFields(refused, locale),
        refused.code === invalidInput.code ? undefined : refused,
      )
    return redirect(
      calendarPath.to({ calendarId: calendar.id }),
      officeWords(locale)(of === 'rules' ? 'saved' : 'added'),
    )
  },
})
