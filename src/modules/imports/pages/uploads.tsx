import { formatInstant } from '#kernel/dates.ts'
import { fileTooLarge } from '#platform/files/index.ts'
import { Button, DataTable, EmptyState, ErrorSummary, FileField, Form, href, markup, Page } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { definePage, defineUpload } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { importFileMissing, importUnread } from '../errors.ts'
import { importWords } from '../messages.ts'
import { exportBytesMost, listImportsOperation, uploadExportOperation } from '../operations.ts'
import { importPath, importsPath } from '../paths.ts'

async function uploadsPage({ view, locale, call }: PageRequest, errors: readonly FieldError[] = []) {
  const t = importWords(locale)
  const { imports } = await call(listImportsOperation, {})
  return (
    <Page view={view} title={t('title')} breadcrumb={[{ label: t('title') }]} width="wide" noIndex>
      <ErrorSummary locale={locale} errors={errors} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <h2 class="h4 mt-4">{t('upload')}</h2>
      <Form view={view} action={href(view, importsPath.to())} files>
        <FileField
          locale={locale}
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          required
          accept=".xml,.rss,.atom,application/xml,text/xml"
          acceptWords="XML"
          maxBytes={exportBytesMost}
          error={errors.find(({ field }) => field === 'file')?.text}
        />
        <Button>{t('send')}</Button>
      </Form>
      <h2 class="h4 mt-5">{t('list')}</h2>
      {imports.length === 0 ? (
        <EmptyState title={t('none')} text={t('noneText')} icon="it-file" />
      ) : (
        <DataTable
          caption={t('listCaption')}
          hideCaption
          rows={imports}
          columns={[
            {
              header: t('fileName'),
              rowHeader: true,
              cell: ({ id, name }) => <a href={href(view, importPath.to({ importId: id }))}>{name}</a>,
            },
            { header: t('site'), cell: ({ siteTitle, format }) => `${siteTitle} (${t(`format-${format}`)})` },
            { header: t('uploaded'), cell: ({ createdAt }) => formatInstant(new Date(createdAt), locale) },
            { header: t('state'), cell: ({ state }) => t(`state-${state}`) },
          ]}
        />
      )}
    </Page>
  )
}

export const showImports = definePage({ path: importsPath, access: 'officer', show: (request) => uploadsPage(request) })

export const uploadExport = defineUpload({
  path: importsPath,
  access: 'officer',
  async receive(request, upload) {
    const { done, refused } = await orRefusal(request.call(uploadExportOperation, {}, upload), [
      importUnread,
      importFileMissing,
      fileTooLarge,
    ])
    if (done) return request.redirect(importPath.to(done))
    const errors = [{ field: 'file', text: refused.sentence[request.locale] }]
    return request.context.html(markup(await uploadsPage(request, errors)), 422)
  },
})
