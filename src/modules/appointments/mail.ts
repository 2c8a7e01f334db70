import { formatInstant, romeDate } from '#kernel/dates.ts'
import { z } from 'zod'
import { loadResource, reservationById } from '#engines/reservation/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { JobScope } from '#platform/jobs/job.ts'
import { appointmentView } from './describe.ts'
import { appointmentFile } from './event.ts'
import { appointmentWords } from './messages.ts'

const mailJob = 'appointment-mail'

const news = ['booked', 'moved', 'cancelled', 'closed'] as const
type News = (typeof news)[number]

/**
 * Puts a mail into the outbox: once for each state of the appointment. The link carries the secret, which the database
 * keeps nowhere else in clear: it leaves the queue with the job.
 */
export async function tellHolder(
  { enqueue }: Pick<JobScope, 'enqueue'>,
  { id, sequence }: { readonly id: string; readonly sequence: number },
  what: News,
  link: string | null,
): Promise<void> {
  await enqueue(mailJob, { appointmentId: id, sequence, what, link }, `${mailJob}:${id}:${sequence}`)
}

/** Sends it, with the appointment for one's calendar; nothing where the appointment has changed again meanwhile. */
export const appointmentMail = defineJob({
  name: mailJob,
  data: z.object({
    appointmentId: z.uuid(),
    sequence: z.int(),
    what: z.enum(news),
    link: z.string().nullable(),
  }),
  async run({ appointmentId, sequence, what, link }, flow) {
    const found = await flow.transaction(async ({ tx, now }) => {
      const reservation = await reservationById(tx, appointmentId)
      if (reservation?.sequence !== sequence || reservation.email === null) return undefined
      return { reservation, now, resource: await loadResource(tx, romeDate(now), reservation.resourceId) }
    })
    if (!found) return
    const { reservation, resource, now } = found
    const { locale, email, name } = reservation
    const view = appointmentView(reservation, resource, { tenant: flow.tenant, locale, now })
    const t = appointmentWords(locale)
    const when = formatInstant(reservation.startsAt, locale)
    const { office, place, topic, code, phone } = view
    const lines = [
      t('mailHello', { name: name ?? '' }),
      t(`${what}Text`, { when }),
      t('mailFacts', { topic, office, place, code }),
      ...(link === null ? [] : [t(what === 'cancelled' || what === 'closed' ? 'mailAgain' : 'mailLink', { link })]),
      t('mailEnd', { phone, municipality: flow.tenant.data.name }),
    ]
    await flow.ports.mail.send({
      id: `${appointmentId}.${sequence}`,
      to: email ?? '',
      fromName: flow.tenant.data.name,
      subject: t(`${what}Subject`, { when }),
      text: lines.join('\n\n'),
      locale,
      attachments: [
        {
          name: t('fileName'),
          mediaType: `text/calendar; charset=utf-8; method=${view.state === 'cancelled' ? 'CANCEL' : 'PUBLISH'}`,
          content: Buffer.from(appointmentFile(view, flow.tenant, now, locale)),
        },
      ],
    })
  },
})
