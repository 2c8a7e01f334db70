import { editorialPath } from '#modules/editorial/index.ts'
import { Button, ButtonRow, Form, href, LinkButton, markup, RefreshNotice } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { orRefusal } from '#ui/web/refusal.ts'
import { defineForm, definePage } from '#ui/web/route.ts'
import type { Form as Sent, PageRequest } from '#ui/web/route.ts'
import { importNotStopped, importStarted, nothingChosen } from '../errors.ts'
import { importWords } from '../messages.ts'
import {
  discardImportOperation,
  getImportOperation,
  resumeImportOperation,
  startImportOperation,
  stopImportOperation,
} from '../operations.ts'
import {
  discardImportPath,
  importPath,
  importsPath,
  resumeImportPath,
  startImportPath,
  stopImportPath,
} from '../paths.ts'
import type { ImportState } from '../schema.ts'
import { choiceName, Choices } from './choices.tsx'
import { Frame } from './frame.tsx'
import { Report } from './report.tsx'

interface Props {
  readonly view: PageView
  readonly shown: ImportState
}

const countsOf = ({ outcomes: counts }: ImportState) => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const left = counts['left'] ?? 0
  return { total: total - left, done: total - left - (counts['waiting'] ?? 0), left }
}

function Progress({ view, shown }: Props) {
  const t = importWords(view.locale)
  const { total, done, left } = countsOf(shown)
  const counts = { done: String(done), total: String(total) }
  const at = { importId: shown.id }
  const small = (path: string, label: string) => (
    <Form view={view} action={href(view, path)}>
      <Button kind="secondary">{label}</Button>
    </Form>
  )
  if (shown.state === 'running')
    return (
      <>
        <RefreshNotice
          locale={view.locale}
          title={t('running')}
          text={t('runningText', counts)}
          href={href(view, importPath.to(at))}
        />
        <p class="mt-3">
          <progress max={total} value={done} aria-label={t('running')}></progress>
        </p>
        {small(stopImportPath.to(at), t('stop'))}
      </>
    )
  if (shown.state === 'stopped')
    return (
      <>
        <p class="lead">
          {t('stopped')} {t('stoppedText', counts)}
        </p>
        {small(resumeImportPath.to(at), t('resume'))}
      </>
    )
  return (
    <>
      <p class="lead">
        {t('done')}:{' '}
        {t('doneText', {
          created: String(shown.outcomes['created'] ?? 0),
          updated: String(shown.outcomes['updated'] ?? 0),
          left: String(left),
        })}
      </p>
      <ButtonRow>
        <LinkButton href={href(view, editorialPath.to())}>{t('toDesk')}</LinkButton>
      </ButtonRow>
    </>
  )
}

function Discard({ view, shown }: Props) {
  const t = importWords(view.locale)
  return (
    <details class="mt-5">
      <summary>{t('discard')}</summary>
      <p class="mt-2">{t('discardText')}</p>
      <Form view={view} action={href(view, discardImportPath.to({ importId: shown.id }))}>
        <Button kind="danger">{t('discard')}</Button>
      </Form>
    </details>
  )
}

async function importPageOf(request: PageRequest, form?: Sent, errors: readonly FieldError[] = []) {
  const { view, call, param } = request
  const shown = await call(getImportOperation, { importId: param('importId') })
  return (
    <Frame view={view} shown={shown} errors={errors}>
      {shown.state === 'read' ? (
        <Choices view={view} shown={shown} form={form} errors={errors} />
      ) : (
        <>
          <Progress view={view} shown={shown} />
          <Report view={view} shown={shown} />
        </>
      )}
      <Discard view={view} shown={shown} />
    </Frame>
  )
}

export const showImport = definePage({ path: importPath, access: 'officer', show: (request) => importPageOf(request) })

export const startImport = defineForm({
  path: startImportPath,
  access: 'officer',
  async submit(request, form) {
    const { call, param, redirect, locale, context } = request
    const importId = param('importId')
    const t = importWords(locale)
    const again = async (field: string, text: string) =>
      context.html(markup(await importPageOf(request, form, [{ field, text }])), 422)
    const officeId = form.text('officeId')
    if (officeId === '') return again('officeId', t('officeMissing'))
    const { groups } = await call(getImportOperation, { importId })
    const { refused } = await orRefusal(
      call(startImportOperation, {
        importId,
        officeId,
        choices: groups.map(({ kind, category }, index) => ({ kind, category, target: form.text(choiceName(index)) })),
        withUnpublished: form.has('withUnpublished'),
      }),
      [nothingChosen, importStarted],
    )
    // begun from another tab: what it does is shown
    if (refused && refused.code !== importStarted.code) return again(choiceName(0), refused.sentence[locale])
    return redirect(importPath.to({ importId }), t('started'))
  },
})

export const stopImport = defineForm({
  path: stopImportPath,
  access: 'officer',
  async submit({ call, param, redirect }) {
    const importId = param('importId')
    await call(stopImportOperation, { importId })
    return redirect(importPath.to({ importId }))
  },
})

export const resumeImport = defineForm({
  path: resumeImportPath,
  access: 'officer',
  async submit({ call, param, redirect, locale }) {
    const importId = param('importId')
    const { refused } = await orRefusal(call(resumeImportOperation, { importId }), [importNotStopped])
    return redirect(importPath.to({ importId }), refused ? undefined : importWords(locale)('resumed'))
  },
})

export const discardImport = defineForm({
  path: discardImportPath,
  access: 'officer',
  async submit({ call, param, redirect, locale }) {
    await call(discardImportOperation, { importId: param('importId') })
    return redirect(importsPath.to(), importWords(locale)('discarded'))
  },
})
