import { invalidInput } from '#kernel/errors.ts'
import { plainDate } from '#kernel/dates.ts'
import {
  caseErrors,
  checkFields,
  doName,
  editFiles,
  editRows,
  factsOf,
  isVisible,
  readAnswers,
  readFileEdit,
  readRowEdit,
} from '#engines/cases/index.ts'
import type { Answers, Field, FileEdit, FormValues, RowEdit } from '#engines/cases/index.ts'
import { dossierPath } from '#modules/dossier/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { saveDraftOperation } from '../operations.ts'
import { FormStep } from './form-step.tsx'
import { around, loadJourney, stepPath } from './journey.ts'
import type { Journey } from './journey.ts'
import { streetChoices } from './street-choices.ts'
import { withStatus } from './with-status.ts'

type FormPage = Journey['service']['definition']['pages'][number]

/** Where the page comes back with a word that more is asked now. */
export const moreParameter = 'ancora'

function messages(issues: readonly { readonly path: string; readonly message: string }[]): Record<string, string> {
  return Object.fromEntries(issues.map(({ path, message }) => [path, message]))
}

/** Files that came with a page: what was taken is among its answers already. */
export interface PageUpload {
  readonly taken: readonly { readonly field: string }[]
  /** Reasons in words, by the path of the answer. */
  readonly refused: Readonly<Record<string, string>>
}

const nothingUploaded: PageUpload = { taken: [], refused: {} }

/** Saves a page of the form, and goes where the button says. Nothing typed is lost, whatever is wrong with it. */
export async function saveStep(
  request: PageRequest,
  journey: Journey,
  page: FormPage,
  form: FormValues,
  upload = nothingUploaded,
): Promise<Response> {
  const { call, locale, redirect, view } = request
  const { draft } = journey
  const read = readAnswers(page.fields, form, locale, { keepsEmptyRows: Object.keys(upload.refused).length > 0 })
  const kept = page.fields.filter(({ stableId }) => !read.shown.includes(stableId))
  const button = form.text(doName)
  const edit = readRowEdit(page.fields, button)
  const fileEdit = readFileEdit(button)
  const typed: Answers = { ...pick(draft.answers, kept), ...read.answers }
  const answers = edit ? editRows(typed, edit) : fileEdit ? editFiles(typed, fileEdit) : typed
  const all: Answers = { ...without(draft.answers, page.fields), ...answers }
  const facts = factsOf(journey.service.definition, all, plainDate(draft.today))
  const again = async (props: { errors?: Record<string, string>; stale?: boolean }, at: Journey = journey) => {
    const streets = await streetChoices(request, page.fields, answers, props.errors)
    return <FormStep view={view} journey={at} page={page} answers={all} streets={streets} {...props} />
  }
  const { done, refused } = await orRefusal(
    call(saveDraftOperation, {
      draftId: draft.id,
      pageId: page.id,
      revision: Number(form.text('_revision')) || 1,
      answers,
    }),
    [caseErrors.draftStale, caseErrors.draftSubmitted, invalidInput],
  )
  if (refused?.code === invalidInput.code) {
    const territory = request.tenant.data.map?.bounds
    const issues = checkFields(page.fields, answers, { ...facts, territory }).map(({ path, message }) => ({
      path,
      message: message[locale],
    }))
    return withStatus(request, await again({ errors: messages(issues) }), 422)
  }
  if (!done) {
    const fresh = await loadJourney(request, draft.id)
    return fresh instanceof Response ? fresh : withStatus(request, await again({ stale: true }, fresh), 409)
  }
  const saved: Journey = { ...journey, draft: { ...draft, revision: done.revision } }
  const notTaken = fileEdit ? { ...missingUpload(fileEdit, upload, locale), ...upload.refused } : upload.refused
  if (Object.keys(notTaken).length > 0) return withStatus(request, await again({ errors: notTaken }, saved), 422)
  if (button === 'leave') return redirect(dossierPath.to(), serviceWords(locale)('draftSaved'))
  if (button === 'back') return redirect(stepPath(journey, around(journey, page.id).previous ?? page.id))
  if (edit) return redirect(`${stepPath(journey, page.id)}${anchorOf(edit, answers)}`)
  if (fileEdit) return redirect(`${stepPath(journey, page.id)}#${fileEdit.path}`, sayFileEdit(fileEdit, upload, locale))
  const isUnasked = ({ path }: { path: string }) =>
    read.unasked.some((one) => path === one || path.startsWith(`${one}.`))
  const wrong = done.issues.filter(
    (issue) => read.shown.includes(issue.path.split('.', 1)[0] ?? issue.path) && !isUnasked(issue),
  )
  if (wrong.length > 0) return withStatus(request, await again({ errors: messages(wrong) }, saved), 422)
  const more =
    page.fields.find(
      (field) => isVisible(field, facts) && !read.shown.includes(field.stableId) && all[field.stableId] === undefined,
    )?.stableId ?? done.issues.find(isUnasked)?.path
  if (more !== undefined) return redirect(`${stepPath(journey, page.id)}&${moreParameter}=1#${more}`)
  const warning = done.warnings.map(({ message }) => message).join(' ')
  return redirect(stepPath(journey, around(journey, page.id).next), warning === '' ? undefined : warning)
}

/** The button that uploads, pressed with nothing chosen. */
function missingUpload(
  { path, takenOff }: FileEdit,
  { taken }: PageUpload,
  locale: 'it' | 'en',
): Record<string, string> {
  const isMissing = takenOff === undefined && !taken.some(({ field }) => field === path)
  return isMissing ? { [path]: serviceWords(locale)('noFileChosen') } : {}
}

function sayFileEdit({ takenOff }: FileEdit, { taken }: PageUpload, locale: 'it' | 'en'): string {
  const t = serviceWords(locale)
  return takenOff === undefined ? t('uploaded', { count: taken.length }) : t('removed')
}

/** Where the page comes back to: the new row, or the group when one was taken away. */
function anchorOf({ group, removed }: RowEdit, answers: Answers): string {
  const rows = answers[group.stableId]
  const last = Array.isArray(rows) ? rows.length - 1 : 0
  return removed === undefined ? `#${group.stableId}.${last}` : `#${group.stableId}`
}

function pick(answers: Answers, fields: readonly Field[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => fields.some(({ stableId }) => stableId === id)))
}

function without(answers: Answers, fields: readonly Field[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !fields.some(({ stableId }) => stableId === id)))
}
