import type { z } from 'zod'
import { formatInstant } from '#kernel/dates.ts'
import { href, MessageThread } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import { casePath } from '../paths.ts'
import type { MessageView as MessageSchema } from '../schema.ts'

type MessageView = z.output<typeof MessageSchema>

interface MessagesProps {
  readonly view: PageView
  readonly author: string
  readonly messages: readonly MessageView[]
}

/** Communications with the proof of how they were sent, and the case they are about. */
export function Messages({ view, author, messages }: MessagesProps) {
  const { locale } = view
  const t = dossierWords(locale)
  const sent = ({ status, mailedAt }: MessageView) => {
    if (mailedAt !== null) return t('mailed', { date: formatInstant(new Date(mailedAt), locale) })
    return { queued: t('mailQueued'), sent: t('mailQueued'), failed: t('mailFailed'), dossier: t('onlyHere') }[status]
  }
  return (
    <MessageThread
      locale={locale}
      messages={messages.map((message) => ({
        author,
        side: 'city',
        date: formatInstant(new Date(message.at), locale),
        dateTime: message.at,
        subject: message.subject,
        body: message.body,
        footer: (
          <>
            {sent(message)}. <a href={href(view, casePath.to({ caseId: message.caseId }))}>{t('aboutCase')}</a>
          </>
        ),
      }))}
    />
  )
}
