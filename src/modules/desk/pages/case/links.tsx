import { translator } from '#platform/i18n/index.ts'
import { Badge, href, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import { deskCasePath } from '../../paths.ts'
import type { OfficeCase } from '../../schema.ts'

/** The cases that came from this one, or that it came from; of one that the officer may not read, its number alone. */
export function LinkedCases({ view, office }: { view: PageView; office: OfficeCase }) {
  const t = translator(caseMessages, view.locale)
  if (office.linked.length === 0) return null
  return (
    <>
      <h2 class="h3 mt-5">{t('linkedCases')}</h2>
      <ul class="portico-files">
        {office.linked.map(({ number, readable }) => (
          <li>
            {readable === null ? (
              <span>{t('linkedElsewhere', { number })}</span>
            ) : (
              <>
                <span>
                  <a href={href(view, deskCasePath.to({ caseId: readable.id }))}>{readable.title}</a>,{' '}
                  {t('title', { number })}
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
