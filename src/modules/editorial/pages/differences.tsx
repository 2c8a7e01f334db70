import type { Difference } from '../schema.ts'
import { editorialWords } from '../messages.ts'

/** Lines beside a change that are shown with it. */
const around = 2

/** What changed between two versions, in words and signs that need no colour. */
export function Differences({ locale, differences }: { locale: 'it' | 'en'; differences: readonly Difference[] }) {
  const t = editorialWords(locale)
  if (differences.length === 0) return <p>{t('noChanges')}</p>
  return (
    <dl>
      {differences.map(({ label, locale: language, lines }) => (
        <>
          <dt>{language === null ? label : t(language === 'it' ? 'italian' : 'english', { label })}</dt>
          <dd lang={language ?? undefined}>
            {lines.map(({ kind, text }, index) => {
              if (kind === 'gone')
                return (
                  <p class="mb-1 text-break">
                    − <span class="visually-hidden">{t('removed')}: </span>
                    <del>{text}</del>
                  </p>
                )
              if (kind === 'new')
                return (
                  <p class="mb-1 text-break">
                    + <span class="visually-hidden">{t('added')}: </span>
                    <ins>{text}</ins>
                  </p>
                )
              const near = lines.slice(Math.max(0, index - around), index + around + 1)
              return near.some((one) => one.kind !== 'same') ? <p class="mb-1 text-break">{text}</p> : null
            })}
          </dd>
        </>
      ))}
    </dl>
  )
}
