import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { answers } from '#test/support/application.ts'

const schema = 'bench'
const copied = ['draft', 'cases', 'action', 'action_payload', 'registration', 'register_counter', 'notice'] as const

/** The same writes without the program: what PostgreSQL and `pg` alone can do on this machine. */
export interface Bare {
  readonly drafts: (count: number) => Promise<string[]>
  readonly submit: (draftId: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Empty copies of the tables with their indexes, and no foreign keys or row-level security. */
export async function openBare(superuserUrl: string, connections: number): Promise<Bare> {
  const pool = new pg.Pool({ connectionString: superuserUrl, max: connections, options: '-c jit=off' })
  await pool.query(`drop schema if exists ${schema} cascade; create schema ${schema};`)
  for (const table of copied)
    await pool.query(`create table ${schema}.${table} (like t_montelago.${table} including all)`)
  await pool.query(`create table ${schema}.jobs (like worker._private_jobs including all)`)
  return {
    drafts: async (count) => {
      const { rows } = await pool.query<{ id: string }>(
        `insert into ${schema}.draft (id, person_id, service_id, version_sha256, answers)
         select gen_random_uuid(), gen_random_uuid(), 'records-access', repeat('0', 64), $2 from generate_series(1, $1) returning id`,
        [count, JSON.stringify(answers)],
      )
      return rows.map(({ id }) => id)
    },
    submit: (draftId) => submit(pool, draftId),
    close: async () => {
      await pool.query(`drop schema ${schema} cascade`)
      await pool.end()
    },
  }
}

const payload = JSON.stringify({ application: answers, applicant: { name: 'Alba Abate', fiscalCode: 'X'.repeat(16) } })
const body = 'Abbiamo ricevuto la tua domanda. '.repeat(20)

/** One submission: the writes of `submit` in their order, each a statement, from the same lock to the same commit. */
async function submit(pool: pg.Pool, draftId: string): Promise<void> {
  const client = await pool.connect()
  const caseId = randomUUID()
  const write = (statement: string, values: unknown[]) => client.query(statement, values)
  try {
    await client.query('begin')
    await write(`update ${schema}.draft set case_id = $1, answers = '{}', updated_at = now() where id = $2`, [
      caseId,
      draftId,
    ])
    const { rows } = await client.query<{ last: number }>(
      `insert into ${schema}.register_counter as counter (area, year, last) values ('A', 2026, 1)
       on conflict (area, year) do update set last = counter.last + 1 returning last`,
    )
    const number = rows[0]?.last ?? 0
    await write(
      `insert into ${schema}.cases (id, number, service_id, version_sha256, applicant_id, office_id, key_id, state, facts, received_at, due_on, next_deadline, revision)
       values ($1, $2, 'records-access', repeat('0', 64), $3, 'transparency', $4, 'received', '[]', now(), current_date + 30, now() + interval '30 days', 1)`,
      [caseId, `2026/${number}`, randomUUID(), draftId],
    )
    await write(
      `with skeleton as (
         insert into ${schema}.action (case_id, seq, type, actor_kind, at, fact, fact_at, commitment, idempotency_key)
         values ($1, 1, 'submit', 'person', now(), 'received', now(), repeat('a', 64), $2))
       insert into ${schema}.action_payload (case_id, seq, salt, payload) values ($1, 1, $3, $4)`,
      [caseId, `${draftId}:submit`, randomBytes(16).toString('hex'), payload],
    )
    await write(
      `insert into ${schema}.registration (id, area, year, number, direction, registered_at, correspondent, person_id, subject, class, case_id, document_hashes)
       values ($1, 'A', 2026, $2, 'in', now(), '{"name": "Alba Abate"}', $3, 'Accesso', '1.6', $4, '[]')`,
      [randomUUID(), number, randomUUID(), caseId],
    )
    await write(
      `insert into ${schema}.notice (id, case_id, person_id, kind, locale, email, subject, body, status, once_key)
       values ($1, $2, $3, 'receipt', 'it', 'a@example.org', 'Ricevuta', $4, 'queued', $5)`,
      [randomUUID(), caseId, randomUUID(), body, `${caseId}:receipt`],
    )
    for (const [task, job] of ['notice', 'receipt'].entries())
      await write(`insert into ${schema}.jobs (task_id, payload, key) values ($1, $2, $3)`, [
        task,
        `{"id": "${caseId}"}`,
        `${job}:${caseId}`,
      ])
    await client.query('commit')
  } finally {
    client.release()
  }
}
