import { formatDate, formatInstant, plainDate } from '#kernel/dates.ts'
import { contentTypes } from '#engines/content/index.ts'
import {
  Alert,
  Button,
  DateField,
  ErrorSummary,
  Form,
  href,
  LinkButton,
  Page,
  SummaryList,
  TextArea,
  TextField,
  Timeline,
} from '#ui/index.ts'
import type { DateParts, FieldError, PageView } from '#ui/index.ts'
import { BrokenLinks } from '../links/list.tsx'
import { linkWords } from '../links/messages.ts'
import type { BrokenLink } from '../links/operations.ts'
import { editorialWords } from '../messages.ts'
import { contentVersionPath, deskContentPath, editContentPath, editorialPath } from '../paths.ts'
import type { DeskContent, Difference } from '../schema.ts'
import { Differences } from './differences.tsx'

/** What a form of the page held when it was refused. */
export interface Refused {
  readonly errors: readonly FieldError[]
  readonly text: (name: string) => string
}

export interface ContentViewProps {
  readonly view: PageView
  readonly content: DeskContent
  readonly differences: readonly Difference[]
  /** Links of its newest version that lead nowhere. */
  readonly brokenLinks: readonly BrokenLink[]
  readonly refused: Refused | undefined
}

/** Where a content stands, what can be done with it, and what was done. */
export function ContentView(props: ContentViewProps) {
  const { view, content, refused } = props
  const { locale } = view
  const t = editorialWords(locale)
  const { may, inReview } = content
  return (
    <Page
      view={view}
      title={content.title}
      breadcrumb={[{ label: t('title'), path: editorialPath.to() }, { label: content.title }]}
      width="wide"
      noIndex
    >
      <ErrorSummary locale={locale} errors={refused?.errors ?? []} />
      <h1>{content.title}</h1>
      {may.write ? (
        <p>
          <LinkButton href={href(view, editContentPath.to({ contentId: content.id }))}>{t('edit')}</LinkButton>
        </p>
      ) : null}
      <Standing {...props} />
      <DraftLinks {...props} />
      {inReview === null ? <ToSubmit {...props} /> : <InReview {...props} version={inReview} />}
      <h2>{t('changes')}</h2>
      <Changes {...props} />
      {may.review ? <Afterwards {...props} /> : null}
      <History {...props} />
    </Page>
  )
}

/** Links that lead nowhere: nothing stops whoever publishes, who may know better. */
function DraftLinks({ view, content, brokenLinks }: ContentViewProps) {
  const { locale } = view
  const t = linkWords(locale)
  if (brokenLinks.length === 0) return null
  return (
    <Alert locale={locale} kind="warning" title={t('draftTitle')}>
      <p>{t('draftText', { number: content.latest })}</p>
      <BrokenLinks view={view} links={brokenLinks} />
    </Alert>
  )
}

const versionLink = (view: PageView, contentId: string, number: number) => (
  <a href={href(view, contentVersionPath.to({ contentId, number: String(number) }))}>
    {editorialWords(view.locale)('versionNumber', { number })}
  </a>
)

function Standing({ view, content }: ContentViewProps) {
  const { locale } = view
  const t = editorialWords(locale)
  const { id, publicVersion, scheduled, nextReview, path } = content
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t('about')}</h2>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('type'), value: contentTypes[content.type].one[locale] },
          { label: t('address'), value: path ?? t('noneYet') },
          { label: t('latest'), value: versionLink(view, id, content.latest) },
          {
            label: t('publicVersion'),
            value:
              publicVersion === null ? (
                t('noneYet')
              ) : (
                <>
                  {versionLink(view, id, publicVersion)}
                  {path === null ? null : (
                    <>
                      {' — '}
                      <a href={href(view, path)}>{t('see')}</a>
                    </>
                  )}
                </>
              ),
          },
          ...(scheduled === null
            ? []
            : [
                {
                  label: t('scheduled'),
                  value: t('scheduledAt', {
                    number: scheduled.version,
                    date: formatInstant(new Date(scheduled.at), locale),
                  }),
                },
              ]),
          ...(nextReview === null
            ? []
            : [{ label: t('nextReview'), value: formatDate(plainDate(nextReview), locale) }]),
        ]}
      />
    </section>
  )
}

const actionOf = ({ view, content }: ContentViewProps) => href(view, deskContentPath.to({ contentId: content.id }))

const fieldOf = ({ view, refused }: ContentViewProps, name: string) => ({
  locale: view.locale,
  name,
  value: refused?.text(name) ?? '',
  error: refused?.errors.find(({ field }) => field === name)?.text,
})

const dayOf = (props: ContentViewProps, name: string) => {
  const { value: _, ...rest } = fieldOf(props, name)
  const part = (one: string) => props.refused?.text(`${name}-${one}`) ?? ''
  const value: DateParts = { day: part('day'), month: part('month'), year: part('year') }
  return { ...rest, value }
}

