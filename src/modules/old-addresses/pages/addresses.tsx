import type { z } from 'zod'
import { formatDate, plainDate } from '#kernel/dates.ts'
import { invalidInput } from '#kernel/errors.ts'
import { Alert, Button, DataTable, ErrorSummary, FileField, Form, href, markup, Page, TextField } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage, defineUpload } from '#ui/web/route.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { targetWrong } from '../errors.ts'
import { oldAddressWords } from '../messages.ts'
import {
  importAddressesOperation,
  keepAddressOperation,
  listAddressesOperation,
  listBytesMost,
  removeAddressOperation,
} from '../operations.ts'
import { oldAddressesImportPath, oldAddressesPath, oldAddressRemovalPath } from '../paths.ts'

type Listed = z.output<typeof listAddressesOperation.output>
type Kept = Listed['kept'][number]
type Imported = z.output<typeof importAddressesOperation.output>

/** What comes back with the page: what was typed and why it was refused, or what became of a list. */
interface Trouble {
  readonly errors?: readonly FieldError[]
  readonly old?: string
  readonly target?: string
  readonly imported?: Imported
}

const wordsParameter = 'cerca'
const pageParameter = 'pagina'
const oldParameter = 'vecchio'

const whole = ({ host, path }: Pick<Kept, 'host' | 'path'>) => (host === '' ? path : `https://${host}${path}`)

async function addressesPage(request: PageRequest, trouble: Trouble = {}) {
  const { view, locale, call, query } = request
  const t = oldAddressWords(locale)
  const q = query.get(wordsParameter)?.trim().slice(0, 200) ?? ''
  const page = Math.max(1, Number(query.get(pageParameter)) || 1)
  const { kept, waiting, misses, more } = await call(listAddressesOperation, { q, page })
  const errors = trouble.errors ?? []
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.text
  const here = href(view, oldAddressesPath.to())
  return (
    <Page view={view} title={t('title')} breadcrumb={[{ label: t('title') }]} width="wide" noIndex>
      <ErrorSummary locale={locale} errors={errors} />
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {trouble.imported === undefined ? null : <ImportReport view={view} imported={trouble.imported} />}
      <h2 class="h4 mt-4" id="scrivi">
        {t('one')}
      </h2>
      <Form view={view} action={here}>
        <TextField
          locale={locale}
          name="old"
          label={t('old')}
          hint={t('oldHint')}
          required
          value={trouble.old ?? query.get(oldParameter) ?? ''}
          error={errorOf('old')}
        />
        <TextField
          locale={locale}
          name="target"
          label={t('target')}
          hint={t('targetHint')}
          required
          value={trouble.target ?? ''}
          error={errorOf('target')}
        />
        <Button>{t('keep')}</Button>
      </Form>
      <h2 class="h4 mt-5">{t('list')}</h2>
      <Form view={view} action={href(view, oldAddressesImportPath.to())} files>
        <FileField
          locale={locale}
          name="file"
          label={t('file')}
          hint={t('fileHint')}
          required
          accept=".csv,.xml,text/csv,application/xml"
          acceptWords="CSV, XML"
          maxBytes={listBytesMost}
          error={errorOf('file')}
        />
        <Button>{t('import')}</Button>
      </Form>
      <h2 class="h4 mt-5">{t('misses')}</h2>
      <p>{t('missesLead')}</p>
      {misses.length === 0 ? (
        <p>{t('missesNone')}</p>
      ) : (
        <DataTable
          caption={t('misses')}
          hideCaption
          rows={misses}
          columns={[
            { header: t('old'), rowHeader: true, cell: (row) => <SendTo view={view} address={whole(row)} /> },
            { header: t('proposal'), cell: (row) => <Proposed view={view} row={row} /> },
            { header: t('count'), numeric: true, cell: ({ count }) => String(count) },
            { header: t('last'), cell: ({ last }) => formatDate(plainDate(last), locale) },
          ]}
        />
      )}
      <h2 class="h4 mt-5">{t('waiting')}</h2>
      {waiting.length === 0 ? (
        <p>{t('waitingNone')}</p>
      ) : (
        <DataTable
          caption={t('waiting')}
          hideCaption
          rows={waiting}
          columns={[
            { header: t('old'), rowHeader: true, cell: (row) => <SendTo view={view} address={whole(row)} /> },
            { header: t('proposal'), cell: (row) => <Proposed view={view} row={row} /> },
            { header: t('remove'), cell: (row) => <Remove view={view} address={whole(row)} /> },
          ]}
        />
      )}
      <h2 class="h4 mt-5">{t('redirects')}</h2>
      <form method="get" action={here} role="search">
        <TextField locale={locale} name={wordsParameter} type="search" label={t('search')} required={false} value={q} />
        <Button kind="secondary">{t('find')}</Button>
      </form>
      {kept.length === 0 ? (
        <p class="mt-3">{t('redirectsNone')}</p>
      ) : (
        <DataTable
          caption={t('redirects')}
          hideCaption
          rows={kept}
          columns={[
            { header: t('old'), rowHeader: true, cell: whole },
            { header: t('target'), cell: ({ target }) => <a href={href(view, target ?? '/')}>{target}</a> },
            { header: t('remove'), cell: (row) => <Remove view={view} address={whole(row)} /> },
          ]}
        />
      )}
      {more ? (
        <p>
          <a
            href={`${here}?${new URLSearchParams({ [wordsParameter]: q, [pageParameter]: String(page + 1) }).toString()}`}
          >
            {t('more')}
          </a>
        </p>
      ) : null}
    </Page>
  )
}

