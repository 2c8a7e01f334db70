import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { romeInstant } from '#kernel/dates.ts'
import { actKind, actKindIds, ActTitle, addActFile, loadAct, postAct, prepareAct } from '#engines/publications/index.ts'
import type { Database } from '#platform/db/context.ts'
import type { Renderer } from '#platform/documents/index.ts'
import type { FileStore } from '#platform/files/index.ts'
import type { Tenant } from '#platform/tenants/tenant.ts'
import { datedFrom } from './demo-contents.ts'
import { renderSample } from './demo-files/index.ts'

const DemoAct = z
  .object({
    office: z.string(),
    kind: z.enum(actKindIds),
    title: ActTitle,
    number: z.string().nullable(),
    date: z.iso.date(),
    posted: z.iso.date().describe('The day on which it appeared on the board.'),
    askedBy: z.string().nullable(),
    text: z.array(z.string()),
  })
  .strict()
type DemoAct = z.output<typeof DemoAct>

/** An act of the demonstration with its file, ready to be posted. */
export interface MadeAct {
  readonly act: DemoAct
  readonly bytes: Buffer
}

interface Making {
  readonly renderer: Renderer
  readonly tenant: Pick<Tenant, 'id'> & { readonly data: Pick<Tenant['data'], 'name' | 'contacts'> }
  readonly tenantsFolder: string
  readonly now: Date
}

/** Makes the acts that the notice board of a demonstration shows, with days counted from now, the earliest first. */
export async function makeDemoActs({ renderer, tenant, tenantsFolder, now }: Making): Promise<MadeAct[]> {
  const file = join(tenantsFolder, tenant.id, 'acts.json')
  if (!existsSync(file)) return []
  const acts = z.array(DemoAct).parse(JSON.parse(datedFrom(readFileSync(file, 'utf8'), now)))
  const made = acts.map(async (act) => ({
    act,
    bytes: await renderSample(renderer, tenant, now, {
      title: actKind(act.kind).label.it,
      notice: 'Questo atto mostra come si presenta l’albo pretorio. Non è un atto vero.',
      sections: [
        { title: 'Oggetto', paragraphs: [act.title.it] },
        { title: 'Contenuto', paragraphs: act.text },
      ],
    }),
  }))
  return (await Promise.all(made)).toSorted((one, other) => one.act.posted.localeCompare(other.act.posted))
}

/** Puts the acts of a demonstration on its notice board, each in the name of an officer of its office. */
export async function seedActs(
  database: Database,
  tenant: Tenant,
  made: readonly MadeAct[],
  store: FileStore,
): Promise<void> {
  const seeding = { actor: { kind: 'system', name: 'seed' }, purpose: 'demonstration' } as const
  const officers = await database.withContext({ tenant: tenant.id, ...seeding }, ({ tx }) =>
    tx
      .selectFrom('officer_role')
      .innerJoin('officer', 'officer.id', 'officer_role.officer_id')
      .select(['office_id', 'officer.id as officerId', 'officer.person_id as personId'])
      .where('role', '=', 'handler')
      .orderBy('officer.id')
      .execute(),
  )
  for (const { act, bytes } of made) {
    const officer = officers.find(({ office_id: office }) => office === act.office)
    if (!officer) throw new Error(`nobody in ${tenant.id} posts acts of ${act.office}`)
    const { officerId, personId } = officer
    const context = {
      tenant: tenant.id,
      actor: { kind: 'officer', officerId, personId },
      purpose: 'transparency',
    } as const
    await database.withContext(context, async ({ tx, now: instant }) => {
      const morning = romeInstant(`${act.posted}T09:00`)
      const now = morning < instant ? morning : instant
      const { office: officeId, kind, title, number, date, askedBy } = act
      const { days, norm } = actKind(kind)
      const id = await prepareAct(tx, { officeId, kind, title, number, date, askedBy, norm, days }, { officerId, now })
      const source = Readable.from([bytes])
      const { fileId, ...stored } = await store.put({ tenant: tenant.id, keyId: id, source, maxBytes: bytes.length })
      await addActFile(tx, id, { id: fileId, name: 'atto.pdf', ...stored })
      const prepared = await loadAct(tx, id, true)
      if (!prepared) throw new Error('an act of the demonstration was not prepared')
      await postAct(tx, prepared, now)
    })
  }
}
