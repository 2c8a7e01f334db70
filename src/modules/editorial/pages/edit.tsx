import { invalidInput } from '#kernel/errors.ts'
import { contentErrors, contentTypes } from '#engines/content/index.ts'
import type { ContentBody } from '#engines/content/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { Alert, asset, Button, ButtonRow, ErrorSummary, Form, href, LinkButton, markup, Page } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { fieldAt, gathered, readBody, textOf, valuesOf } from '../form/values.ts'
import type { Values } from '../form/values.ts'
import { editorialWords } from '../messages.ts'
import {
  compareContentOperation,
  findNamesOperation,
  getDeskContentOperation,
  saveContentOperation,
} from '../operations.ts'
import { contentFilesPath, contentImagePath, deskContentPath, editContentPath, editorialPath } from '../paths.ts'
import { ContentId } from '../schema.ts'
import type { DeskContent, Difference } from '../schema.ts'
import { Differences } from './differences.tsx'
import { EditField } from './fields.tsx'
import type { Shown } from './shown.ts'

/** The content in the address. */
export async function loadDesk({ call, param }: Pick<PageRequest, 'call' | 'param'>): Promise<DeskContent> {
  const id = ContentId.safeParse(param('contentId'))
  if (!id.success) throw notFound.with()
  return call(getDeskContentOperation, { contentId: id.data })
}

/** What was typed and is not saved, and why. */
interface Trouble {
  readonly values: Values
  readonly errors: readonly FieldError[]
  /** What somebody else saved meanwhile. */
  readonly conflict?: readonly Difference[]
  readonly found?: Shown['found']
  readonly names?: readonly { readonly reference: string; readonly title: string }[]
}

function editPage({ view, locale }: PageRequest, content: DeskContent, trouble?: Trouble) {
  const t = editorialWords(locale)
  const type = contentTypes[content.type]
  const title = t('editTitle', { title: content.title })
  const errors = trouble?.errors ?? []
  const back = deskContentPath.to({ contentId: content.id })
  const shown: Shown = {
    locale,
    values: trouble?.values ?? valuesOf(type, content.body as ContentBody),
    errors,
    stale: content.stale,
    untranslated: content.untranslated,
    names: new Map([...content.names, ...(trouble?.names ?? [])].map((one) => [one.reference, one.title])),
    found: trouble?.found,
    files: new Map(content.files.map((file) => [file.id, file])),
    view,
  }
  return (
    <Page
      view={view}
      title={title}
      breadcrumb={[
        { label: t('title'), path: editorialPath.to() },
        { label: content.title, path: back },
        { label: t('edit') },
      ]}
      width="wide"
      noIndex
    >
      <ErrorSummary locale={locale} errors={errors} />
      <h1>{title}</h1>
      <p class="lead">{t('editLead', { type: type.one[locale], version: content.latest })}</p>
      {trouble?.conflict === undefined ? null : (
        <Alert locale={locale} kind="warning" title={t('conflict', { version: content.latest })}>
          <p>{t('conflictText')}</p>
          <Differences locale={locale} differences={trouble.conflict} />
        </Alert>
      )}
      <Help locale={locale} />
      <script type="module" src={asset('writing.js')}></script>
      <portico-unsaved data-changed={trouble === undefined ? undefined : 'yes'}>
        <Form
          view={view}
          action={href(view, editContentPath.to({ contentId: content.id }))}
          hidden={{ basedOn: String(content.latest) }}
        >
          {/* the first button is the one that the Enter key presses */}
          <p>
            <Button>{t('save')}</Button>
          </p>
          {type.fields.map((field) => (
            <EditField field={field} shown={shown} />
          ))}
          <ButtonRow>
            <Button>{t('save')}</Button>
            <LinkButton kind="secondary" href={href(view, back)}>
              {t('back')}
            </LinkButton>
          </ButtonRow>
        </Form>
      </portico-unsaved>
    </Page>
  )
}

function Help({ locale }: { locale: 'it' | 'en' }) {
  const t = editorialWords(locale)
  return (
    <details class="mb-4">
      <summary>{t('help')}</summary>
      <ul>
        {(['helpHeading', 'helpBold', 'helpList', 'helpLink', 'helpTable'] as const).map((key) => (
          <li>{t(key)}</li>
        ))}
      </ul>
      <p>{t('helpNo')}</p>
    </details>
  )
}

export const editContent = definePage({
  path: editContentPath,
  access: 'officer',
  async show(request) {
    const content = await loadDesk(request)
    // who may not write is led to where it can be read
    if (!content.may.write) return request.redirect(deskContentPath.to({ contentId: content.id }))
    return editPage(request, content)
  },
})

/** What was searched for a field, beside what is ticked and typed. */
async function search(request: PageRequest, content: DeskContent, values: Values): Promise<Trouble> {
  const field = contentTypes[content.type].fields.find(({ id }) => id === textOf(values, '_find'))
  const words = textOf(values, `${field?.id ?? ''}.find`).trim()
  if (field?.kind !== 'relation') return { values, errors: [] }
  const names =
    words.length < 2
      ? []
      : (await request.call(findNamesOperation, { q: words.slice(0, 200), types: field.to.join(',') })).names
  return { values, errors: [], names, found: { field: field.id, references: names.map(({ reference }) => reference) } }
}

export const saveContent = defineForm({
  path: editContentPath,
  access: 'officer',
  async submit(request, form) {
    const { call, locale, redirect, context } = request
    const t = editorialWords(locale)
    const content = await loadDesk(request)
    const type = contentTypes[content.type]
    const values = gathered(form.entries())
    const again = (trouble: Trouble, status: 200 | 409 | 422, fresh = content) =>
      context.html(markup(editPage(request, fresh, trouble)), status)
    if (form.has('_find')) return again(await search(request, content, values), 200)
    const basedOn = Number(form.text('basedOn')) || content.latest
    const { body, mistyped } = readBody(type, values)
    if (mistyped.length > 0)
      return again({ values, errors: mistyped.map(({ field, rule }) => ({ field, text: t(`wrong-${rule}`) })) }, 422)
    const { done, refused } = await orRefusal(call(saveContentOperation, { contentId: content.id, basedOn, body }), [
      contentErrors.contentChanged,
      invalidInput,
    ])
    if (refused?.code === contentErrors.contentChanged.code) {
      const fresh = await loadDesk(request)
      const { differences } = await call(compareContentOperation, {
        contentId: content.id,
        older: Math.min(basedOn, fresh.latest),
        newer: fresh.latest,
      })
      return again({ values, errors: [], conflict: differences }, 409, fresh)
    }
    if (refused) return again({ values, errors: [{ field: 'title', text: refused.sentence[locale] }] }, 422)
    if (done.faults.length > 0)
      return again(
        { values, errors: done.faults.map((fault) => ({ field: fieldAt(type, fault), text: fault.message })) },
        422,
      )
    if (form.has('_files')) return redirect(contentFilesPath.to({ contentId: content.id }))
    if (form.has('_image')) return redirect(contentImagePath.to({ contentId: content.id }))
    return redirect(editContentPath.to({ contentId: content.id }), t('saved'))
  },
})
