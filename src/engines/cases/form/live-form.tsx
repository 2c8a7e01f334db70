import type { Child } from 'hono/jsx'
import { liveFacts, liveWords, type LiveRules } from '#kernel/form/live-rules.ts'
import { soFar } from '#kernel/form/so-far.ts'
import { asset, SummaryList } from '#ui/index.ts'

const words = {
  it: {
    appeared: 'Ora ti chiediamo anche: {label}',
    gone: 'Non serve più: {label}',
    optional: '(facoltativo)',
    soFar: 'Con le risposte date finora',
  },
  en: {
    appeared: 'We now also ask: {label}',
    gone: 'No longer needed: {label}',
    optional: '(optional)',
    soFar: 'With the answers given so far',
  },
} as const

interface LiveFormProps {
  readonly rules: LiveRules
  readonly children: Child
}

/**
 * Fields that appear and go, and amounts that are told, while the page is filled in. Everything works without: the
 * server asks the page again, and tells what the saved answers come to.
 */
export function LiveForm({ rules, children }: LiveFormProps) {
  const { appeared, gone, optional, soFar: title } = words[rules.locale]
  const told = soFar(rules.told, [...rules.page, ...rules.others], liveFacts(rules, rules.answers), liveWords(rules))
  return (
    <portico-live-form
      data-rules={JSON.stringify(rules)}
      data-appeared={appeared}
      data-gone={gone}
      data-optional={optional}
    >
      <script type="module" src={asset('live-form.js')}></script>
      {children}
      {rules.told.length === 0 ? null : (
        <section data-so-far="" hidden={told.length === 0}>
          <h2 class="h5">{title}</h2>
          <SummaryList
            locale={rules.locale}
            rows={told.map(({ label, text }) => ({ label, value: <span class="portico-lines">{text}</span> }))}
          />
        </section>
      )}
      <p class="visually-hidden" role="status"></p>
    </portico-live-form>
  )
}
