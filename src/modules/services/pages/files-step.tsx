import type { DocumentSlot } from '#engines/cases/index.ts'
import { formatsForBrowser, formatsInWords, isRequired } from '#engines/cases/index.ts'
import { Alert, Button, ButtonRow, FileField, Form, href, LinkButton } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import type { PageRequest } from '#ui/web/route.ts'
import { serviceWords } from '../messages.ts'
import { applyFilePath } from '../paths.ts'
import { JourneyPage } from './journey-page.tsx'
import { around, draftParameter, filesStep, slotsOf, stepPath } from './journey.ts'
import type { Journey } from './journey.ts'
import { UploadedFiles } from './uploaded-files.tsx'

/** What was wrong with the last upload. */
export interface UploadTrouble {
  readonly slot: string
  readonly reasons: readonly string[]
  /** How many other files of the same upload were taken. */
  readonly kept: number
}

/** The documents of the application: each kind has its own upload, saved at once. */
export function showFiles({ view }: Pick<PageRequest, 'view'>, journey: Journey, trouble?: UploadTrouble) {
  const t = serviceWords(view.locale)
  const slots = slotsOf(journey)
  const { previous, next } = around(journey, filesStep)
  const errors: FieldError[] = (trouble?.reasons ?? []).map((text) => ({ field: `file-${trouble?.slot ?? ''}`, text }))
  return (
    <JourneyPage view={view} journey={journey} step={filesStep} errors={errors}>
      <p class="lead">{slots.length === 0 ? t('noFilesNeeded') : t('filesLead')}</p>
      {trouble !== undefined && trouble.kept > 0 ? (
        <Alert locale={view.locale} kind="info">
          <p>{t('keptFiles', { count: trouble.kept })}</p>
        </Alert>
      ) : null}
      {slots.map((slot) => (
        <Slot
          view={view}
          journey={journey}
          slot={slot}
          trouble={trouble?.slot === slot.stableId ? trouble : undefined}
        />
      ))}
      <ButtonRow>
        <LinkButton href={href(view, stepPath(journey, next))}>{t('goOn')}</LinkButton>
        {previous === undefined ? null : (
          <LinkButton href={href(view, stepPath(journey, previous))} kind="secondary" icon="it-chevron-left">
            {t('back')}
          </LinkButton>
        )}
      </ButtonRow>
    </JourneyPage>
  )
}

interface SlotProps {
  readonly view: PageView
  readonly journey: Journey
  readonly slot: DocumentSlot
  readonly trouble: UploadTrouble | undefined
}

function Slot({ view, journey, slot, trouble }: SlotProps) {
  const { locale } = view
  const t = serviceWords(locale)
  const { service, draft } = journey
  const files = draft.files.filter((file) => file.slot === slot.stableId)
  const label = service.say(`documents.${slot.stableId}.label`)
  // a multipart form is read as it comes: its draft travels in the address
  const address = `${applyFilePath.to({ serviceId: service.id, slot: slot.stableId })}?${draftParameter}=${draft.id}`
  return (
    <section class="portico-panel mb-4" aria-labelledby={`slot-${slot.stableId}`}>
      <h2 class="h4" id={`slot-${slot.stableId}`}>
        {label}
      </h2>
      <UploadedFiles view={view} journey={journey} files={files} />
      {files.length >= slot.maxFiles ? (
        <p>{t('fullSlot', { count: slot.maxFiles })}</p>
      ) : (
        <Form view={view} action={href(view, address)} files>
          <FileField
            locale={locale}
            name="file"
            id={`file-${slot.stableId}`}
            label={files.length === 0 ? t('chooseFiles') : t('uploadMore')}
            hint={service.sayIfAny(`documents.${slot.stableId}.hint`)}
            error={trouble?.reasons.join(' ')}
            required={isRequired(slot, journey.facts)}
            accept={formatsForBrowser(slot)}
            acceptWords={`${formatsInWords(slot)}. ${t('upTo', { count: slot.maxFiles })}`.replace(/\.$/, '')}
            maxBytes={slot.maxBytes}
            multiple={slot.maxFiles > 1}
          />
          <Button kind="secondary" icon="it-upload">
            {t('upload')}
          </Button>
        </Form>
      )}
    </section>
  )
}
