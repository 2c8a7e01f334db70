import { z } from 'zod'
import { PorticoError } from '#kernel/errors.ts'
import { contentPath, createContent, loadContent, saveVersion, unitOfOffice } from '#engines/content/index.ts'
import type { ContentBody } from '#engines/content/index.ts'
import { leadAddress } from '#modules/old-addresses/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { JobScope } from '#platform/jobs/job.ts'
import { bodyOfItem } from './convert/item-body.ts'
import { linkMapOf } from './link-map.ts'
import { noteOf } from './note.ts'
import type { Note } from './note.ts'
import type { SourceItem } from './source/item.ts'
import { findImport, finishItem, keepKnown, knownContents, setState, waitingItems } from './store.ts'
import type { Outcome, SiteImport } from './store.ts'
import { targetOf } from './target.ts'
import type { Target } from './target.ts'

const jobName = 'site-import'

/** Items of one transaction, and transactions of one job: whoever stops the worker waits a moment, and nothing is lost. */
const batch = 25
const batchesMost = 20

/** Puts the next step of an import into the outbox. */
export const enqueueImport = ({ enqueue }: Pick<JobScope, 'enqueue'>, importId: string, step: number) =>
  enqueue(jobName, { importId, step }, `${jobName}:${importId}:${step}`)

/** Imports the items that wait, batch by batch; what was committed stays, and the rest is done by whoever comes next. */
export const importJob = defineJob({
  name: jobName,
  data: z.object({ importId: z.uuid(), step: z.number().int() }),
  async run({ importId, step }, { transaction }) {
    for (let count = 0; count < batchesMost; count += 1)
      if (!(await transaction((scope) => importBatch(scope, importId)))) return
    await transaction((scope) => enqueueImport(scope, importId, step + 1))
  },
})

/** Whether there may be more. */
async function importBatch(scope: JobScope, importId: string): Promise<boolean> {
  const { tx, now } = scope
  const run = await findImport(tx, importId, true)
  if (run?.state !== 'running' || run.officeId === null) return false
  const items = await waitingItems(tx, importId, batch)
  if (items.length === 0) {
    await setState(tx, importId, 'done', { endedAt: now })
    return false
  }
  const read = items.map((item) => ({ ...item, source: item.source as unknown as SourceItem }))
  const linkOf = await linkMapOf(
    tx,
    importId,
    read.map(({ source }) => source),
  )
  const unit = await unitOfOffice(tx, run.officeId)
  const known = await knownContents(
    tx,
    run.site,
    read.map(({ source_id: id }) => id),
  )
  for (const { position, source_id: sourceId, target: targetId, slug, source } of read) {
    const target = targetId === null ? undefined : targetOf(targetId)
    if (!target || slug === null) throw new Error('an item waits that nobody chose')
    const { body, notes } = bodyOfItem(source, { target, linkOf, unit })
    const { outcome, contentId, path, failed } = await keepContent(scope, run, {
      target,
      slug,
      body,
      sourceId,
      before: known.get(sourceId),
    })
    const refused =
      path === null || source.link === ''
        ? undefined
        : await leadAddress(scope, { old: source.link, target: path, officerId: run.officerId })
    const told: Note[] = [
      ...notes,
      ...(refused ? [noteOf('address-refused', refused.it)] : []),
      ...(failed === undefined ? [] : [noteOf('failed', failed)]),
    ]
    await finishItem(tx, importId, { position, outcome, contentId, notes: told })
  }
  return true
}

interface Keeping {
  readonly target: Target
  readonly slug: string
  readonly body: ContentBody
  readonly sourceId: string
  readonly before: { readonly contentId: string; readonly version: number } | undefined
}

interface Kept {
  readonly outcome: Outcome
  readonly contentId: string | null
  /** Of its page; null where it has none. */
  readonly path: string | null
  readonly failed?: string
}

/** A draft of an item; where it was imported before, a new version of the same content, unless somebody edited it here. */
async function keepContent({ tx, now }: JobScope, run: SiteImport, keeping: Keeping): Promise<Kept> {
  const { target, slug, body, sourceId, before } = keeping
  // nobody here wrote it: whoever reviews it may publish it, with four eyes too
  const by = { body, officerId: null, now }
  try {
    if (!before) {
      const { id, latest } = await createContent(tx, { type: target.type, slug, officeId: run.officeId ?? '', ...by })
      await keepKnown(tx, run.site, sourceId, id, latest)
      return { outcome: 'created', contentId: id, path: contentPath(target.type, slug, target.kind ?? null) }
    }
    const record = await loadContent(tx, before.contentId, true)
    const path = contentPath(record.type, record.slug, target.kind ?? null)
    if (record.latest !== before.version || record.type !== target.type)
      return { outcome: 'edited', contentId: record.id, path }
    const { latest } = await saveVersion(tx, record, by)
    await keepKnown(tx, run.site, sourceId, record.id, latest)
    return { outcome: latest === before.version ? 'same' : 'updated', contentId: record.id, path }
  } catch (error) {
    if (error instanceof PorticoError)
      return { outcome: 'failed', contentId: null, path: null, failed: error.sentence.it }
    throw error
  }
}
