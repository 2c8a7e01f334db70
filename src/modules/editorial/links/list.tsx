import { Form, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { checkLinkPath } from '../paths.ts'
import { linkWords } from './messages.ts'
import type { BrokenLink } from './operations.ts'
import { saySince, sayTrouble } from './said.ts'

interface BrokenLinksProps {
  readonly view: PageView
  readonly links: readonly BrokenLink[]
  /** Whether each can be followed again at once. */
  readonly canCheck?: boolean
}

/** Links that lead nowhere: where they are, what they lead to, what is wrong with them. */
export function BrokenLinks({ view, links, canCheck = false }: BrokenLinksProps) {
  const { locale } = view
  const t = linkWords(locale)
  return (
    <ul>
      {links.map((link) => (
        <li class="mb-3">
          {t('where', { field: link.label, language: t(link.locale === 'it' ? 'italian' : 'english') })}:{' '}
          <bdi class="text-break fw-semibold">{link.target}</bdi>: {sayTrouble(link, locale)}
          {saySince(link.since, locale)}
          {canCheck && !link.isContent ? (
            <Form view={view} action={href(view, checkLinkPath.to())} hidden={{ address: link.target }}>
              <button class="btn btn-outline-primary btn-xs" aria-label={t('againOf', { address: link.target })}>
                {t('again')}
              </button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
