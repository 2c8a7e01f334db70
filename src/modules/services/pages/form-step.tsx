import { plainDate } from '#kernel/dates.ts'
import { FieldControls, factsOf, fileFields, isVisible, summaryOf } from '#engines/cases/index.ts'
import type { Answers, Field, StreetChoices } from '#engines/cases/index.ts'
import { Alert, Button, ButtonRow, Callout, Form, href } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import { JourneyPage } from './journey-page.tsx'
import { around, pagePath, stepPath } from './journey.ts'
import type { Journey } from './journey.ts'

export interface FormStepProps {
  readonly view: PageView
  readonly journey: Journey
  readonly page: { readonly id: string; readonly fields: readonly Field[] }
  readonly answers: Answers
  readonly errors?: Readonly<Record<string, string>> | undefined
  /** Somebody saved in another window: what is on the page is not what is saved. */
  readonly stale?: boolean | undefined
  readonly streets?: StreetChoices | undefined
  /** An answer just given has made the page ask for more. */
  readonly more?: boolean | undefined
}

/** A page of the service's form. */
export function FormStep(props: FormStepProps) {
  const { view, journey, page, answers, streets, errors = {}, stale = false, more = false } = props
  const t = serviceWords(view.locale)
  const { service, draft } = journey
  const facts = factsOf(service.definition, answers, plainDate(draft.today))
  const asked = page.fields.filter((field) => isVisible(field, facts))
  const summary = summaryOf(asked, errors, service.texts, view.locale)
  const takesFiles = fileFields(page.fields).length > 0
  const to = takesFiles ? pagePath(journey, page.id) : stepPath(journey, page.id)
  const lead = service.sayIfAny(`pages.${page.id}.text`)
  return (
    <JourneyPage view={view} journey={journey} step={page.id} errors={summary}>
      {lead === undefined ? null : <p class="lead">{lead}</p>}
      {stale ? (
        <Alert locale={view.locale} kind="warning" title={t('staleTitle')} live>
          <p>{t('staleText')}</p>
        </Alert>
      ) : null}
      {more ? (
        <Callout title={t('moreAsked')}>
          <p>{t('moreAskedText')}</p>
        </Callout>
      ) : null}
      <Form view={view} action={href(view, to)} revision={draft.revision} files={takesFiles}>
        {takesFiles ? <SendFirst /> : null}
        <FieldControls
          view={view}
          fields={page.fields}
          texts={service.texts}
          answers={answers}
          facts={facts}
          definition={service.definition}
          today={draft.today}
          errors={errors}
          streets={streets}
          files={draft.files}
        />
        <Whys fields={asked} journey={journey} view={view} />
        <Buttons view={view} first={around(journey, page.id).previous === undefined} />
      </Form>
    </JourneyPage>
  )
}

/** What the Enter key does, before any button that uploads: browsers take the first of the form. */
function SendFirst() {
  return (
    <button type="submit" class="visually-hidden" name="_do" value="enter" tabindex={-1} aria-hidden="true"></button>
  )
}

/** "Save and continue" comes first: it is what the Enter key does. Every button saves, so that none loses anything. */
function Buttons({ view, first }: { view: PageView; first: boolean }) {
  const t = serviceWords(view.locale)
  return (
    <ButtonRow>
      <Button name="_do" value="next">
        {t('saveAndGoOn')}
      </Button>
      {first ? null : (
        <Button name="_do" value="back" kind="secondary" icon="it-chevron-left">
          {t('back')}
        </Button>
      )}
      <Button name="_do" value="leave" kind="link">
        {t('saveAndLeave')}
      </Button>
    </ButtonRow>
  )
}

/** Why each datum is asked (GDPR art. 13). */
function Whys({ view, journey, fields }: { view: PageView; journey: Journey; fields: readonly Field[] }) {
  const { say } = journey.service
  const purposes = [...new Set(fields.map(({ purpose }) => purpose))]
  return (
    <details class="portico-details">
      <summary>{serviceWords(view.locale)('whyAsked')}</summary>
      <ul>
        {purposes.map((purpose) => (
          <li>{say(`purposes.${purpose}`)}</li>
        ))}
      </ul>
    </details>
  )
}
