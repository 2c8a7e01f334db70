import { Card, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { caseActionPath } from '../paths.ts'

/** What the person can do now; each thing has its own page. */
export function Actions({ view, own }: { view: PageView; own: OwnCase }) {
  if (own.actions.length === 0) return null
  const t = dossierWords(view.locale)
  // what is asked of the person comes before the way out
  const ordered = [...own.actions].sort((a, b) => Number(a.costly) - Number(b.costly))
  return (
    <>
      <h2>{own.stateKind === 'citizen' ? t('yourTurn') : t('whatYouCanDo')}</h2>
      <ul class="portico-cards">
        {ordered.map(({ id, name, help }) => (
          <li>
            <Card title={name} text={help} href={href(view, caseActionPath.to({ caseId: own.id, actionId: id }))} />
          </li>
        ))}
      </ul>
    </>
  )
}
