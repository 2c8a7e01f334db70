import { FieldControls, labelled, labelOfPath } from '#engines/cases/index.ts'
import type { Answers } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import {
  Alert,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  href,
  LinkButton,
  Page,
  RefreshNotice,
  SummaryList,
  TextArea,
  type PageView,
} from '#ui/index.ts'
import { listMessages } from '../messages.ts'
import { sayInstant } from '../pages/say.ts'
import {
  deskCasePath,
  deskMessageAsidePath,
  deskMessageCorrectPath,
  deskMessagePath,
  deskMessagesPath,
  deskPath,
} from '../paths.ts'
import { registryMessageWords } from './messages.ts'
import type { RegistryMessageView } from './schema.ts'

/** What a form that was not accepted left. */
export interface MessageFormState {
  readonly answers?: Answers | undefined
  readonly errors?: Readonly<Record<string, string>> | undefined
  readonly reason?: string | undefined
  readonly reasonError?: string | undefined
  readonly refusal?: string | undefined
}

interface Props {
  readonly view: PageView
  readonly message: RegistryMessageView
  readonly state?: MessageFormState | undefined
}

const words = ({ locale }: PageView) => translator(registryMessageWords, locale)

/** What something wrong is called: its field, or the document that is missing. */
function nameOf({ fields, texts }: RegistryMessageView, path: string, locale: 'it' | 'en'): string | undefined {
  return labelOfPath(fields, path, texts, locale) ?? texts[`documents.${path}.label`]
}

/** A message on one page: why it waits, what it says, and what can be done with it. */
export function MessageView({ view, message, state = {} }: Props) {
  const t = words(view)
  const { errors = {}, reasonError } = state
  const named = Object.entries(errors).map(([field, text]) => {
    const label = nameOf(message, field, view.locale)
    return { field, text: label === undefined ? text : labelled(label, text) }
  })
  return (
    <Page
      view={view}
      title={`${message.kindName}, ${t('short')}`}
      breadcrumb={[
        { label: translator(listMessages, view.locale)('desk'), path: deskPath.to() },
        { label: t('short'), path: deskMessagesPath.to() },
        { label: message.kindName },
      ]}
      noIndex
    >
      <ErrorSummary
        locale={view.locale}
        errors={[
          ...named,
          ...(reasonError === undefined ? [] : [{ field: 'reason', text: labelled(t('reason'), reasonError) }]),
        ]}
      />
      <h1>{message.kindName}</h1>
      {state.refusal === undefined ? null : (
        <Alert locale={view.locale} kind="warning" title={t('notDone')} live>
          <p class="mb-0">{state.refusal}</p>
        </Alert>
      )}
      <Standing view={view} message={message} />
      <Origin view={view} message={message} />
      {message.facts.length === 0 ? null : (
        <details class="portico-details" open={message.fields.length === 0}>
          <summary>{t('says')}</summary>
          <SummaryList locale={view.locale} rows={message.facts} />
        </details>
      )}
      {message.state === 'by-hand' ? <Decisions view={view} message={message} state={state} /> : null}
    </Page>
  )
}

/** How it stands, and why. */
function Standing({ view, message }: Props) {
  const { locale } = view
  const t = words(view)
  const { caseId, issues, fields } = message
  switch (message.state) {
    case 'received':
    case 'corrected':
      return (
        <RefreshNotice
          locale={locale}
          title={t('beingRead')}
          text={t('beingReadText')}
          href={href(view, deskMessagePath.to({ messageId: message.id }))}
        />
      )
    case 'opened':
      return (
        <Alert locale={locale} kind="success">
          <p>{t('opened')}</p>
          {caseId === null ? null : (
            <LinkButton href={href(view, deskCasePath.to({ caseId }))}>{t('openCase')}</LinkButton>
          )}
        </Alert>
      )
    case 'set-aside':
      return (
        <Alert locale={locale} kind="info" title={t('state-set-aside')}>
          <p class="mb-0">{message.reason}</p>
        </Alert>
      )
    case 'by-hand':
      return (
        <Alert locale={locale} kind="warning" title={t('why')}>
          <ul>
            {issues.map((issue) => {
              const label = nameOf(message, issue.path, locale)
              return <li>{label === undefined ? issue.message : labelled(label, issue.message)}</li>
            })}
          </ul>
          <p class="mb-0">{fields.length === 0 ? t('noService') : t('whyNow')}</p>
        </Alert>
      )
  }
}

function Origin({ view, message }: Props) {
  const { locale } = view
  const t = words(view)
  const { decidedBy, decidedAt } = message
  const decided =
    decidedBy === null || decidedAt === null
      ? []
      : [{ label: t('decided'), value: t('decidedOn', { name: decidedBy, date: sayInstant(decidedAt, locale) }) }]
  return (
    <SummaryList
      locale={locale}
      rows={[
        { label: t('sender'), value: message.sender ?? t('citizen') },
        { label: t('declared'), value: sayInstant(message.declaredAt, locale) },
        { label: t('arrived'), value: sayInstant(message.receivedAt, locale) },
        { label: t('number'), value: message.messageId },
        ...decided,
      ]}
    />
  )
}

function Decisions({ view, message, state = {} }: Props) {
  const t = words(view)
  const where = { messageId: message.id }
  return (
    <>
      {message.fields.length === 0 ? null : (
        <section aria-labelledby="correct">
          <h2 class="h3 mt-5" id="correct">
            {t('correct')}
          </h2>
          <p>{t('correctText')}</p>
          <Form view={view} action={href(view, deskMessageCorrectPath.to(where))} revision={message.revision}>
            <FieldControls
              view={view}
              fields={message.fields}
              texts={message.texts}
              today={message.today}
              answers={state.answers ?? message.answers}
              errors={state.errors}
            />
            <ButtonRow>
              <Button>{t('open')}</Button>
            </ButtonRow>
          </Form>
        </section>
      )}
      <section aria-labelledby="aside">
        <h2 class="h3 mt-5" id="aside">
          {t('setAside')}
        </h2>
        <p>{t('setAsideText')}</p>
        <Form view={view} action={href(view, deskMessageAsidePath.to(where))} revision={message.revision}>
          <TextArea
            locale={view.locale}
            name="reason"
            required
            label={t('reason')}
            hint={t('reasonHint')}
            value={state.reason}
            error={state.reasonError}
            limitCharacters={2_000}
          />
          <ButtonRow>
            <Button kind="secondary">{t('setAside')}</Button>
          </ButtonRow>
        </Form>
      </section>
    </>
  )
}
