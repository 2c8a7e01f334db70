import { z } from 'zod'
import { transparencyCodes, transparencyTree } from '#kernel/lists/transparency.ts'
import { countTransparent, listPublic, transparentTypes } from '#engines/content/index.ts'
import { countByNode, listPublications } from '#engines/publications/index.ts'
import { everyone } from '#platform/operations/access.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { PublicEntry, showEntry } from '#modules/publications/index.ts'
import { showHeads } from '../describe.ts'
import { Cursor, cursorOf } from '../operations.ts'
import { ShownHead } from '../schema.ts'

const purpose = 'public-information'
const most = 24

export const transparencyTreeOperation = defineOperation({
  id: 'transparency.tree',
  method: 'GET',
  path: '/transparency',
  summary: 'Get the tree of transparency that the law lists, with how much is public today in each place',
  access: everyone,
  purpose,
  input: z.object({}),
  output: z.object({
    sections: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        nodes: z.array(
          z.object({
            code: z.string().describe('Of the national vocabulary transparency-titulus.'),
            label: z.string(),
            norm: z.string(),
            count: z.number().int().describe('Contents and decisions that are public today.'),
          }),
        ),
      }),
    ),
  }),
  errors: [],
  async run(_, { tx, now, locale }) {
    const [contents, decisions] = [await countTransparent(tx), await countByNode({ tx, now })]
    return {
      sections: transparencyTree.map(({ code: section, label: called, nodes }) => ({
        code: section,
        label: called[locale],
        nodes: nodes.map(({ code, label, norm }) => ({
          code,
          label: label[locale],
          norm,
          count: (contents.get(code) ?? 0) + (decisions.get(code) ?? 0),
        })),
      })),
    }
  },
})

export const transparencyNodeOperation = defineOperation({
  id: 'transparency.node',
  method: 'GET',
  path: '/transparency/{node}',
  summary:
    'Get what is public today in a place of the tree of transparency: contents of the site, and the newest decisions',
  access: everyone,
  purpose,
  input: z.object({
    node: z.enum(transparencyCodes).describe('Code of the national vocabulary transparency-titulus.'),
    after: Cursor.optional().describe('`next` of the page before.'),
  }),
  output: z.object({
    contents: z.array(ShownHead),
    next: Cursor.nullable(),
    decisions: z.array(PublicEntry),
    moreDecisions: z.boolean().describe('Whether the list of publications has more of this place.'),
  }),
  errors: [],
  async run({ node, after }, scope) {
    const { contents, next } = await listPublic(scope.tx, {
      types: transparentTypes,
      transparency: node,
      order: 'newest',
      after: cursorOf(after),
      most,
    })
    const { entries, more } = await listPublications(scope, { node, most })
    return {
      contents: await showHeads(scope, contents),
      next: next && `${next.id}~${next.key}`,
      decisions: entries.map((entry) => showEntry(scope, entry)),
      moreDecisions: more,
    }
  },
})
