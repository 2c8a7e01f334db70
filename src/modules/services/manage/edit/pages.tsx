import { invalidInput } from '#kernel/errors.ts'
import { caseErrors } from '#engines/cases/index.ts'
import { Alert, href, LinkButton, markup, Page } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import { orRefusal, wrongFields } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { Form, PageRequest, PageRoute } from '#ui/web/route.ts'
import { ServiceBody } from '../../pages/service.tsx'
import { wordsOfService } from '../../pages/load-service.ts'
import { editPath, managePath, previewPath, proposalPath, proposeEditsPath } from '../../paths.ts'
import { readFromDay } from '../from-day.tsx'
import { manageWords } from '../messages.ts'
import { proposing } from '../operations.ts'
import { CostsPart } from './costs-part.tsx'
import { EditView } from './edit-view.tsx'
import { editRows, withRows } from './edition-rows.ts'
import { loadEditing, readShown, shownPath } from './editing.ts'
import type { Trouble } from './editing.ts'
import { editWords } from './messages.ts'
import { proposeEditsOperation, saveEditsOperation } from './operations.ts'
import { fieldOf, readEdit } from './read-edit.ts'

const showEdit = definePage({
  path: editPath,
  access: 'officer',
  show: async (request) => (
    <EditView
      view={request.view}
      editing={await loadEditing(request)}
      shown={readShown((name) => request.query.get(name) ?? '')}
      trouble={undefined}
    />
  ),
})

/** The page again, with all that was typed and what is wrong with it. */
async function again(
  request: PageRequest,
  form: Form,
  errors: readonly FieldError[],
  values = valuesOf(form),
): Promise<Response> {
  const trouble: Trouble = { values, errors }
  const editing = await loadEditing(request)
  const { view, context } = request
  return context.html(
    markup(<EditView view={view} editing={editing} shown={readShown(form.text)} trouble={trouble} />),
    errors.length > 0 ? 422 : 200,
  )
}

const valuesOf = (form: Form): ReadonlyMap<string, string> =>
  new Map(form.entries().map(([name]) => [name, form.text(name)]))

const saveEdit = defineForm({
  path: editPath,
  access: 'officer',
  async submit(request, form) {
    const { call, locale, redirect } = request
    const t = editWords(locale)
    const editing = await loadEditing(request)
    const table = editing.pack.definition.tables?.find(({ id }) => id === form.text('table'))
    const edited = table && editRows(form, editing.edited, table, locale)
    // nothing is saved by it: the row is on the page, and the edition is still to be saved
    if (edited) return again(request, form, edited.errors, withRows(valuesOf(form), table, edited))
    const read = readEdit(form, editing, locale)
    if (read.errors) return again(request, form, read.errors)
    const { serviceId } = editing
    const { done, refused } = await orRefusal(
      call(saveEditsOperation, { serviceId, base: form.text('base'), edits: read.patch }),
      [caseErrors.editsStale, invalidInput],
    )
    if (refused) {
      const wrong = Object.entries(wrongFields(refused, locale)).map(([path, text]) => ({
        field: path.replace(/^edits\./, ''),
        text,
      }))
      return again(request, form, wrong.length > 0 ? wrong : [{ field: 'cerca', text: refused.sentence[locale] }])
    }
    if (done.problems.length > 0)
      return again(
        request,
        form,
        done.problems.map(({ path, message }) => ({ field: fieldOf(form, path), text: message })),
      )
    const told = { undo: 'undone', confirm: 'confirmed' } as const
    const what = form.text('what')
    return redirect(
      shownPath(serviceId, readShown(form.text)),
      t(what === 'undo' || what === 'confirm' ? told[what] : 'saved'),
    )
  },
})

const proposeEdits = defineForm({
  path: proposeEditsPath,
  access: 'officer',
  async submit(request, form) {
    const { call, locale, redirect } = request
    const t = manageWords(locale)
    const { serviceId } = await loadEditing(request)
    const note = form.text('note')
    const from = readFromDay(form.text, locale)
    const errors = [...(note.trim().length < 3 ? [{ field: 'note', text: t('noNote') }] : []), ...from.errors]
    if (errors.length > 0) return again(request, form, errors)
    const { done, refused } = await orRefusal(call(proposeEditsOperation, { serviceId, note, from: from.day }), [
      ...proposing,
      caseErrors.editsStale,
      caseErrors.nothingEdited,
      invalidInput,
    ])
    if (refused) {
      const field = refused.code === caseErrors.proposalDayPast.code ? 'from' : 'note'
      return again(request, form, [{ field, text: refused.sentence[locale] }])
    }
    if (done.proposalId === null)
      return again(request, form, [
        { field: 'changes', text: editWords(locale)('faults') },
        ...done.problems.map(({ path, message }) => ({ field: path, text: message })),
      ])
    return redirect(proposalPath.to({ proposalId: done.proposalId }), t('proposed'))
  },
})

const showPreview = definePage({
  path: previewPath,
  access: 'officer',
  async show(request) {
    const { view, locale, tenant } = request
    const t = editWords(locale)
    const editing = await loadEditing(request)
    const { serviceId, edited, officeId } = editing
    const { definition, texts } = edited
    const service = wordsOfService(
      {
        id: serviceId,
        definition,
        texts: texts[locale],
        officeId,
        withdrawn: false,
        dueIfSentNow: null,
        canBook: false,
      },
      tenant.data,
      locale,
    )
    const back = editPath.to({ serviceId })
    return (
      <Page
        view={view}
        title={t('previewOf', { title: service.say('service.title') })}
        breadcrumb={[
          { label: manageWords(locale)('title'), path: managePath.to() },
          { label: t('title', { title: service.say('service.title') }), path: back },
          { label: t('preview') },
        ]}
        noIndex
      >
        <Alert locale={locale} kind="info" title={t('preview')}>
          <p>{t('previewText')}</p>
          <LinkButton kind="secondary" href={href(view, back)}>
            {t('back')}
          </LinkButton>
        </Alert>
        <CostsPart view={view} editing={editing} />
        <ServiceBody view={view} service={service} tenant={tenant.data} preview />
      </Page>
    )
  },
})

/** Where a city changes the words and values of its services. */
export const editRoutes: readonly PageRoute[] = [showEdit, saveEdit, proposeEdits, showPreview]
