import type { FormValues } from '#engines/cases/index.ts'
import { markup } from '#ui/index.ts'
import { defineForm, definePage, defineUpload } from '#ui/web/route.ts'
import { dossierWords } from '../messages.ts'
import { attachToCaseOperation } from '../operations.ts'
import { caseActionFilesPath, caseActionPath } from '../paths.ts'
import { buttonName } from './action-forms.tsx'
import { ActionPage } from './action-page.tsx'
import { loadOwnCase } from './case.tsx'
import { actionOf, doAction, doneOrGone, typedIn } from './do-action.tsx'
import { NotNow } from './not-now.tsx'

export const showAction = definePage({
  path: caseActionPath,
  access: 'person',
  async show(request) {
    const own = await loadOwnCase(request)
    const action = actionOf(request, own)
    if (!action) return request.context.html(markup(<NotNow view={request.view} own={own} />), 409)
    return <ActionPage view={request.view} own={own} action={action} answers={{}} files={own.inbox} />
  },
})

export const submitAction = defineForm({
  path: caseActionPath,
  access: 'person',
  async submit(request, form) {
    const own = await loadOwnCase(request)
    const action = actionOf(request, own)
    return action ? doAction(request, own, action, form) : doneOrGone(request, own, form)
  },
})

/** The address of an upload, opened or loaded again by hand. */
export const showActionAgain = definePage({
  path: caseActionFilesPath,
  access: 'person',
  show: ({ redirect, param }) => redirect(caseActionPath.to({ caseId: param('caseId'), actionId: param('actionId') })),
})

/** The fields of a multipart body, read as those of any form. */
function valuesOf(fields: Readonly<Record<string, readonly string[]>>): FormValues {
  return {
    text: (name) => (fields[name]?.[0] ?? '').replaceAll('\r\n', '\n'),
    all: (name) => fields[name] ?? [],
  }
}

/** Takes the files that come with an action, then does it, or shows it again with what was typed. */
export const submitActionWithFiles = defineUpload({
  path: caseActionFilesPath,
  access: 'person',
  async receive(request, upload) {
    const { context, view, call, locale } = request
    const t = dossierWords(locale)
    const before = await loadOwnCase(request)
    const uploaded = await call(attachToCaseOperation, { caseId: before.id }, upload)
    const own = await loadOwnCase(request)
    const action = actionOf(request, own)
    const form = valuesOf(uploaded.fields)
    if (!action) return doneOrGone(request, own, form)
    const added = uploaded.files.map(({ id }) => id)
    const attaching = form.text(buttonName) === 'attach'
    const refused = uploaded.refused.map(({ name, reason }) => t('refusedFile', { name, reason }))
    if (attaching && added.length === 0 && refused.length === 0) refused.push(t('noFileChosen'))
    if (!attaching && refused.length === 0) return doAction(request, own, action, form, added)
    const typed = typedIn(own, action, form, view.locale, added)
    const page = <ActionPage view={view} own={own} action={action} {...typed} refused={refused} added={added.length} />
    return context.html(markup(page), refused.length > 0 ? 422 : 200)
  },
})
