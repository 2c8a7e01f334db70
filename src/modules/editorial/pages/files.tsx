import { z } from 'zod'
import { formatDate, romeDate } from '#kernel/dates.ts'
import {
  contentFileAccept,
  contentFileBytesMost,
  contentFileFormats,
  contentFileRefused,
  contentTypes,
  filesOf,
} from '#engines/content/index.ts'
import type { ContentBody } from '#engines/content/index.ts'
import { fileTooLarge } from '#platform/files/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import {
  Alert,
  Button,
  CheckboxGroup,
  ErrorSummary,
  FileField,
  fileSize,
  Form,
  href,
  LinkButton,
  markup,
  Page,
} from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage, defineUpload } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { fileWords } from '../file-messages.ts'
import { filesAtOnce, listFilesOperation, noFileGiven, openFileOperation, uploadFilesOperation } from '../files.ts'
import { editorialWords } from '../messages.ts'
import { saveContentOperation } from '../operations.ts'
import {
  addFilesPath,
  contentFilesPath,
  deskContentPath,
  deskFilePath,
  editContentPath,
  editorialPath,
} from '../paths.ts'
import type { DeskContent } from '../schema.ts'
import { loadDesk } from './edit.tsx'

/** A content that has files, and the field that names them. */
interface Writable {
  readonly content: DeskContent
  readonly field: string
}

/** The content in the address, where who looks may write it and its type has files. */
async function loadWritable(request: PageRequest): Promise<Writable | Response> {
  const content = await loadDesk(request)
  if (!content.may.write) return request.redirect(deskContentPath.to({ contentId: content.id }))
  const field = contentTypes[content.type].fields.find(({ kind }) => kind === 'files')
  if (!field) throw notFound.with()
  return { content, field: field.id }
}

interface Trouble {
  readonly errors: readonly FieldError[]
  /** How many files went in although others did not. */
  readonly added?: number
}

async function filesPage(request: PageRequest, { content, field }: Writable, trouble?: Trouble) {
  const { view, locale, call } = request
  const t = fileWords(locale)
  const errors = trouble?.errors ?? []
  const errorOf = (name: string) => errors.find((one) => one.field === name)?.text
  const title = t('title', { title: content.title })
  const { files } = await call(listFilesOperation, { contentId: content.id })
  const used = new Set(filesOf(content.body as ContentBody, field).map(({ id }) => id))
  const others = files.filter(({ id }) => !used.has(id))
  const to = { contentId: content.id }
  return (
    <Page
      view={view}
      title={title}
      breadcrumb={[
        { label: editorialWords(locale)('title'), path: editorialPath.to() },
        { label: content.title, path: deskContentPath.to(to) },
        { label: t('short') },
      ]}
      width="wide"
      noIndex
    >
      <ErrorSummary locale={locale} errors={errors} />
      <h1>{title}</h1>
      {trouble?.added === undefined ? null : (
        <Alert locale={locale} kind="success">
          {t('some', { count: trouble.added })}
        </Alert>
      )}
      <p class="lead">{t('lead')}</p>
      <h2 class="h4">{t('upload')}</h2>
      <Form view={view} action={href(view, contentFilesPath.to(to))} files>
        <FileField
          locale={locale}
          name="files"
          label={t('file')}
          hint={t('fileHint')}
          error={errorOf('files')}
          required
          multiple
          accept={contentFileAccept.join(',')}
          acceptWords={t('atOnce', { formats: contentFileFormats.join(', '), most: filesAtOnce })}
          maxBytes={contentFileBytesMost}
        />
        <Button>{t('send')}</Button>
      </Form>
      <h2 class="h4 mt-5">{t('here')}</h2>
      {others.length === 0 ? (
        <p>{t(files.length === 0 ? 'none' : 'allHere')}</p>
      ) : (
        <Form view={view} action={href(view, addFilesPath.to(to))}>
          <CheckboxGroup
            locale={locale}
            name="file"
            label={t('pick')}
            required
            error={errorOf('file')}
            options={others.map(({ id, name, format, bytes, createdAt }) => ({
              value: id,
              label: t('pickOne', {
                name,
                format,
                size: fileSize(bytes, locale),
                date: formatDate(romeDate(new Date(createdAt)), locale),
              }),
            }))}
          />
          <Button kind="secondary">{t('add')}</Button>
        </Form>
      )}
      <p class="mt-5">
        <LinkButton kind="secondary" href={href(view, editContentPath.to(to))}>
          {t('back')}
        </LinkButton>
      </p>
    </Page>
  )
}

