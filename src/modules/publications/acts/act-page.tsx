import { formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import { actKind } from '#engines/publications/index.ts'
import { fileTooLarge } from '#platform/files/index.ts'
import { Button, ConfirmPanel, FileField, Form, href, markup, SummaryList, TextArea } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage, defineUpload } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { boardWords } from '../board/messages.ts'
import { FileLinks } from '../board/said.tsx'
import {
  actCertificatePath,
  actFilePath,
  actFilesPath,
  actPath,
  annulActPath,
  discardActPath,
  editActPath,
  noticePath,
  noticeRegisterPath,
  postActPath,
  removeActFilePath,
} from '../paths.ts'
import { actFileMissing, actFileRefused, actFilesTooMany, actIncomplete, actNotAnnullable } from './errors.ts'
import {
  actFileBytesMost,
  actFileNames,
  addActFileOperation,
  readActFileOperation,
  removeActFileOperation,
} from './file-operations.ts'
import { Frame } from './frame.tsx'
import { actWords } from './messages.ts'
import { annulActOperation, discardActOperation, getActOperation, postActOperation } from './operations.ts'
import type { OfficeAct } from './schema.ts'

interface ActProps {
  readonly view: PageView
  readonly act: OfficeAct
  readonly errors: readonly FieldError[]
}

const say = (day: string, locale: 'it' | 'en') => formatDate(plainDate(day), locale)
const dayOf = (instant: string) => romeDate(new Date(instant))

function stateOf({ notice, annulledAt, annulledWhy, isShown }: OfficeAct, locale: 'it' | 'en'): string {
  const t = actWords(locale)
  if (annulledAt !== null && annulledWhy !== null)
    return t('state-annulled', { date: say(dayOf(annulledAt), locale), why: annulledWhy })
  if (notice === null) return t('state-prepared')
  return t(isShown ? 'state-posted' : 'state-over', {
    from: say(notice.firstDay, locale),
    until: say(notice.lastDay, locale),
  })
}

async function actPageOf(request: PageRequest, errors: readonly FieldError[] = []) {
  const { view, locale, call, param } = request
  const t = actWords(locale)
  const b = boardWords(locale)
  const act = await call(getActOperation, { actId: param('actId') })
  const { id: actId, notice, kind, isShown } = act
  const numbered = notice && { year: String(notice.year), number: String(notice.number) }
  const row = (label: string, value: string | undefined) => (value ? [{ label, value: <bdi>{value}</bdi> }] : [])
  return (
    <Frame view={view} title={act.title} errors={errors}>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('state'), value: stateOf(act, locale) },
          ...(notice ? row(t('noticeNumber'), `${notice.number}/${notice.year}`) : []),
          ...row(t('office'), act.office),
          ...row(t('kind'), actKind(kind).label[locale]),
          ...row(t('titleEn'), act.titleEn),
          ...row(t('number'), act.number),
          ...row(t('date'), say(act.date, locale)),
          ...row(t('askedBy'), act.askedBy),
          ...row(t('norm'), act.norm),
          ...row(t('days'), t('daysValue', { days: act.days })),
        ]}
      />
      {act.state === 'prepared' ? (
        <p class="mt-3">
          <a href={href(view, editActPath.to({ actId }))}>{t('edit')}</a>
        </p>
      ) : null}
      {numbered && isShown ? (
        <p class="mt-3">
          <a href={href(view, noticePath.to(numbered))}>{t('seePublic')}</a>
        </p>
      ) : null}
      {numbered && !isShown ? (
        <p class="mt-3">
          <a href={href(view, actCertificatePath.to({ actId }))}>{t('certificate')}</a>
        </p>
      ) : null}
      <h2 class="h4 mt-4">{b('files')}</h2>
      <Files view={view} act={act} errors={errors} />
      {act.state === 'prepared' ? <Prepared view={view} act={act} /> : null}
      {isShown ? <Annul view={view} act={act} errors={errors} /> : null}
    </Frame>
  )
}

function Files({ view, act, errors }: ActProps) {
  const { locale } = view
  const t = actWords(locale)
  const actId = act.id
  const hrefOf = (fileId: string) => href(view, actFilePath.to({ actId, fileId }))
  if (act.state !== 'prepared') return <FileLinks files={act.files} locale={locale} hrefOf={hrefOf} />
  return (
    <>
      <p>{t('filesLead')}</p>
      {act.files.length === 0 ? (
        <p>{t('filesNone')}</p>
      ) : (
        <FileLinks files={act.files} locale={locale} hrefOf={hrefOf}>
          {({ id, name }) => (
            <Form view={view} action={href(view, removeActFilePath.to({ actId, fileId: id }))}>
              <Button kind="link">{t('remove', { name })}</Button>
            </Form>
          )}
        </FileLinks>
      )}
      <Form view={view} action={href(view, actFilesPath.to({ actId }))} files>
        <FileField
          locale={locale}
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          required
          accept={actFileNames}
          acceptWords="PDF, P7M, ODT, DOCX"
          maxBytes={actFileBytesMost}
          error={errors.find(({ field }) => field === 'file')?.text}
        />
        <Button kind="secondary">{t('upload')}</Button>
      </Form>
    </>
  )
}

