import type { z } from 'zod'
import { notFound } from '#platform/operations/errors.ts'
import type { FormValues, UploadResult } from '#engines/cases/index.ts'
import { definePage, defineUpload } from '#ui/web/route.ts'
import { attachToPageOperation } from '../operations.ts'
import { applyPagePath } from '../paths.ts'
import { loadJourney, stepPath } from './journey.ts'
import { saveStep, type PageUpload } from './save-step.tsx'
import { serviceWords } from '../messages.ts'

type Uploaded = z.output<typeof UploadResult>

/** The fields of a multipart body, read as those of any form; the files just taken are among the answers. */
function valuesOf({ fields, files }: Uploaded): FormValues {
  const taken = (name: string) => files.filter(({ field }) => field === name).map(({ id }) => id)
  return {
    text: (name) => (fields[name]?.[0] ?? '').replaceAll('\r\n', '\n'),
    all: (name) => [...(fields[name] ?? []), ...taken(name)],
  }
}

function sayRefused({ refused }: Uploaded, locale: 'it' | 'en'): PageUpload['refused'] {
  const t = serviceWords(locale)
  const paths = [...new Set(refused.map(({ field }) => field))]
  const said = (path: string) => refused.filter(({ field }) => field === path).map((one) => t('refusedFile', one))
  return Object.fromEntries(paths.map((path) => [path, said(path).join(' ')]))
}

/** Takes the files of a page, whichever of its buttons was pressed, then saves all of it. */
export const submitPageWithFiles = defineUpload({
  path: applyPagePath,
  access: 'person',
  async receive(request, upload) {
    const { call, locale, param } = request
    const before = await loadJourney(request)
    if (before instanceof Response) return before
    const page = before.service.definition.pages.find(({ id }) => id === param('step'))
    if (!page) throw notFound.with()
    const uploaded = await call(attachToPageOperation, { draftId: before.draft.id, pageId: page.id }, upload)
    const journey = uploaded.files.length === 0 ? before : await loadJourney(request, before.draft.id)
    if (journey instanceof Response) return journey
    const came = { taken: uploaded.files, refused: sayRefused(uploaded, locale) }
    return saveStep(request, journey, page, valuesOf(uploaded), came)
  },
})

/** The address of a page that was sent, opened or loaded again by hand: it is the page itself. */
export const pageWithFilesAgain = definePage({
  path: applyPagePath,
  access: 'person',
  async show(request) {
    const journey = await loadJourney(request)
    return journey instanceof Response ? journey : request.redirect(stepPath(journey, request.param('step')))
  },
})