/** What the newest version lacks, or the way to its reviewers. */
function ToSubmit(props: ContentViewProps) {
  const { view, content } = props
  const t = editorialWords(view.locale)
  const { faults, latest, publicVersion, scheduled, may } = content
  if (latest === (scheduled?.version ?? publicVersion)) return null
  return (
    <section aria-labelledby="to-publish">
      <h2 id="to-publish">{t('toPublish')}</h2>
      {faults.length > 0 ? (
        <ul>
          {faults.map(({ message }) => (
            <li>{message}</li>
          ))}
        </ul>
      ) : (
        <>
          <p>{t('ready')}</p>
          {may.write ? (
            <Form view={view} action={actionOf(props)} hidden={{ what: 'submit', version: String(latest) }}>
              <TextArea {...fieldOf(props, 'submitNote')} label={t('submitNote')} required={false} rows={3} />
              <Button>{t('submit')}</Button>
            </Form>
          ) : null}
        </>
      )}
    </section>
  )
}

/** A version in review: for its reviewers, the two ways out of it. */
function InReview(props: ContentViewProps & { readonly version: number }) {
  const { view, content, version } = props
  const { locale } = view
  const t = editorialWords(locale)
  const hidden = { version: String(version) }
  return (
    <>
      <Alert locale={locale} kind="info" title={t('waiting', { number: version })}>
        <p>
          {t('waitingText')}{' '}
          <a href={href(view, contentVersionPath.to({ contentId: content.id, number: String(version) }))}>
            {t('preview')}
          </a>
        </p>
        {content.latest > version ? <p>{t('newer', { number: content.latest })}</p> : null}
        {content.isOwnReview ? <p>{t('ownReview')}</p> : null}
      </Alert>
      {content.may.review ? (
        <div class="row">
          {content.isOwnReview ? null : (
            <section class="col-12 col-lg-6" aria-labelledby="publish">
              <h2 id="publish">{t('publishTitle', { number: version })}</h2>
              <Form view={view} action={actionOf(props)} hidden={{ what: 'publish', ...hidden }}>
                <DateField
                  {...dayOf(props, 'publishDay')}
                  label={t('publishDay')}
                  hint={t('publishDayHint')}
                  required={false}
                />
                <TextField
                  {...fieldOf(props, 'publishHour')}
                  label={t('publishHour')}
                  hint={t('hourHint')}
                  required={false}
                  width="short"
                />
                <DateField
                  {...dayOf(props, 'reviewDay')}
                  label={t('reviewDay')}
                  hint={t('reviewDayHint', { months: contentTypes[content.type].reviewMonths })}
                  required={false}
                />
                <Button>{t('publish')}</Button>
              </Form>
            </section>
          )}
          <section class="col-12 col-lg-6" aria-labelledby="return">
            <h2 id="return">{t('returnTitle')}</h2>
            <Form view={view} action={actionOf(props)} hidden={{ what: 'return', ...hidden }}>
              <TextArea {...fieldOf(props, 'returnNote')} label={t('returnNote')} required rows={3} />
              <Button kind="secondary">{t('return')}</Button>
            </Form>
          </section>
        </div>
      ) : null}
    </>
  )
}

/** The versions that the page compares: what is public, or nothing, and what is to become so. */
export const comparedOf = ({ publicVersion, inReview, latest }: DeskContent) => ({
  older: publicVersion ?? 0,
  newer: inReview ?? latest,
})

function Changes({ view, content, differences }: ContentViewProps) {
  const t = editorialWords(view.locale)
  const { older, newer } = comparedOf(content)
  return (
    <>
      <p>{older === 0 ? t('changesAll') : t('changesFrom', { older, newer })}</p>
      <Differences locale={view.locale} differences={differences} />
    </>
  )
}

/** What reviewers do with what is public or will be. */
function Afterwards(props: ContentViewProps) {
  const { view, content } = props
  const t = editorialWords(view.locale)
  return (
    <>
      {content.scheduled === null ? null : (
        <Form view={view} action={actionOf(props)} hidden={{ what: 'unschedule' }}>
          <Button kind="secondary">{t('unschedule')}</Button>
        </Form>
      )}
      {content.isReviewDue ? (
        <section aria-labelledby="confirm">
          <h2 id="confirm">{t('confirmTitle')}</h2>
          <Form view={view} action={actionOf(props)} hidden={{ what: 'confirm' }}>
            <DateField {...dayOf(props, 'confirmDay')} label={t('confirmDay')} required />
            <Button kind="secondary">{t('confirm')}</Button>
          </Form>
        </section>
      ) : null}
      {content.publicVersion === null ? null : (
        <section aria-labelledby="withdraw">
          <h2 id="withdraw">{t('withdrawTitle')}</h2>
          <p>{t('withdrawText')}</p>
          <Form view={view} action={actionOf(props)} hidden={{ what: 'withdraw' }}>
            <TextArea {...fieldOf(props, 'withdrawNote')} label={t('withdrawNote')} required rows={3} />
            <Button kind="danger">{t('withdraw')}</Button>
          </Form>
        </section>
      )}
    </>
  )
}

function History({ view, content }: ContentViewProps) {
  const { locale } = view
  const t = editorialWords(locale)
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      <Timeline
        entries={content.steps.map(({ kind, version, by, at, effectiveAt, note }) => ({
          date: formatInstant(new Date(at), locale),
          dateTime: at,
          title: t(`step-${kind}`),
          text: (
            <>
              <p class="mb-0">
                {versionLink(view, content.id, version)}
                {effectiveAt === null ? null : ` — ${formatInstant(new Date(effectiveAt), locale)}`}
                {by === null ? null : ` — ${t('stepBy', { name: by })}`}
              </p>
              {note === null ? null : <p class="mb-0">{note}</p>}
            </>
          ),
        }))}
      />
    </section>
  )
}
