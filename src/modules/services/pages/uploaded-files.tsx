import type { FileView } from '#engines/cases/index.ts'
import { Button, fileSize, Form, href, Icon } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import { applyFileRemovePath } from '../paths.ts'
import { draftParameter } from './journey.ts'
import type { Journey } from './journey.ts'

/** The files already here, each with its own button to take it away. */
export function UploadedFiles({
  view,
  journey,
  files,
}: {
  view: PageView
  journey: Journey
  files: readonly FileView[]
}) {
  if (files.length === 0) return null
  const t = serviceWords(view.locale)
  const { service, draft } = journey
  return (
    <div class="portico-uploaded mb-3">
      <p class="fw-semibold mb-1">{t('uploadedOf', { count: files.length })}</p>
      <ul class="portico-files">
        {files.map(({ id, slot, name, bytes }) => (
          <li>
            <span>
              <Icon name="it-file" /> <bdi>{name}</bdi> <span class="text-muted">({fileSize(bytes, view.locale)})</span>
            </span>
            <Form
              view={view}
              action={href(
                view,
                `${applyFileRemovePath.to({ serviceId: service.id, slot, fileId: id })}?${draftParameter}=${draft.id}`,
              )}
            >
              <Button kind="secondary" label={t('removeFile', { name })}>
                {t('remove')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  )
}
