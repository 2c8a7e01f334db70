import { createHash } from 'node:crypto'
import pg from 'pg'
import type { FileStore } from '#platform/files/index.ts'
import type { StandingCity } from './standing-city.ts'

/** What stands in the database and the file store after the faults, as an auditor would ask for it. */
export interface Findings {
  readonly cases: number
  readonly submittedDrafts: number
  readonly openDrafts: number
  /** Case of each submitted draft. */
  readonly caseOfDraft: ReadonlyMap<string, string>
  readonly numbers: {
    readonly area: string
    readonly year: number
    readonly numbers: number[]
    readonly last: number
  }[]
  /** Incoming registrations of each case that has not exactly one. */
  readonly casesWithoutOneRegistration: unknown[]
  readonly casesWithoutOneReceipt: unknown[]
  readonly damagedReceipts: string[]
  readonly notices: { readonly id: string; readonly status: string }[]
  readonly jobs: unknown[]
}

/** Reads everything as the superuser, behind the program's back. */
export async function audit(look: Look, files: FileStore): Promise<Findings> {
  const drafts = await look<{ id: string; case_id: string | null }>('select id, case_id from t_montelago.draft')
  const submitted = drafts.filter(({ case_id }) => case_id !== null)
  const [cases] = await look<{ count: number }>('select count(*)::int as count from t_montelago.cases')
  const documents = await look<{ case_id: string; key_id: string; file_id: string; sha256: string }>(
    `select d.case_id, c.key_id, d.file_id, d.sha256 from t_montelago.document d join t_montelago.cases c on c.id = d.case_id
     where d.kind = 'receipt'`,
  )
  const damagedReceipts: string[] = []
  for (const document of documents) if (!(await opens(files, document))) damagedReceipts.push(document.case_id)
  return {
    cases: cases?.count ?? 0,
    submittedDrafts: submitted.length,
    openDrafts: drafts.length - submitted.length,
    caseOfDraft: new Map(submitted.map(({ id, case_id }) => [id, case_id ?? ''])),
    numbers: await look(
      `select area, year, array_agg(number order by number) as numbers, c.last
       from t_montelago.registration join t_montelago.register_counter c using (area, year) group by area, year, c.last`,
    ),
    casesWithoutOneRegistration: await look(
      `select c.id, count(r.id)::int from t_montelago.cases c
       left join t_montelago.registration r on r.case_id = c.id and r.direction = 'in' group by c.id having count(r.id) <> 1`,
    ),
    casesWithoutOneReceipt: await look(
      `select c.id, count(d.id)::int from t_montelago.cases c
       left join t_montelago.document d on d.case_id = c.id and d.kind = 'receipt' group by c.id having count(d.id) <> 1`,
    ),
    damagedReceipts,
    notices: await look('select id, status from t_montelago.notice order by id'),
    jobs: await look('select id, attempts, locked_by, last_error from worker._private_jobs'),
  }
}

async function opens(
  files: FileStore,
  { key_id, file_id, sha256 }: { key_id: string; file_id: string; sha256: string },
): Promise<boolean> {
  const stream = await files.open({ tenant: 'montelago', keyId: key_id, fileId: file_id })
  const content = Buffer.concat((await stream.toArray()) as Buffer[])
  return content.subarray(0, 5).toString() === '%PDF-' && createHash('sha256').update(content).digest('hex') === sha256
}

/** A statement as the superuser. */
export type Look = <Row extends pg.QueryResultRow>(statement: string) => Promise<Row[]>

/** A door for looking behind the scenes; each statement has a connection of its own, since servers come and go here. */
export function lookInto(city: StandingCity): Look {
  return async <Row extends pg.QueryResultRow>(statement: string) => {
    const client = new pg.Client({ connectionString: city.superuserUrl })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Row>(statement)).rows
    } finally {
      await client.end()
    }
  }
}
