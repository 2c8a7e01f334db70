import { romeInstant } from '#kernel/dates.ts'
import { invalidInput } from '#kernel/errors.ts'
import { contentErrors } from '#engines/content/index.ts'
import { markup, readDate } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { Form, PageRequest } from '#ui/web/route.ts'
import { contentLinksOperation } from '../links/operations.ts'
import { editorialWords } from '../messages.ts'
import {
  compareContentOperation,
  confirmContentOperation,
  publishContentOperation,
  restoreContentOperation,
  returnContentOperation,
  submitContentOperation,
  unscheduleContentOperation,
  withdrawContentOperation,
} from '../operations.ts'
import { deskContentPath } from '../paths.ts'
import type { DeskContent } from '../schema.ts'
import { momentWrong, ownVersion } from '../scope.ts'
import { comparedOf, ContentView } from './content.tsx'
import type { Refused } from './content.tsx'
import { loadDesk } from './edit.tsx'

async function contentPage({ view, call }: PageRequest, content: DeskContent, refused?: Refused) {
  const { differences } = await call(compareContentOperation, { contentId: content.id, ...comparedOf(content) })
  const { links } = await call(contentLinksOperation, { contentId: content.id })
  return <ContentView view={view} content={content} differences={differences} brokenLinks={links} refused={refused} />
}

export const showDeskContent = definePage({
  path: deskContentPath,
  access: 'officer',
  show: async (request) => contentPage(request, await loadDesk(request)),
})

type Words = ReturnType<typeof editorialWords>

/** What a form asks for, and what is said when it is done; or what it lacks. */
type Asked =
  | { readonly errors: readonly FieldError[] }
  | { readonly errors?: undefined; readonly work: () => Promise<unknown>; readonly done: string }

/** A day that may be left empty; undefined where it is no day. */
function dayIn(form: Form, name: string): string | null | undefined {
  const day = readDate(Object.fromEntries(form.entries()), name)
  return day.kind === 'invalid' ? undefined : day.kind === 'date' ? day.iso : null
}

function askPublish({ call }: PageRequest, contentId: string, form: Form, t: Words): Asked {
  const [day, review] = [dayIn(form, 'publishDay'), dayIn(form, 'reviewDay')]
  const hour = form.text('publishHour').trim().replace('.', ':')
  const isHour = /^([01]?\d|2[0-3]):[0-5]\d$/.test(hour)
  const errors = [
    ...(day === undefined || (day === null && hour !== '') ? [{ field: 'publishDay', text: t('wrong-date') }] : []),
    ...(typeof day === 'string' && !isHour ? [{ field: 'publishHour', text: t('wrong-hour') }] : []),
    ...(review === undefined ? [{ field: 'reviewDay', text: t('wrong-date') }] : []),
  ]
  if (day === undefined || review === undefined || errors.length > 0) return { errors }
  const at = day === null ? null : romeInstant(`${day}T${hour.padStart(5, '0')}`).toISOString()
  const version = Number(form.text('version'))
  return {
    work: () => call(publishContentOperation, { contentId, version, at, nextReview: review }),
    done: t(at === null ? 'published' : 'scheduledDone'),
  }
}

function ask(request: PageRequest, contentId: string, form: Form, t: Words): Asked {
  const { call } = request
  const version = Number(form.text('version'))
  const noted = (name: string, asked: (note: string) => Asked): Asked => {
    const note = form.text(name).trim()
    return note.length < 3 ? { errors: [{ field: name, text: t('noNote') }] } : asked(note)
  }
  switch (form.text('what')) {
    case 'submit': {
      const note = form.text('submitNote').trim()
      if (note !== '' && note.length < 3) return { errors: [{ field: 'submitNote', text: t('noNote') }] }
      return {
        work: () => call(submitContentOperation, { contentId, version, note: note === '' ? null : note }),
        done: t('submitted'),
      }
    }
    case 'publish':
      return askPublish(request, contentId, form, t)
    case 'return':
      return noted('returnNote', (note) => ({
        work: () => call(returnContentOperation, { contentId, version, note }),
        done: t('returned'),
      }))
    case 'withdraw':
      return noted('withdrawNote', (note) => ({
        work: () => call(withdrawContentOperation, { contentId, note }),
        done: t('withdrawn'),
      }))
    case 'unschedule':
      return { work: () => call(unscheduleContentOperation, { contentId }), done: t('unscheduled') }
    case 'confirm': {
      const day = dayIn(form, 'confirmDay')
      if (typeof day !== 'string') return { errors: [{ field: 'confirmDay', text: t('noDay') }] }
      return {
        work: () => call(confirmContentOperation, { contentId, nextReview: day }),
        done: t('confirmed'),
      }
    }
    case 'restore':
      return {
        work: () => call(restoreContentOperation, { contentId, number: version }),
        done: t('restored', { number: version }),
      }
    default:
      return { errors: [] }
  }
}

/** The field that a refusal is shown beside. */
const refusedField: Readonly<Record<string, string>> = {
  [contentErrors.publicationPast.code]: 'publishDay',
  [contentErrors.contentChanged.code]: 'to-publish',
  [contentErrors.notPublishable.code]: 'to-publish',
}

export const actOnContent = defineForm({
  path: deskContentPath,
  access: 'officer',
  async submit(request, form) {
    const { locale, redirect, context } = request
    const t = editorialWords(locale)
    const content = await loadDesk(request)
    const again = async (errors: readonly FieldError[]) =>
      context.html(markup(await contentPage(request, await loadDesk(request), { errors, text: form.text })), 422)
    const asked = ask(request, content.id, form, t)
    if (asked.errors) return again(asked.errors)
    const { refused } = await orRefusal(asked.work(), [
      contentErrors.contentChanged,
      contentErrors.contentFaulty,
      contentErrors.notPublishable,
      contentErrors.publicationPast,
      contentErrors.reviewMoved,
      momentWrong,
      ownVersion,
      invalidInput,
    ])
    if (!refused) return redirect(deskContentPath.to({ contentId: content.id }), asked.done)
    const day = form.text('what') === 'confirm' ? 'confirmDay' : 'reviewDay'
    const field = refused.code === momentWrong.code ? day : (refusedField[refused.code] ?? 'history')
    return again([{ field, text: refused.sentence[locale] }])
  },
})
