import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { formatDate, plainDate } from '#kernel/dates.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { Sweep } from '#platform/jobs/job.ts'

const mailJob = 'content-review-mail'

/** Contents of one mail: more come with the next sweep. */
const most = 100

/**
 * Contents that are public and whose day to be looked at again has come: their office is told, once for each content and
 * day. What is marked as told and the mail in the outbox are of one transaction.
 */
export const contentReviewSweep: Sweep = {
  name: 'content-reviews',
  everySeconds: 3_600,
  run: ({ transaction }) =>
    transaction(async ({ tx, enqueue }) => {
      const { rows } = await sql<{ id: string; office_id: string }>`
        update content set review_told = next_review
        where id in (
          select id from content
          where next_review <= portico.today() and review_told is distinct from next_review
            and exists (select from content_public p where p.content_id = content.id)
          order by next_review, id
          limit ${most}
          for update skip locked
        )
        returning id, office_id`.execute(tx)
      const offices = Map.groupBy(rows, ({ office_id: office }) => office)
      for (const [officeId, contents] of offices) {
        const mailId = uuid()
        await enqueue(mailJob, { mailId, officeId, contentIds: contents.map(({ id }) => id) }, `${mailJob}:${mailId}`)
      }
    }),
}

/** Tells an office which of its contents are to be looked at again; in Italian, as all that offices are told. */
export const contentReviewMail = defineJob({
  name: mailJob,
  data: z.object({ mailId: z.uuid(), officeId: z.string(), contentIds: z.array(z.uuid()) }),
  async run({ mailId, officeId, contentIds }, flow) {
    const office = flow.tenant.data.offices.find(({ id }) => id === officeId)
    if (!office) return
    const { rows } = await flow.transaction(({ tx }) =>
      sql<{ title: string; next_review: string }>`
        select distinct on (c.id) coalesce(p.body -> 'title' ->> 'it', p.body ->> 'title', c.slug) as title,
          c.next_review::text as next_review
        from content c join content_public p on p.content_id = c.id
        where c.id = any(${sql.val(contentIds)}::uuid[]) and c.next_review <= portico.today()
        order by c.id`.execute(tx),
    )
    // looked at again, or taken off, meanwhile
    if (rows.length === 0) return
    const lines = rows
      .toSorted((one, other) => one.title.localeCompare(other.title, 'it'))
      .map(({ title, next_review: day }) => `- ${title} (da ricontrollare dal ${formatDate(plainDate(day), 'it')})`)
    await flow.ports.mail.send({
      id: mailId,
      to: office.email,
      fromName: flow.tenant.data.name,
      subject:
        rows.length === 1
          ? 'Un contenuto del sito da ricontrollare'
          : `${rows.length} contenuti del sito da ricontrollare`,
      text: [
        'È arrivato il giorno di ricontrollare questi contenuti del sito:',
        lines.join('\n'),
        'Chi rivede li trova nella Redazione, con il filtro “Da ricontrollare”: se sono ancora giusti basta confermarli con un nuovo giorno, altrimenti si correggono.',
        flow.tenant.data.name,
      ].join('\n\n'),
      locale: 'it',
      attachments: [],
    })
  },
})
