import { translator } from '#platform/i18n/index.ts'
import { Badge, href, type Column, type PageView } from '#ui/index.ts'
import { listMessages } from '../../messages.ts'
import { deskCasePath } from '../../paths.ts'
import type { WorklistRow } from '../../schema.ts'
import { DueBadge } from '../due-badge.tsx'
import { sayDate } from '../say.ts'

/** Cases, the nearest risk first. */
export function worklistColumns(view: PageView): readonly Column<WorklistRow>[] {
  const { locale } = view
  const t = translator(listMessages, locale)
  return [
    {
      header: t('case'),
      rowHeader: true,
      cell: ({ id, number, title }) => (
        <>
          <a href={href(view, deskCasePath.to({ caseId: id }))}>{number}</a>
          <br />
          <span class="fw-normal">{title}</span>
        </>
      ),
    },
    {
      header: t('due'),
      cell: (row) => (
        <>
          <DueBadge view={view} row={row} />
          {row.due === null ? null : (
            <>
              <br />
              <time datetime={row.due}>{sayDate(row.due, locale)}</time>
            </>
          )}
        </>
      ),
    },
    { header: t('state'), cell: (row) => <StateCell view={view} row={row} /> },
    { header: t('applicant'), cell: ({ applicant }) => applicant },
    {
      header: t('officer'),
      cell: ({ officer }) => officer ?? <span class="text-muted">{t('nobody')}</span>,
    },
  ]
}

function StateCell({ view, row }: { view: PageView; row: WorklistRow }) {
  const t = translator(listMessages, view.locale)
  const waits = { citizen: t('waitsForApplicant'), third: t('waitsForOther') }[row.stateKind]
  return (
    <>
      {row.stateName}
      {row.toSign ? (
        <>
          <br />
          <Badge tone="warning" text={t('toSign')} />
        </>
      ) : null}
      <br />
      <span class="text-muted">{waits ?? t('receivedOn', { date: sayDate(row.receivedOn, view.locale) })}</span>
    </>
  )
}