function Prepared({ view, act: { id: actId, files, wouldEnd } }: Pick<ActProps, 'view' | 'act'>) {
  const { locale } = view
  const t = actWords(locale)
  return (
    <>
      <div class="mt-5">
        {files.length === 0 ? (
          <p class="fw-semibold">{t('needsFile')}</p>
        ) : (
          <ConfirmPanel
            view={view}
            action={href(view, postActPath.to({ actId }))}
            title={t('postTitle')}
            consequences={[t('postTakes'), t('postStays', { until: say(wouldEnd, locale) }), t('postFixed')]}
            confirmLabel={t('postLabel')}
            cancelHref={href(view, noticeRegisterPath.to())}
          />
        )}
      </div>
      <p class="mt-4">
        <a href={href(view, discardActPath.to({ actId }))}>{t('discardLabel')}</a>
      </p>
    </>
  )
}

function Annul({ view, act: { id: actId }, errors }: ActProps) {
  const { locale } = view
  const t = actWords(locale)
  return (
    <details class="mt-5" open={errors.length > 0}>
      <summary>{t('annulTitle')}</summary>
      <ConfirmPanel
        view={view}
        action={href(view, annulActPath.to({ actId }))}
        title={t('annulTitle')}
        consequences={[t('annulLeaves'), t('annulStays')]}
        confirmLabel={t('annulLabel')}
        cancelHref={href(view, noticeRegisterPath.to())}
        danger
      >
        <TextArea
          locale={locale}
          name="why"
          label={t('annulWhy')}
          required
          rows={3}
          value=""
          error={errors.find(({ field }) => field === 'why')?.text}
        />
      </ConfirmPanel>
    </details>
  )
}

/** The page again, with what was refused. */
const again = async (request: PageRequest, errors: readonly FieldError[]) =>
  request.context.html(markup(await actPageOf(request, errors)), 422)

export const showAct = definePage({ path: actPath, access: 'officer', show: (request) => actPageOf(request) })

export const addActFile = defineUpload({
  path: actFilesPath,
  access: 'officer',
  async receive(request, upload) {
    const actId = request.param('actId')
    const { refused } = await orRefusal(request.call(addActFileOperation, { actId }, upload), [
      actFileMissing,
      actFileRefused,
      actFilesTooMany,
      fileTooLarge,
    ])
    if (refused) return again(request, [{ field: 'file', text: refused.sentence[request.locale] }])
    return request.redirect(actPath.to({ actId }), actWords(request.locale)('uploaded'))
  },
})

export const readActFile = definePage({
  path: actFilePath,
  access: 'officer',
  show: ({ file, param }) => file(readActFileOperation, { actId: param('actId'), fileId: param('fileId') }, true),
})

export const removeActFile = defineForm({
  path: removeActFilePath,
  access: 'officer',
  async submit({ call, param, redirect, locale }) {
    const actId = param('actId')
    await call(removeActFileOperation, { actId, fileId: param('fileId') })
    return redirect(actPath.to({ actId }), actWords(locale)('removed'))
  },
})

export const postAct = defineForm({
  path: postActPath,
  access: 'officer',
  async submit(request) {
    const { call, param, redirect, locale } = request
    const actId = param('actId')
    const { done, refused } = await orRefusal(call(postActOperation, { actId }), [actIncomplete])
    if (refused) return again(request, [{ field: 'file', text: refused.sentence[locale] }])
    const { number, year } = done
    return redirect(actPath.to({ actId }), actWords(locale)('posted', { number: String(number), year: String(year) }))
  },
})

export const annulAct = defineForm({
  path: annulActPath,
  access: 'officer',
  async submit(request, form) {
    const { call, param, redirect, locale } = request
    const actId = param('actId')
    const t = actWords(locale)
    const why = form.text('why').trim()
    if (why === '') return again(request, [{ field: 'why', text: t('annulWhyMissing') }])
    const { refused } = await orRefusal(call(annulActOperation, { actId, why }), [actNotAnnullable])
    if (refused) return again(request, [{ field: 'why', text: refused.sentence[locale] }])
    return redirect(actPath.to({ actId }), t('annulDone'))
  },
})

export const discardActPage = definePage({
  path: discardActPath,
  access: 'officer',
  async show({ view, locale, call, param }) {
    const t = actWords(locale)
    const { id: actId, title } = await call(getActOperation, { actId: param('actId') })
    return (
      <Frame view={view} title={t('discardTitle')} inside={[{ label: title, path: actPath.to({ actId }) }]}>
        <ConfirmPanel
          view={view}
          action={href(view, discardActPath.to({ actId }))}
          title={title}
          consequences={[t('discardGone')]}
          confirmLabel={t('discardLabel')}
          cancelHref={href(view, actPath.to({ actId }))}
          danger
        />
      </Frame>
    )
  },
})

export const discardAct = defineForm({
  path: discardActPath,
  access: 'officer',
  async submit({ call, param, redirect, locale }) {
    await call(discardActOperation, { actId: param('actId') })
    return redirect(noticeRegisterPath.to(), actWords(locale)('discarded'))
  },
})
