import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { formatDate, romeDate } from '#kernel/dates.ts'
import { contentTypes, imageBytesMost, imageRefused, ImageUse } from '#engines/content/index.ts'
import type { ContentBody } from '#engines/content/index.ts'
import { Picture } from '#modules/site/index.ts'
import { fileTooLarge } from '#platform/files/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import {
  Button,
  ButtonRow,
  ErrorSummary,
  FileField,
  Form,
  href,
  LinkButton,
  markup,
  Page,
  TextField,
} from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage, defineUpload } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { imageWords } from '../image-messages.ts'
import { getImageInfoOperation, listImagesOperation, setFocalPointOperation, uploadImageOperation } from '../images.ts'
import type { ImageInfo } from '../images.ts'
import { editorialWords } from '../messages.ts'
import { saveContentOperation } from '../operations.ts'
import { contentImagePath, deskContentPath, editContentPath, editorialPath, useImagePath } from '../paths.ts'
import type { DeskContent } from '../schema.ts'
import { loadDesk } from './edit.tsx'

/** Parameter of the address that names the image to use. */
const chosenParameter = 'immagine'
const beforeParameter = 'prima-di'

const sizes = '(min-width: 768px) 17rem, 100vw'

interface FrameProps {
  readonly request: PageRequest
  readonly content: DeskContent
  readonly title: string
  readonly errors: readonly FieldError[]
  readonly children: Child
}

function Frame({ request: { view, locale }, content, title, errors, children }: FrameProps) {
  return (
    <Page
      view={view}
      title={title}
      breadcrumb={[
        { label: editorialWords(locale)('title'), path: editorialPath.to() },
        { label: content.title, path: deskContentPath.to({ contentId: content.id }) },
        { label: imageWords(locale)('short') },
      ]}
      width="wide"
      noIndex
    >
      <ErrorSummary locale={locale} errors={errors} />
      <h1>{title}</h1>
      {children}
    </Page>
  )
}

