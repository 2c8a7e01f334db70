import { formatDate, plainDate, romeDate } from '#kernel/dates.ts'
import { applyPath } from '#engines/cases/index.ts'
import { EmptyState, href, LinkButton } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import { casePath } from '../paths.ts'
import type { CaseInList } from './case-cards.tsx'

interface TasksProps {
  readonly view: PageView
  readonly drafts: readonly {
    readonly id: string
    readonly serviceId: string
    readonly title: string
    readonly updatedAt: string
  }[]
  readonly cases: readonly CaseInList[]
}

/** What the person owes, cases first: an application that was never sent has no term to lose. */
export function Tasks({ view, drafts, cases }: TasksProps) {
  const { locale } = view
  const t = dossierWords(locale)
  if (drafts.length === 0 && cases.length === 0)
    return <EmptyState title={t('noTasks')} text={t('noTasksText')} icon="it-check-circle" />
  return (
    <ul class="list-unstyled">
      {cases.map(({ id, title, stateName, stateText, clocks }) => {
        const answerBy = clocks.map((clock) => clock.answerBy).find((day) => day !== null)
        return (
          <li class="portico-panel mb-3">
            <h3 class="h5">{t('caseTask', { state: stateName, title })}</h3>
            <p>{stateText}</p>
            {answerBy === undefined || answerBy === null ? null : (
              <p class="fw-semibold">{t('answerBy', { date: formatDate(plainDate(answerBy), locale) })}</p>
            )}
            <LinkButton href={href(view, casePath.to({ caseId: id }))}>{t('openCase')}</LinkButton>
          </li>
        )
      })}
      {drafts.map(({ serviceId, title, updatedAt }) => (
        <li class="portico-panel mb-3">
          <h3 class="h5">{t('draftTask', { title })}</h3>
          <p>{t('draftTaskText', { date: formatDate(romeDate(new Date(updatedAt)), locale) })}</p>
          <LinkButton href={href(view, applyPath.to({ serviceId }))} kind="secondary">
            {t('resume')}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
