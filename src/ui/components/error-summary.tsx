import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'

export interface FieldError {
  /** The id of the field; for a group of choices, of its first one (the group's own `id` or name). */
  readonly field: string
  readonly text: string
}

export interface ErrorSummaryProps {
  readonly locale: Locale
  readonly errors: readonly FieldError[]
  readonly title?: string | undefined
}

/** All that has to be corrected, at the top of the page, each with a link to its field. Nothing if there is nothing. */
export function ErrorSummary({ locale, errors, title }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <portico-error-summary>
      <div
        class="alert alert-danger portico-error-summary"
        role="alert"
        tabindex={-1}
        aria-labelledby="error-summary-title"
      >
        <h2 class="alert-heading h5" id="error-summary-title">
          {title ?? words(locale)('summaryTitle', { count: errors.length })}
        </h2>
        <ul class="mb-0">
          {errors.map(({ field, text }) => (
            <li>
              <a href={`#${field}`}>{text}</a>
            </li>
          ))}
        </ul>
      </div>
    </portico-error-summary>
  )
}
