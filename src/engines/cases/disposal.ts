import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Tx } from '#platform/db/transaction.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { JobScope, Sweep } from '#platform/jobs/job.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { caseNotFound } from './errors.ts'

const eraseFilesJob = 'erase-files'

/** Files to be gone from the store once the transaction is committed: with their key, or alone where it has others. */
export async function eraseFiles(
  { enqueue }: Pick<OperationScope, 'enqueue'>,
  gone: { readonly keyId: string | null; readonly fileIds: readonly string[] },
): Promise<void> {
  const name = gone.keyId ?? gone.fileIds[0]
  if (name !== undefined) await enqueue(eraseFilesJob, gone, `${eraseFilesJob}:${name}`)
}

/** The key first: without it what is left of a file can be read by nobody. */
export const erasure = defineJob({
  name: eraseFilesJob,
  data: z.object({ keyId: z.uuid().nullable(), fileIds: z.array(z.uuid()) }),
  async run({ keyId, fileIds }, { ports, tenant }) {
    if (keyId !== null) await ports.files.destroyKey({ tenant: tenant.id, keyId })
    for (const fileId of fileIds) await ports.files.remove({ tenant: tenant.id, fileId })
  },
})

const atATime = 50

/** Cases whose retention has ended. What their column says is asked of the service again, as `dispose_case` does. */
async function casesToDispose(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('cases')
    .select('id')
    .where(sql<boolean>`kept_until < portico.today()`)
    .where(sql<boolean>`kept_until(version_sha256, outcome, closed_at) < portico.today()`)
    .where((build) =>
      build.not(
        build.exists(
          build
            .selectFrom('case_hold')
            .select('case_hold.id')
            .whereRef('case_hold.case_id', '=', 'cases.id')
            .where('lifted_at', 'is', null),
        ),
      ),
    )
    .orderBy('kept_until')
    .limit(atATime)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

async function dispose(scope: JobScope, caseId: string): Promise<void> {
  const { rows } = await sql<{ key_id: string; file_ids: string[] }>`select * from dispose_case(${caseId})`.execute(
    scope.tx,
  )
  for (const { key_id: keyId, file_ids: fileIds } of rows) await eraseFiles(scope, { keyId, fileIds })
}

/**
 * Erases, once a day and some at a time, the content of cases whose retention has ended. A database that was restored
 * from an old copy is brought to the same state by the next run, since the rule and the dates are the same; the keys of
 * the files are in no copy. Off until the municipality says so: archives may ask leave first (D.Lgs. 42/2004 art. 21).
 */
export const disposalSweep: Sweep = {
  name: 'disposal',
  everySeconds: 86_400,
  async run(flow) {
    if (!flow.tenant.data.automaticDisposal) return
    for (;;) {
      const disposed = await flow.transaction(async (scope) => {
        const ids = await casesToDispose(scope.tx)
        for (const id of ids) await dispose(scope, id)
        return ids.length
      })
      if (disposed < atATime) return
    }
  },
}

/** Stops the disposal of a case, whatever its retention, until the hold is lifted. */
export async function holdCase(
  { tx, now }: Pick<OperationScope, 'tx' | 'now'>,
  number: string,
  reason: string,
): Promise<string> {
  const found = await tx.selectFrom('cases').select('id').where('number', '=', number).executeTakeFirst()
  if (!found) throw caseNotFound.with()
  const id = uuid()
  await tx.insertInto('case_hold').values({ id, case_id: found.id, reason, since: now }).execute()
  return id
}

/** Lifts every hold on a case; gives how many there were. */
export async function releaseCase({ tx, now }: Pick<OperationScope, 'tx' | 'now'>, number: string): Promise<number> {
  const lifted = await tx
    .updateTable('case_hold')
    .set({ lifted_at: now })
    .where('lifted_at', 'is', null)
    .where('case_id', 'in', (build) => build.selectFrom('cases').select('id').where('number', '=', number))
    .returning('id')
    .execute()
  return lifted.length
}
