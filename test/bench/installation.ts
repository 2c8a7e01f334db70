import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { startLocalMailServer } from '#adapters/mail-local/index.ts'
import { openCity } from '#app/city.ts'
import type { City } from '#app/city.ts'
import { readSettings } from '#platform/config/settings.ts'
import { asRole } from '#platform/db/bootstrap.ts'
import { embeddedCluster } from '#platform/db/provision.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { signInPeople } from '#test/load/people.ts'
import { startProgram } from '#test/load/program.ts'
import type { Program } from '#test/load/program.ts'
import { answers } from '#test/support/application.ts'

/** An installation to be measured, in a folder of its own, with the settings that a city would have: fsync is on. */
export interface Installation {
  readonly city: City
  readonly tenant: Tenant
  readonly port: number
  readonly folder: string
  readonly superuserUrl: string
  readonly postmaster: number
  start: (command: 'web' | 'worker') => Promise<Program>
  close: () => Promise<void>
}

/** A draft ready to be submitted, and the token of its person. */
export interface ReadyDraft {
  readonly id: string
  readonly token: string
  readonly personId: string
}

export async function openInstallation(port: number, connections: number): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'))
  chmodSync(folder, 0o755) // the server may run as another user, who must be able to pass
  const mail = await startLocalMailServer({ folder: join(folder, 'mail') })
  const data = join(folder, 'data')
  const environment = {
    PORTICO_DATA: data,
    PORT: String(port),
    SMTP_URL: mail.url,
    LOG_LEVEL: 'warn',
    REQUESTS_PER_MINUTE: '10000000',
    DATABASE_POOL: String(connections),
  }
  const city = await openCity(readSettings(environment), true)
  const tenant = await city.directory.byId('montelago')
  if (!tenant) throw new Error('no montelago')
  const { superuser } = JSON.parse(readFileSync(join(data, 'keys', 'database.json'), 'utf8')) as { superuser: string }
  return {
    city,
    tenant,
    port,
    folder,
    superuserUrl: asRole(city.provision.ownerUrl, 'postgres', superuser),
    postmaster: Number(readFileSync(join(embeddedCluster(data).dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]),
    start: (command) => startProgram(command, environment),
    async close() {
      await city.close()
      city.provision.stop()
      await mail.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Drafts filled in by as many made-up people, straight in the database: only their submission is measured. */
export async function readyDrafts({ city, tenant }: Installation, from: number, count: number): Promise<ReadyDraft[]> {
  const people = await signInPeople(
    city.database,
    tenant,
    Array.from({ length: count }, (_, index) => from + index),
  )
  const context = { tenant: tenant.id, actor: { kind: 'system', name: 'bench' }, purpose: 'bench' } as const
  return city.database.withContext(context, async ({ tx }) => {
    const service = await tx
      .selectFrom('service')
      .selectAll()
      .where('id', '=', 'records-access')
      .executeTakeFirstOrThrow()
    const drafts = people.map(({ personId, token }) => ({ id: uuid(), personId, token }))
    await tx
      .insertInto('draft')
      .values(
        drafts.map(({ id, personId }) => ({
          id,
          person_id: personId,
          service_id: service.id,
          version_sha256: service.current_sha256,
          answers: JSON.stringify(Object.assign({}, ...Object.values(answers))),
        })),
      )
      .execute()
    return drafts
  })
}
