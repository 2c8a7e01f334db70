import { contentErrors, loadContentVersion, asPublic } from '#engines/content/index.ts'
import { showContent, ShownContent } from '#modules/site/index.ts'
import { defineOperation } from '#platform/operations/operation.ts'
import { z } from 'zod'
import { ContentId, VersionNumber } from './schema.ts'
import { editors, loadOwn, purpose } from './scope.ts'

export const previewContentOperation = defineOperation({
  id: 'editorial.preview',
  method: 'GET',
  path: '/office/contents/{contentId}/versions/{number}',
  summary: 'Get a version of a content as the public would see it',
  access: editors,
  purpose,
  input: z.object({ contentId: ContentId, number: VersionNumber }),
  output: ShownContent,
  errors: [contentErrors.contentNotFound],
  async run({ contentId, number }, scope) {
    const record = await loadOwn(scope, contentId)
    return showContent(scope, asPublic(record, await loadContentVersion(scope.tx, contentId, number), scope.now))
  },
})