/** An address that leads nowhere, and the way to the form with it written in already. */
function SendTo({ view, address }: { view: PageView; address: string }) {
  const query = new URLSearchParams({ [oldParameter]: address }).toString()
  return (
    <a
      href={`${href(view, oldAddressesPath.to())}?${query}#scrivi`}
      aria-label={oldAddressWords(view.locale)('sendTo', { address })}
    >
      {address}
    </a>
  )
}

/** The page that an address seems to be about, to be accepted or left. */
function Proposed({ view, row }: { view: PageView; row: Listed['waiting' | 'misses'][number] }) {
  const t = oldAddressWords(view.locale)
  const { proposal } = row
  if (proposal === null) return <>–</>
  const old = whole(row)
  return (
    <>
      <a href={href(view, proposal.path)}>{proposal.title}</a>
      <Form
        view={view}
        action={href(view, oldAddressesPath.to())}
        hidden={{ old, target: proposal.path }}
        label={t('acceptOf', { address: old, title: proposal.title })}
      >
        <Button kind="link">{t('accept')}</Button>
      </Form>
    </>
  )
}

function Remove({ view, address }: { view: PageView; address: string }) {
  const t = oldAddressWords(view.locale)
  return (
    <Form
      view={view}
      action={href(view, oldAddressRemovalPath.to())}
      hidden={{ old: address }}
      label={t('removeOf', { address })}
    >
      <Button kind="link">{t('remove')}</Button>
    </Form>
  )
}

function ImportReport({
  view: { locale },
  imported: { taken, waiting, refused },
}: {
  view: PageView
  imported: Imported
}) {
  const t = oldAddressWords(locale)
  const kind = refused.length === 0 ? 'success' : 'warning'
  return (
    <Alert locale={locale} kind={kind} title={t('imported')} live>
      <p>{t('importedText', { taken, waiting, refused: refused.length })}</p>
      {refused.length === 0 ? null : (
        <DataTable
          caption={t('refused')}
          rows={refused}
          columns={[
            { header: t('line'), numeric: true, rowHeader: true, cell: ({ line }) => String(line) },
            { header: t('old'), cell: ({ old }) => old },
            { header: t('target'), cell: ({ target }) => target },
            { header: t('reason'), cell: ({ reason }) => reason },
          ]}
        />
      )}
    </Alert>
  )
}

export const showAddresses = definePage({
  path: oldAddressesPath,
  access: 'officer',
  show: (request) => addressesPage(request),
})

export const keepAddress = defineForm({
  path: oldAddressesPath,
  access: 'officer',
  async submit(request, form) {
    const { call, locale, redirect, context } = request
    const t = oldAddressWords(locale)
    const [old, target] = [form.text('old').trim(), form.text('target').trim()]
    const again = async (errors: readonly FieldError[]) =>
      context.html(markup(await addressesPage(request, { errors, old, target })), 422)
    if (target === '') return again([{ field: 'target', text: t('noTarget') }])
    const { refused } = await orRefusal(call(keepAddressOperation, { old, target }), [
      ...keepAddressOperation.errors,
      invalidInput,
    ])
    if (!refused) return redirect(oldAddressesPath.to(), t('kept'))
    const field = refused.code === targetWrong.code ? 'target' : 'old'
    return again([{ field, text: refused.sentence[locale] }])
  },
})

export const importList = defineUpload({
  path: oldAddressesImportPath,
  access: 'officer',
  async receive(request, upload) {
    const { call, locale, context } = request
    const { done, refused } = await orRefusal(
      call(importAddressesOperation, {}, upload),
      importAddressesOperation.errors,
    )
    if (refused)
      return context.html(
        markup(await addressesPage(request, { errors: [{ field: 'file', text: refused.sentence[locale] }] })),
        422,
      )
    return context.html(markup(await addressesPage(request, { imported: done })), 200)
  },
})

export const removeAddress = defineForm({
  path: oldAddressRemovalPath,
  access: 'officer',
  async submit({ call, locale, redirect }, form) {
    await call(removeAddressOperation, { old: form.text('old') })
    return redirect(oldAddressesPath.to(), oldAddressWords(locale)('removed'))
  },
})
