import pg from 'pg'
import { httpClient } from '#test/load/http-client.ts'
import { openInstallation, readyDrafts } from './installation.ts'
import type { ReadyDraft } from './installation.ts'
import { descendant, processCpuMs, serverCpuMs } from './processes.ts'
import { rate } from './rounds.ts'
const c = Number(process.env['C'] ?? 16)
const on = await openInstallation(18092, c)
const client = httpClient(18092, 'montelago.localhost', c)
const owner = new pg.Client({ connectionString: on.superuserUrl })
await owner.connect()
const web = await on.start('web')
const pid = descendant(web.pid, 'cli.ts') ?? 0
const submit = async ({ id, token }: ReadyDraft) => {
  const { status, body } = await client.call('POST', `/api/v1/drafts/${id}/submission`, { authorization: `Bearer ${token}` }, { revision: 1, declaration: true })
  if (status !== 201) throw new Error(body)
}
await rate(await readyDrafts(on, 0, 200), c, submit)
for (let r = 0; r < 3; r++) {
  const drafts = await readyDrafts(on, 10000 + r * 300, 300)
  const me = process.cpuUsage()
  const w = processCpuMs(pid), s = serverCpuMs(on.postmaster)
  const per = await rate(drafts, c, submit)
  const mine = process.cpuUsage(me)
  process.stdout.write(`${per.toFixed(0)}/s web ${((processCpuMs(pid) - w) / 300).toFixed(2)} pg ${((serverCpuMs(on.postmaster) - s) / 300).toFixed(2)} me ${((mine.user + mine.system) / 300000).toFixed(2)} ms\n`)
}
await owner.query("alter system set log_min_duration_statement = 0"); await owner.query('select pg_reload_conf()')
await new Promise((d) => setTimeout(d, 300))
await rate(await readyDrafts(on, 50000, 1), 1, async (d) => { await owner.query("select 'MARK-A'"); await submit(d); await owner.query("select 'MARK-B'") })
const { readFileSync, readdirSync } = await import('node:fs')
const { embeddedCluster } = await import('#platform/db/provision.ts')
const log = readFileSync(embeddedCluster(on.folder + '/data').socketFolder + '/server.log', 'utf8')
process.stdout.write(log.slice(log.indexOf('MARK-A'), log.lastIndexOf('MARK-B')).split('\n').filter((l) => /duration/.test(l)).map((l) => l.slice(30, 260)).join('\n') + '\n')
await web.stop(); await owner.end(); client.close(); await on.close()
void readdirSync
