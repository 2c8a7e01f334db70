import { formatDate, plainDate } from '#kernel/dates.ts'
import { textIfAny } from '#engines/cases/index.ts'
import { Callout, href, LinkButton, RefreshNotice, SummaryList } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { casePath, documentPath, sentParameter } from '../paths.ts'

interface SentPanelProps {
  readonly view: PageView
  readonly own: OwnCase
  readonly email: string | null
}

/** Right after sending: the number, the promise, who answers for it, what happens next, the receipt. */
export function SentPanel({ view, own, email }: SentPanelProps) {
  const { locale } = view
  const t = dossierWords(locale)
  const day = (date: string) => formatDate(plainDate(date), locale)
  const running = own.clocks.flatMap(({ phase, due, title }) =>
    phase === 'open' && due !== null ? [{ title, due: day(due) }] : [],
  )
  const next = textIfAny(own.texts, locale, 'service.next')
  return (
    <>
      <Callout kind="success" title={t('sentTitle')}>
        <p>{t('sentLead')}</p>
        <SummaryList
          locale={locale}
          rows={[
            { label: t('sentNumber'), value: <strong>{own.number}</strong> },
            { label: t('sentOn'), value: day(own.receivedOn) },
            ...(own.due === null
              ? []
              : running.length > 1
                ? running.map(({ title, due }) => ({
                    label: title,
                    value: <strong>{t('sentBy', { date: due })}</strong>,
                  }))
                : [{ label: t('sentDue'), value: <strong>{day(own.due)}</strong> }]),
            { label: t('office'), value: own.office },
            { label: t('responsible'), value: own.responsible },
          ]}
        />
        {next === undefined ? null : (
          <>
            <h3 class="h5">{t('sentNext')}</h3>
            <p>{next}</p>
          </>
        )}
        <p>{email === null ? t('sentNoMail') : t('sentMail', { email })}</p>
      </Callout>
      <Receipt view={view} own={own} />
    </>
  )
}

function Receipt({ view, own }: Omit<SentPanelProps, 'email'>) {
  const t = dossierWords(view.locale)
  const receipt = own.documents.find(({ kind, bytes }) => kind === 'receipt' && bytes !== null)
  if (receipt === undefined)
    return (
      <RefreshNotice
        locale={view.locale}
        title={t('receipt')}
        text={t('receiptText')}
        href={`${href(view, casePath.to({ caseId: own.id }))}?${sentParameter}=1`}
      />
    )
  return (
    <LinkButton href={href(view, documentPath.to({ caseId: own.id, documentId: receipt.id }))} icon="it-download">
      {t('receiptDownload')}
    </LinkButton>
  )
}
