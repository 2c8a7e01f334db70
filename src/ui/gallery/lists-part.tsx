import { Badge, DataTable, DayByDay, DueDate, EmptyState, SummaryList, Timeline } from '../index.ts'
import type { PageView } from '../view.ts'
import { galleryWords } from './texts.ts'

export function ListsPart({ view }: { view: PageView }) {
  const t = galleryWords(view.locale)
  const { locale } = view
  const rows = [
    { number: '0001234/2026', subject: t('landUse'), tone: 'progress', status: t('inProgress'), due: t('dueDate') },
    { number: '0001235/2026', subject: t('enrolment'), tone: 'success', status: t('accepted'), due: t('dayOne') },
    { number: '0001236/2026', subject: t('landUse'), tone: 'warning', status: t('waiting'), due: t('dayTwo') },
  ] as const
  return (
    <>
      <h2>{t('lists')}</h2>
      <SummaryList
        locale={locale}
        rows={[
          { label: t('applicant'), value: 'Maria Rossi' },
          {
            label: t('address'),
            value: 'Via Giuseppe Garibaldi 12, Borgo San Martino al Monte',
            changeHref: '#address',
          },
          { label: t('phone'), value: '', changeHref: '#phone' },
        ]}
      />
      <DataTable
        caption={t('casesCaption')}
        rows={rows}
        columns={[
          { header: t('number'), cell: ({ number }) => <a href="#case">{number}</a>, rowHeader: true },
          { header: t('subject'), cell: ({ subject }) => subject },
          { header: t('status'), cell: ({ tone, status }) => <Badge tone={tone} text={status} /> },
          { header: t('due'), cell: ({ due }) => due },
          { header: t('fee'), cell: () => '1.234,50 €', numeric: true },
        ]}
      />
      <EmptyState
        title={t('emptyTitle')}
        text={t('emptyText')}
        action={{ label: t('findService'), href: '#services' }}
      />
    </>
  )
}

export function TimePart({ view }: { view: PageView }) {
  const t = galleryWords(view.locale)
  const { locale } = view
  const due = { locale, label: t('decision'), date: t('dueDate'), isoDate: '2026-12-23' }
  return (
    <>
      <h2>{t('time')}</h2>
      <p>
        <Badge text={t('draft')} /> <Badge tone="progress" text={t('inProgress')} />{' '}
        <Badge tone="success" text={t('accepted')} /> <Badge tone="warning" text={t('waiting')} />{' '}
        <Badge tone="danger" text={t('rejected')} />
      </p>
      <DueDate {...due} daysLeft={30} state="running">
        <DayByDay
          locale={locale}
          days={[
            { date: t('dayOne'), count: t('countOne'), reason: t('reasonOne') },
            { date: t('dayTwo'), count: t('countNone'), reason: t('reasonNone') },
          ]}
        />
      </DueDate>
      <DueDate {...due} label={t('integration')} daysLeft={1} state="warning" />
      <DueDate {...due} daysLeft={-4} state="expired" />
      <DueDate {...due} state="suspended" />
      <DueDate {...due} state="met" />
      <Timeline
        entries={[
          { date: t('dayOne'), dateTime: '2026-11-23', title: t('sent') },
          { date: t('dayTwo'), dateTime: '2026-12-08', title: t('taken'), text: t('takenText'), state: 'current' },
          { date: t('dueDate'), dateTime: '2026-12-23', title: t('expected'), state: 'expected' },
        ]}
      />
    </>
  )
}
