import { Readable } from 'node:stream'
import { z } from 'zod'
import { applyPath } from '#engines/cases/index.ts'
import { localPath } from '#platform/i18n/index.ts'
import { person } from '#platform/operations/access.ts'
import { defineFileOperation, defineFlow } from '#platform/operations/operation.ts'
import { asDataSubject, eraseParts, exportParts, listHoldings } from '#platform/privacy/index.ts'
import type { FileReference, Holding } from '#platform/privacy/index.ts'
import { documentPath, filePath } from './paths.ts'

const purpose = 'data-rights'

/** One kind of data that the municipality holds on the person. */
export const HoldingView = z.object({
  owner: z.string().describe('Part of the program that holds it.'),
  kind: z.string(),
  what: z.string().describe('What it is, in words.'),
  count: z.int(),
  since: z.iso.datetime().nullable(),
  why: z.string().describe('What it is for.'),
  basis: z.string().describe('Norm on which it is held.'),
  keptUntil: z.string().describe('Until when, in words.'),
  keptUntilOn: z.iso.date().nullable().describe('Last day on which it is kept, where there is one.'),
  erasable: z.boolean().describe('Whether the person can have it erased now.'),
  heldBack: z
    .object({ reason: z.string(), norm: z.string() })
    .nullable()
    .describe('Why it cannot be erased now, and by which norm.'),
})

export type HoldingView = z.output<typeof HoldingView>

function view({ since, heldBack, ...holding }: Holding): z.input<typeof HoldingView> {
  return { ...holding, since: since?.toISOString() ?? null, erasable: heldBack === null, heldBack }
}

/** Where a file is found on the site; that of a draft is on the pages of its application. */
function addressOf({ fileId, of }: FileReference, locale: 'it' | 'en'): string {
  if ('serviceId' in of) return localPath(locale, applyPath.to({ serviceId: of.serviceId }))
  const path =
    'documentId' in of
      ? documentPath.to({ caseId: of.caseId, documentId: of.documentId })
      : filePath.to({ caseId: of.caseId, fileId })
  return localPath(locale, path)
}

export const listDataOperation = defineFlow({
  id: 'me.data.list',
  method: 'GET',
  path: '/me/data',
  summary: 'What the municipality holds on the person: why, until when, and what can be erased',
  access: person('self'),
  purpose,
  input: z.object({}),
  output: z.object({ holdings: z.array(HoldingView) }),
  errors: [],
  steps: async (_, flow) => ({ holdings: (await asDataSubject(flow, listHoldings)).map(view) }),
})

export const exportDataOperation = defineFileOperation({
  id: 'me.data.export',
  method: 'GET',
  path: '/me/data/export',
  summary: 'Download all data of the person as JSON, with the addresses of the files',
  access: person('self'),
  purpose,
  input: z.object({}),
  errors: [],
  async steps(_, flow) {
    const exported = await asDataSubject(flow, async (parts, scope) => {
      await scope.recordAccess([{ personId: scope.personId, caseId: null }])
      const { data, files } = await exportParts(parts, scope)
      return {
        format: 'portico-personal-data/1',
        municipality: scope.tenant.data.name,
        exportedAt: scope.now.toISOString(),
        ...data,
        files: files.map((file) => ({
          name: file.name,
          mediaType: file.mediaType,
          bytes: file.bytes,
          sha256: file.sha256,
          address: addressOf(file, scope.locale),
        })),
      }
    })
    const content = Buffer.from(`${JSON.stringify(exported, null, 2)}\n`)
    const name = `${flow.locale === 'it' ? 'i-miei-dati' : 'my-data'}-${exported.exportedAt.slice(0, 10)}.json`
    return { name, mediaType: 'application/json', bytes: content.length, content: Readable.from([content]) }
  },
})

export const eraseDataOperation = defineFlow({
  id: 'me.data.erase',
  method: 'POST',
  path: '/me/data/erasure',
  summary: 'Erase what may be erased of the person’s data; says what is held back, until when and by which norm',
  access: person('self'),
  purpose,
  input: z.object({}),
  output: z.object({
    erased: z.array(z.object({ what: z.string(), count: z.int() })),
    heldBack: z.array(HoldingView),
  }),
  errors: [],
  steps: (_, flow) =>
    asDataSubject(flow, async (parts, scope) => {
      const { erased, heldBack } = await eraseParts(parts, scope)
      await scope.recordAccess([{ personId: scope.personId, caseId: null }])
      return { erased, heldBack: heldBack.map(view) }
    }),
})