/** Adds files to the draft, behind those that it has. Says how many are new in it. */
async function addToDraft({ call }: PageRequest, { content, field }: Writable, ids: readonly string[]) {
  const body = content.body as ContentBody
  const before = filesOf(body, field)
  const fresh = [...new Set(ids)].filter((id) => before.every((one) => one.id !== id))
  if (fresh.length === 0) return { count: 0, faults: [] }
  const files = [...before, ...fresh.map((id) => ({ id, title: { it: '' } }))]
  const { faults } = await call(saveContentOperation, {
    contentId: content.id,
    basedOn: content.latest,
    body: { ...body, [field]: files },
  })
  return { count: fresh.length, faults }
}

export const chooseFiles = definePage({
  path: contentFilesPath,
  access: 'officer',
  async show(request) {
    const loaded = await loadWritable(request)
    return loaded instanceof Response ? loaded : filesPage(request, loaded)
  },
})

export const uploadFiles = defineUpload({
  path: contentFilesPath,
  access: 'officer',
  async receive(request, upload) {
    const { locale, context, call, redirect } = request
    const t = fileWords(locale)
    const loaded = await loadWritable(request)
    if (loaded instanceof Response) return loaded
    const contentId = loaded.content.id
    const again = async (trouble: Trouble, status: 413 | 422, at = loaded) =>
      context.html(markup(await filesPage(request, at, trouble)), status)
    const { done, refused } = await orRefusal(call(uploadFilesOperation, { contentId }, upload), [
      contentFileRefused,
      fileTooLarge,
      noFileGiven,
    ])
    if (!done)
      return again(
        { errors: [{ field: 'files', text: refused.sentence[locale] }] },
        refused.code === fileTooLarge.code ? 413 : 422,
      )
    const added = await addToDraft(
      request,
      loaded,
      done.files.map(({ id }) => id),
    )
    if (added.faults.length > 0)
      return again({ errors: added.faults.map(({ message }) => ({ field: 'files', text: message })) }, 422)
    if (done.refused.length > 0) {
      const errors = done.refused.map((one) => ({ field: 'files', text: t('refused', one) }))
      const fresh = { ...loaded, content: await loadDesk(request) }
      return again({ errors, ...(added.count === 0 ? {} : { added: added.count }) }, 422, fresh)
    }
    return redirect(editContentPath.to({ contentId }), addedWords(request, added.count))
  },
})

const addedWords = ({ locale }: PageRequest, count: number) =>
  count === 0 ? fileWords(locale)('addedNone') : fileWords(locale)('added', { count })

export const addFiles = defineForm({
  path: addFilesPath,
  access: 'officer',
  async submit(request, form) {
    const { locale, context, redirect } = request
    const loaded = await loadWritable(request)
    if (loaded instanceof Response) return loaded
    const again = async (text: string) =>
      context.html(markup(await filesPage(request, loaded, { errors: [{ field: 'file', text }] })), 422)
    const ids = z.array(z.uuid()).safeParse(form.all('file'))
    if (!ids.success || ids.data.length === 0) return again(fileWords(locale)('pickNone'))
    const { count, faults } = await addToDraft(request, loaded, ids.data)
    const [fault] = faults
    if (fault) return again(fault.message)
    return redirect(editContentPath.to({ contentId: loaded.content.id }), addedWords(request, count))
  },
})

/** A file of one's offices, before it is public as after. */
export const openDeskFile = definePage({
  path: deskFilePath,
  access: 'officer',
  async show(request) {
    const fileId = z.uuid().safeParse(request.param('fileId'))
    if (!fileId.success) throw notFound.with()
    return request.file(openFileOperation, { fileId: fileId.data })
  },
})
