import { ContentPage, ToldService } from '#modules/site/index.ts'
import { notFound } from '#platform/operations/errors.ts'
import { Alert, Button, Form, href, LinkButton } from '#ui/index.ts'
import { definePage } from '#ui/web/route.ts'
import { editorialWords } from '../messages.ts'
import { contentVersionPath, deskContentPath, deskFilePath, editorialPath } from '../paths.ts'
import { previewContentOperation } from '../preview.ts'
import { VersionNumber } from '../schema.ts'
import { loadDesk } from './edit.tsx'

/** A version as the public would see it. */
export const previewVersion = definePage({
  path: contentVersionPath,
  access: 'officer',
  async show(request) {
    const { call, param, view, locale } = request
    const t = editorialWords(locale)
    const number = VersionNumber.safeParse(param('number'))
    if (!number.success) throw notFound.with()
    const content = await loadDesk(request)
    const shown = await call(previewContentOperation, { contentId: content.id, number: number.data })
    const back = deskContentPath.to({ contentId: content.id })
    const title = t('previewOf', { number: number.data, title: shown.title })
    const PublicPage = content.type === 'service' ? ToldService : ContentPage
    return (
      <PublicPage
        request={request}
        content={shown}
        crumbs={[
          { label: t('title'), path: editorialPath.to() },
          { label: content.title, path: back },
          { label: t('preview') },
        ]}
        fileAt={({ id }) => deskFilePath.to({ fileId: id })}
        preview={
          <Alert locale={locale} kind="info" title={title}>
            <p>{t('previewText')}</p>
            <LinkButton kind="secondary" href={href(view, back)}>
              {t('back')}
            </LinkButton>
            {content.may.write && number.data < content.latest ? (
              <Form view={view} action={href(view, back)} hidden={{ what: 'restore', version: String(number.data) }}>
                <Button kind="secondary">{t('restore')}</Button>
              </Form>
            ) : null}
          </Alert>
        }
      />
    )
  },
})