async function choosePage(request: PageRequest, content: DeskContent, errors: readonly FieldError[] = []) {
  const { view, locale, query, call } = request
  const t = imageWords(locale)
  const before = z.uuid().safeParse(query.get(beforeParameter))
  const { images, next } = await call(listImagesOperation, before.success ? { before: before.data } : {})
  const at = contentImagePath.to({ contentId: content.id })
  const using = useImagePath.to({ contentId: content.id })
  const nameOf = ({ uses: [use], createdAt }: (typeof images)[number]) =>
    use?.alt || t('unused', { date: formatDate(romeDate(new Date(createdAt)), locale) })
  return (
    <Frame request={request} content={content} title={t('title', { title: content.title })} errors={errors}>
      <p class="lead">{t('lead')}</p>
      <h2 class="h4">{t('upload')}</h2>
      <Form view={view} action={href(view, at)} files>
        <FileField
          locale={locale}
          name="image"
          label={t('file')}
          hint={t('fileHint')}
          error={errors[0]?.text}
          required
          accept="image/jpeg,image/png,image/webp,image/avif"
          acceptWords="JPEG, PNG, WebP, AVIF"
          maxBytes={imageBytesMost}
        />
        <Button>{t('send')}</Button>
      </Form>
      <h2 class="h4 mt-5">{t('here')}</h2>
      {images.length === 0 ? <p>{t('none')}</p> : null}
      <ul class="portico-cards">
        {images.map((image) => (
          <li>
            <a href={`${href(view, using)}?${chosenParameter}=${image.id}`}>
              <Picture
                view={view}
                image={{ ...image, alt: t('choose', { alt: nameOf(image) }) }}
                cut="wide"
                sizes={sizes}
              />
            </a>
            <p class="form-text">
              {image.uses.length === 0
                ? nameOf(image)
                : t('used', { titles: image.uses.map(({ title }) => title).join('; ') })}
            </p>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <p>
          <a href={`${href(view, at)}?${beforeParameter}=${next}`}>{t('older')}</a>
        </p>
      )}
      <LinkButton kind="secondary" href={href(view, editContentPath.to({ contentId: content.id }))}>
        {t('back')}
      </LinkButton>
    </Frame>
  )
}

/** What the form of an image holds: as it was typed. */
interface Typed {
  readonly it: string
  readonly en: string
  readonly x: string
  readonly y: string
}

const percent = (share: number) => String(Math.round(share * 100))

function usePage(
  request: PageRequest,
  content: DeskContent,
  image: ImageInfo,
  typed: Typed,
  errors: readonly FieldError[] = [],
) {
  const { view, locale } = request
  const t = imageWords(locale)
  const field = (name: keyof Typed, label: string, hint?: string) => (
    <TextField
      locale={locale}
      name={name}
      label={label}
      hint={hint}
      required={name !== 'en'}
      inputmode={name === 'x' || name === 'y' ? 'numeric' : undefined}
      value={typed[name]}
      error={errors.find((one) => one.field === name)?.text}
    />
  )
  const alt = (words: string) => ({ ...image, alt: words })
  return (
    <Frame request={request} content={content} title={t('useTitle', { title: content.title })} errors={errors}>
      <Form
        view={view}
        action={href(view, useImagePath.to({ contentId: content.id }))}
        hidden={{ image: image.id, basedOn: String(content.latest) }}
      >
        <h2 class="h4 mt-4">{t('alt')}</h2>
        {field('it', t('altItalian'), t('altHint'))}
        {field('en', t('altEnglish'))}
        <h2 class="h4">{t('focal')}</h2>
        <p>{t('focalHint')}</p>
        <portico-focal data-help={t('focalPick')}>
          <div class="row">
            <div class="col-12 col-md-8 portico-focal-whole">
              <Picture
                view={view}
                image={alt(typed.it || t('whole'))}
                cut="whole"
                sizes="(min-width: 768px) 50vw, 100vw"
                eager
              />
            </div>
            <div class="col-12 col-md-4">
              <p class="form-text">{t('cut')}</p>
              <div class="portico-focal-cut">
                <Picture view={view} image={alt(t('cut'))} cut="wide" sizes={sizes} eager />
              </div>
            </div>
          </div>
          <div class="row mt-3">
            <div class="col-12 col-md-4">{field('x', t('focalX'))}</div>
            <div class="col-12 col-md-4">{field('y', t('focalY'))}</div>
          </div>
        </portico-focal>
        <ButtonRow>
          <Button>{t('use')}</Button>
          <LinkButton kind="secondary" href={href(view, contentImagePath.to({ contentId: content.id }))}>
            {t('other')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Frame>
  )
}

/** The content in the address, where who looks may write it and its type has an image. */
async function loadWritable(request: PageRequest): Promise<DeskContent | Response> {
  const content = await loadDesk(request)
  if (!content.may.write) return request.redirect(deskContentPath.to({ contentId: content.id }))
  if (!contentTypes[content.type].fields.some(({ kind }) => kind === 'image')) throw notFound.with()
  return content
}

const imageOf = (content: DeskContent): ImageUse | undefined =>
  ImageUse.safeParse((content.body as ContentBody)['image']).data

export const chooseImage = definePage({
  path: contentImagePath,
  access: 'officer',
  async show(request) {
    const content = await loadWritable(request)
    return content instanceof Response ? content : choosePage(request, content)
  },
})

export const uploadImage = defineUpload({
  path: contentImagePath,
  access: 'officer',
  async receive(request, upload) {
    const content = await loadWritable(request)
    if (content instanceof Response) return content
    const { done, refused } = await orRefusal(request.call(uploadImageOperation, {}, upload), [
      imageRefused,
      fileTooLarge,
      ...uploadImageOperation.errors,
    ])
    if (!done) {
      const page = await choosePage(request, content, [{ field: 'image', text: refused.sentence[request.locale] }])
      return request.context.html(markup(page), refused.code === fileTooLarge.code ? 413 : 422)
    }
    return request.redirect(`${useImagePath.to({ contentId: content.id })}?${chosenParameter}=${done.imageId}`)
  },
})

export const showImage = definePage({
  path: useImagePath,
  access: 'officer',
  async show(request) {
    const content = await loadWritable(request)
    if (content instanceof Response) return content
    const used = imageOf(content)
    const chosen = z.uuid().safeParse(request.query.get(chosenParameter) ?? used?.id)
    if (!chosen.success) return request.redirect(contentImagePath.to({ contentId: content.id }))
    const image = await request.call(getImageInfoOperation, { imageId: chosen.data })
    const alt = used?.id === image.id ? used.alt : undefined
    return usePage(request, content, image, {
      it: alt?.it ?? '',
      en: alt?.en ?? '',
      x: percent(image.focalX),
      y: percent(image.focalY),
    })
  },
})

/** A share of a whole, as it was typed in percent. */
function readPercent(text: string): number | undefined {
  const share = /^\d{1,3}$/.test(text) ? Number(text) / 100 : Number.NaN
  return share <= 1 ? share : undefined
}

export const useImage = defineForm({
  path: useImagePath,
  access: 'officer',
  async submit(request, form) {
    const { call, locale, redirect, context } = request
    const t = imageWords(locale)
    const content = await loadWritable(request)
    if (content instanceof Response) return content
    const id = z.uuid().safeParse(form.text('image'))
    if (!id.success) throw notFound.with()
    const image = await call(getImageInfoOperation, { imageId: id.data })
    const [it, en, typedX, typedY] = ['it', 'en', 'x', 'y'].map((name) => form.text(name).trim()) as [
      string,
      string,
      string,
      string,
    ]
    const [x, y] = [readPercent(typedX), readPercent(typedY)]
    const errors: FieldError[] = [
      ...(it === '' ? [{ field: 'it', text: t('altMissing') }] : []),
      ...(x === undefined ? [{ field: 'x', text: t('focalWrong') }] : []),
      ...(y === undefined ? [{ field: 'y', text: t('focalWrong') }] : []),
    ]
    const again = (problems: readonly FieldError[]) =>
      context.html(markup(usePage(request, content, image, { it, en, x: typedX, y: typedY }, problems)), 422)
    if (errors.length > 0 || x === undefined || y === undefined) return again(errors)
    await call(setFocalPointOperation, { imageId: image.id, x, y })
    const { faults } = await call(saveContentOperation, {
      contentId: content.id,
      basedOn: Number(form.text('basedOn')) || content.latest,
      body: { ...content.body, image: { id: image.id, alt: { it, ...(en === '' ? {} : { en }) } } },
    })
    if (faults.length > 0) return again(faults.map(({ message }) => ({ field: 'it', text: message })))
    return redirect(editContentPath.to({ contentId: content.id }), t('saved'))
  },
})
