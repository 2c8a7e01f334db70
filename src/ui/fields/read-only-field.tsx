import type { Child } from 'hono/jsx'
import type { Locale } from '#platform/i18n/index.ts'
import { Icon } from '../components/icon.tsx'
import { words } from '../words.ts'

export interface ReadOnlyFieldProps {
  readonly locale: Locale
  readonly label: string
  readonly value: string
  /** Where it comes from: "Da SPID", "Dall'anagrafe". By default: "we already hold this". */
  readonly source?: string | undefined
  /** "Modifica": only for what a person may change (contacts), never for identity. */
  readonly children?: Child
}

/** Something the city already knows. Not an input: it is not posted, and nobody tries to type in it. */
export function ReadOnlyField({ locale, label, value, source, children }: ReadOnlyFieldProps) {
  return (
    <div class="portico-field portico-readonly">
      <p class="form-label">{label}</p>
      <p class="portico-readonly-value">{value}</p>
      <p class="form-text">
        <Icon name="it-locked" size="xs" /> {source ?? words(locale)('readOnly')}
      </p>
      {children}
    </div>
  )
}
