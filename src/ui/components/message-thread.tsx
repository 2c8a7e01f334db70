import type { Child } from 'hono/jsx'
import type { Locale } from '#platform/i18n/index.ts'
import { words } from '../words.ts'
import { Icon } from './icon.tsx'

export interface Message {
  readonly author: string
  /** `city`: the municipality's words; `person`: those of whom it serves. */
  readonly side: 'city' | 'person'
  readonly date: string
  readonly dateTime: string
  readonly body: string
  readonly subject?: string | undefined
  readonly attachments?: readonly { readonly name: string; readonly href: string; readonly size: string }[] | undefined
  /** Proof of delivery, state: any further words. */
  readonly footer?: Child
}

const sides = { city: 'portico-message', person: 'portico-message is-own' } as const

/** Notices and answers in order. Text keeps its line breaks and is never read as markup. */
export function MessageThread({ locale, messages }: { locale: Locale; messages: readonly Message[] }) {
  const t = words(locale)
  return (
    <ol class="portico-thread">
      {messages.map(({ author, side, date, dateTime, body, subject, attachments = [], footer }) => (
        <li class={sides[side]}>
          <p class="portico-message-head">
            <strong>{t('from', { author })}</strong> <time datetime={dateTime}>{date}</time>
          </p>
          {subject === undefined ? null : <p class="fw-semibold">{subject}</p>}
          <p class="portico-message-body">{body}</p>
          {attachments.length === 0 ? null : (
            <>
              <p class="fw-semibold mb-1">{t('attachments')}</p>
              <ul class="portico-files">
                {attachments.map(({ name, href, size }) => (
                  <li>
                    <Icon name="it-clip" /> <a href={href}>{name}</a> <span class="text-muted">({size})</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {footer === undefined ? null : <div class="portico-message-foot">{footer}</div>}
        </li>
      ))}
    </ol>
  )
}
