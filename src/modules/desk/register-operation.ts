import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import { officer } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'

export const registerOperation = defineOperation({
  id: 'desk.register',
  method: 'GET',
  path: '/office/register',
  summary: 'Read the protocol register, newest first',
  access: officer('self', 'registrar'),
  purpose: 'register-keeping',
  input: z.object({
    year: z.coerce.number().int().min(2000).max(2100).optional().describe('The present year unless said.'),
    below: z.coerce.number().int().min(1).optional().describe('Last number of the page before.'),
  }),
  output: z.object({
    registrations: z.array(
      z.object({
        number: z.string(),
        at: z.iso.datetime(),
        direction: z.enum(['in', 'out']),
        correspondent: z.string(),
        subject: z.string(),
        class: z.string().describe('Entry of the filing plan.'),
        classTitle: z.string().nullable().describe('The same in words, where the plan has it still.'),
        hashes: z.array(z.object({ name: z.string(), sha256: z.string() })),
      }),
    ),
    year: z.int(),
    next: z.int().nullable(),
  }),
  errors: [],
  async run({ year: asked, below }, scope) {
    const year = asked ?? Number(romeDate(scope.now).slice(0, 4))
    let query = scope.tx
      .selectFrom('registration')
      .selectAll()
      .where('area', '=', scope.tenant.data.register.area)
      .where('year', '=', year)
    if (below !== undefined) query = query.where('number', '<', below)
    const rows = await query.orderBy('number', 'desc').limit(51).execute()
    const page = rows.slice(0, 50)
    await scope.recordAccess(
      page.flatMap((row) => (row.person_id === null ? [] : [{ personId: row.person_id, caseId: row.case_id }])),
    )
    return {
      registrations: page.map((row) => ({
        number: `${row.year}/${String(row.number).padStart(7, '0')}`,
        at: row.registered_at.toISOString(),
        direction: row.direction === 'in' ? ('in' as const) : ('out' as const),
        correspondent: (row.correspondent as { name: string }).name,
        subject: row.subject,
        class: row.class,
        classTitle: scope.tenant.data.filingPlan[row.class] ?? null,
        hashes: row.document_hashes as { name: string; sha256: string }[],
      })),
      year,
      next: rows.length > 50 ? (page.at(-1)?.number ?? null) : null,
    }
  },
})
