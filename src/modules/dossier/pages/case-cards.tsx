import type { CaseView } from '#engines/cases/index.ts'
import { formatDate, plainDate } from '#kernel/dates.ts'
import { Badge, CardList, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import { casePath } from '../paths.ts'
import { toneOf } from './case-tone.ts'

export type CaseInList = Omit<CaseView, 'timeline' | 'amended'>

/** Cases in plain words: what was asked, where it has got to, by when. */
export function CaseCards({ view, cases }: { view: PageView; cases: readonly CaseInList[] }) {
  const { locale } = view
  const t = dossierWords(locale)
  const day = (date: string) => formatDate(plainDate(date), locale)
  return (
    <CardList
      cards={cases.map((one) => ({
        title: one.title,
        href: href(view, casePath.to({ caseId: one.id })),
        children: (
          <>
            <p>
              <Badge tone={toneOf(one)} text={one.stateName} />
            </p>
            <p class="mb-1">{t('caseLine', { number: one.number, date: day(one.receivedOn) })}</p>
            {one.stateKind === 'end' ? null : (
              <p class="fw-semibold mb-0">{one.due === null ? t('noDueNow') : t('dueOn', { date: day(one.due) })}</p>
            )}
          </>
        ),
      }))}
    />
  )
}
