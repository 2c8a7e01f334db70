import { createTransport } from 'nodemailer'
import type { MailMessage, MailPort } from '#platform/mail/index.ts'
import { answerOf } from './answer.ts'
import { htmlOf } from './html.ts'

export interface SmtpOptions {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte. */
  readonly url: string
  /** The address that mails come from; its domain is that of the Message-ID. */
  readonly from: string
}

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000, dnsTimeout: 10_000 }

// One address and nothing more: no list, no display name, no second command.
const oneAddress = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/

/** Mail over SMTP (RFC 5321), a few connections kept open. `send` throws `mail-not-sent` for what may still go well. */
export function smtpMail({ url, from }: SmtpOptions): MailPort {
  const transport = createTransport({ url, pool: true, maxConnections: 3, ...timeouts })
  const domain = from.slice(from.lastIndexOf('@') + 1)

  return {
    async send(message) {
      if (!oneAddress.test(message.to)) return { accepted: false, response: 'not an address' }
      try {
        const sent = await transport.sendMail(composed(message, from, domain))
        return { accepted: true, response: sent.response }
      } catch (failure) {
        return answerOf(failure)
      }
    },
    close: () => transport.close(),
  }
}

function composed(message: MailMessage, from: string, domain: string) {
  const subject = message.subject.replace(/[\r\n]+/g, ' ')
  return {
    messageId: `<${encodeURIComponent(message.id)}@${domain}>`,
    from: { name: message.fromName, address: from },
    to: { name: '', address: message.to },
    envelope: { from, to: [message.to] },
    subject,
    text: message.text,
    html: htmlOf(message.text, subject, message.locale),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.locale },
    attachments: message.attachments.map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      content,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
