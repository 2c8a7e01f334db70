import { plainDate } from '#kernel/dates.ts'
import { invalidInput } from '#kernel/errors.ts'
import {
  applyPath,
  caseErrors,
  checkFields,
  doName,
  editRows,
  factsOfForm,
  readAnswers,
  readRowEdit,
  shownName,
  textIfAny,
} from '#engines/cases/index.ts'
import type { FormValues } from '#engines/cases/index.ts'
import { markup } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { actOnCaseOperation } from '../operations.ts'
import type { OwnCase } from '../operations.ts'
import { casePath } from '../paths.ts'
import { fileName } from './action-forms.tsx'
import { ActionPage } from './action-page.tsx'
import type { OwnAction } from './action-props.ts'
import { loadOwnCase } from './case.tsx'
import { NotNow } from './not-now.tsx'

/** The action in the address, if it can be done now. */
export function actionOf({ param }: PageRequest, own: OwnCase): OwnAction | undefined {
  return own.actions.find(({ id }) => id === param('actionId'))
}

/** What has been typed so far: the words, the files ticked and those not. */
export function typedIn(
  own: OwnCase,
  action: OwnAction,
  form: FormValues,
  locale: 'it' | 'en',
  added: readonly string[] = [],
) {
  const ticked = new Set([...form.all(fileName), ...added])
  return {
    answers: readAnswers(action.form, form, locale).answers,
    files: own.inbox.filter(({ id }) => ticked.has(id)),
    leftOut: own.inbox.filter(({ id }) => !ticked.has(id)),
  }
}

/** What had been typed in a form whose action is no longer there, in words. */
function typedWords(own: OwnCase, form: FormValues, locale: 'it' | 'en') {
  const shown = form.text(shownName).split(' ').filter(Boolean)
  return shown.flatMap((stableId) => {
    const value = form.text(stableId)
    const label = textIfAny(own.texts, locale, `fields.${stableId}.label`)
    return value === '' || label === undefined
      ? []
      : [{ label, value: textIfAny(own.texts, locale, `fields.${stableId}.options.${value}`) ?? value }]
  })
}

/** Where an action leads: to the form that it opened, else back to the case. */
const whereNext = (own: OwnCase, opened: { readonly serviceId: string } | null): string =>
  opened === null ? casePath.to({ caseId: own.id }) : applyPath.to({ serviceId: opened.serviceId })

/** A second click on what is done already leads to the case; what can no longer be done says so. */
export async function doneOrGone(request: PageRequest, own: OwnCase, form: FormValues): Promise<Response> {
  const { context, view, locale, call, redirect, param } = request
  const given = {
    caseId: own.id,
    actionId: param('actionId'),
    revision: Number(form.text('_revision')) || own.revision,
  }
  const { refused, done } = await orRefusal(call(actOnCaseOperation, given), [
    caseErrors.caseStale,
    caseErrors.actionNotAllowed,
  ])
  if (done) return redirect(whereNext(own, done.opened))
  const page = <NotNow view={view} own={own} reason={refused.sentence[locale]} typed={typedWords(own, form, locale)} />
  return context.html(markup(page), 409)
}

/** Does the action. Whatever stands in its way, what was typed comes back. */
export async function doAction(
  request: PageRequest,
  own: OwnCase,
  action: OwnAction,
  form: FormValues,
  added: readonly string[] = [],
): Promise<Response> {
  const { context, view, locale, call, redirect } = request
  const typed = typedIn(own, action, form, locale, added)
  const edit = readRowEdit(action.form, form.text(doName))
  if (edit) {
    const answers = editRows(typed.answers, edit)
    return context.html(markup(<ActionPage view={view} own={own} action={action} {...typed} answers={answers} />))
  }
  const seen = Number(form.text('_revision')) || own.revision
  const files = typed.files.map(({ id }) => id as never)
  const { refused, done } = await orRefusal(
    call(actOnCaseOperation, {
      caseId: own.id,
      actionId: action.id,
      revision: seen,
      answers: typed.answers,
      files,
    }),
    [caseErrors.caseStale, caseErrors.actionNotAllowed, invalidInput],
  )
  if (done)
    return redirect(
      whereNext(own, done.opened),
      textIfAny(own.texts, locale, `actions.${action.id}.done`) ?? dossierWords(locale)('saved'),
    )
  if (refused.code === invalidInput.code) {
    const facts = factsOfForm(action.form, typed.answers, plainDate(own.today))
    const issues = checkFields(action.form, typed.answers, { ...facts, territory: request.tenant.data.map?.bounds })
    const errors = Object.fromEntries(issues.map(({ path, message }) => [path, message[locale]]))
    return context.html(markup(<ActionPage view={view} own={own} action={action} {...typed} errors={errors} />), 422)
  }
  const now = await loadOwnCase(request)
  const again = actionOf(request, now)
  const page = again ? (
    <ActionPage view={view} own={now} action={again} {...typed} seen={seen} />
  ) : (
    <NotNow view={view} own={now} reason={refused.sentence[locale]} typed={typedWords(own, form, locale)} />
  )
  return context.html(markup(page), 409)
}
