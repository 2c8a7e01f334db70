import { formatDate, plainDate } from '#kernel/dates.ts'
import { Alert, Button, ErrorSummary, Form, href, Page, SubNav, TextField } from '#ui/index.ts'
import { managePath, proposalPath } from '../../paths.ts'
import { manageWords } from '../messages.ts'
import { ChangesPart } from './changes-part.tsx'
import { actionOf, hiddenOf, shownPath } from './editing.ts'
import type { PartProps } from './editing.ts'
import { parts } from './find-texts.ts'
import { editWords } from './messages.ts'
import { OptionsPart } from './options-part.tsx'
import { TablesPart } from './tables-part.tsx'
import { TextsPart } from './texts-part.tsx'

const tabs = [...(Object.keys(parts) as (keyof typeof parts)[]), 'options'] as const

/** Where an officer changes the words and values of a service. */
export function EditView(props: PartProps) {
  const { view, editing, shown, trouble } = props
  const { locale } = view
  const t = editWords(locale)
  const title = t('title', { title: editing.edited.texts[locale]['service.title'] ?? editing.serviceId })
  const looking = shown.asked !== ''
  return (
    <Page
      view={view}
      title={title}
      breadcrumb={[{ label: manageWords(locale)('title'), path: managePath.to() }, { label: title }]}
      width="wide"
      noIndex
    >
      <ErrorSummary locale={locale} errors={trouble?.errors ?? []} />
      <h1>{title}</h1>
      <p class="lead">{t('lead')}</p>
      <Standing {...props} />
      {editing.changes.length === 0 ? null : (
        <p>
          <a href="#changes">{t('changesHere', { count: editing.changes.length })}</a>
        </p>
      )}
      <form method="get" action={actionOf(props)} role="search">
        <TextField
          locale={locale}
          name="cerca"
          type="search"
          label={t('search')}
          hint={t('searchHint')}
          required
          value={shown.asked}
          maxlength={200}
        />
        <Button kind="secondary">{t('searchButton')}</Button>
      </form>
      <SubNav
        label={t('parts')}
        items={tabs.map((part) => ({
          label: t(part),
          href: href(view, shownPath(editing.serviceId, { part })),
          current: !looking && part === shown.part,
        }))}
      />
      <h2 class="h3">{looking ? t('search') : t(shown.part)}</h2>
      {!looking && shown.part === 'tables' ? <TablesPart {...props} /> : null}
      {!looking && shown.part === 'options' ? <OptionsPart {...props} /> : <TextsPart {...props} />}
      <ChangesPart {...props} />
    </Page>
  )
}

/** What stands between the changes and their proposal. */
function Standing(props: PartProps) {
  const { view, editing, shown } = props
  const { waiting, moved } = editing
  const t = editWords(view.locale)
  return (
    <>
      {waiting === null ? null : (
        <Alert locale={view.locale} kind="warning">
          <p>
            {waiting.state === 'scheduled' && waiting.from !== null
              ? t('waitingScheduled', { date: formatDate(plainDate(waiting.from), view.locale) })
              : t('waitingOpen')}{' '}
            <a href={href(view, proposalPath.to({ proposalId: waiting.proposalId }))}>{t('seeProposal')}</a>
          </p>
        </Alert>
      )}
      {moved ? (
        <Alert locale={view.locale} kind="warning">
          <p>{t('moved')}</p>
          <Form
            view={view}
            action={actionOf(props)}
            hidden={{ what: 'confirm', base: editing.base, ...hiddenOf(shown) }}
          >
            <Button kind="secondary">{t('confirm')}</Button>
          </Form>
        </Alert>
      ) : null}
    </>
  )
}
