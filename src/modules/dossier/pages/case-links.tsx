import { Badge, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import type { OwnCase } from '../operations.ts'
import { casePath } from '../paths.ts'

/** The cases that came from this one, or that it came from, each with where it has got to. */
export function LinkedCases({ view, own }: { view: PageView; own: OwnCase }) {
  const t = dossierWords(view.locale)
  if (own.linked.length === 0) return null
  return (
    <>
      <h2>{t('linkedCases')}</h2>
      <ul class="portico-files">
        {own.linked.map(({ number, readable }) => (
          <li>
            {readable === null ? (
              <span>{t('caseNumber', { number })}</span>
            ) : (
              <>
                <span>
                  <a href={href(view, casePath.to({ caseId: readable.id }))}>{readable.title}</a>,{' '}
                  {t('caseNumber', { number })}
                </span>
                <Badge tone="neutral" text={readable.stateName} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
