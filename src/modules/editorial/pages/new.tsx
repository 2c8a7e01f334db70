import { contentErrors, contentTypeIds, contentTypes, Slug, slugOf } from '#engines/content/index.ts'
import { Button, ErrorSummary, Form, href, markup, Page, Select, TextField } from '#ui/index.ts'
import type { FieldError } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { editorialWords } from '../messages.ts'
import { createContentOperation, listDeskOperation } from '../operations.ts'
import { editContentPath, editorialPath, newContentPath } from '../paths.ts'

async function page(request: PageRequest, valueOf: (name: string) => string, errors: readonly FieldError[]) {
  const { view, locale, call, tenant } = request
  const t = editorialWords(locale)
  const { writesIn } = await call(listDeskOperation, {})
  const types = contentTypeIds.filter((id) => writesIn.some((one) => one.types === null || one.types.includes(id)))
  const offices = tenant.data.offices.filter(({ id }) => writesIn.some(({ officeId }) => officeId === id))
  const field = (name: string) => ({
    locale,
    name,
    value: valueOf(name),
    error: errors.find((one) => one.field === name)?.text,
  })
  return (
    <Page
      view={view}
      title={t('newTitle')}
      breadcrumb={[{ label: t('title'), path: editorialPath.to() }, { label: t('newTitle') }]}
      noIndex
    >
      <ErrorSummary locale={locale} errors={errors} />
      <h1>{t('newTitle')}</h1>
      <p class="lead">{t('newLead')}</p>
      <Form view={view} action={href(view, newContentPath.to())}>
        <Select
          {...field('tipo')}
          label={t('type')}
          required
          options={types.map((id) => ({ value: id, label: contentTypes[id].one[locale] }))}
        />
        <Select
          {...field('ufficio')}
          value={valueOf('ufficio') || (offices.length === 1 ? offices[0]?.id : '')}
          label={t('office')}
          required
          options={offices.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        />
        <TextField {...field('titolo')} label={t('titleField')} required maxlength={160} />
        <TextField {...field('indirizzo')} label={t('slug')} hint={t('slugHint')} required={false} maxlength={100} />
        <Button>{t('create')}</Button>
      </Form>
    </Page>
  )
}

export const newContent = definePage({
  path: newContentPath,
  access: 'officer',
  show: (request) => page(request, (name) => request.query.get(name) ?? '', []),
})

export const createContent = defineForm({
  path: newContentPath,
  access: 'officer',
  async submit(request, form) {
    const { call, locale, redirect, context } = request
    const t = editorialWords(locale)
    const title = form.text('titolo').trim()
    const type = contentTypeIds.find((id) => id === form.text('tipo'))
    const officeId = form.text('ufficio')
    const slug = Slug.safeParse(form.text('indirizzo').trim() || slugOf(title))
    // with the address that the title proposes, so that it can be changed
    const valueOf = (name: string) => (name === 'indirizzo' && form.text(name) === '' ? slugOf(title) : form.text(name))
    const again = async (errors: readonly FieldError[]) =>
      context.html(markup(await page(request, valueOf, errors)), 422)
    const errors = [
      ...(type === undefined ? [{ field: 'tipo', text: t('noType') }] : []),
      ...(officeId === '' ? [{ field: 'ufficio', text: t('noOffice') }] : []),
      ...(title.length < 3 ? [{ field: 'titolo', text: t('noTitle') }] : []),
      ...(slug.success || title.length < 3 ? [] : [{ field: 'indirizzo', text: t('badSlug') }]),
    ]
    if (type === undefined || !slug.success || errors.length > 0) return again(errors)
    const { done, refused } = await orRefusal(
      call(createContentOperation, { type, officeId, slug: slug.data, title: title.slice(0, 160) }),
      [contentErrors.slugTaken],
    )
    if (refused) return again([{ field: 'indirizzo', text: refused.sentence[locale] }])
    return redirect(editContentPath.to({ contentId: done.contentId }), t('created'))
  },
})
