import { FieldControls, type Answers } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { Button, ButtonRow, Callout, ConfirmPanel, Form, href, LinkButton, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import { deskActionPath, deskCasePath } from '../../paths.ts'
import type { OfficeAction, OfficeCase } from '../../schema.ts'
import { consequencesOf } from './consequences.ts'

interface ActionFormProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly action: OfficeAction
  /** Id of the document that the action would start: a form sent twice starts one. */
  readonly documentId: string
  readonly answers: Answers
  readonly errors: Readonly<Record<string, string>>
}

/** The form of an action; a costly one is confirmed with its consequences in sight. */
export function ActionForm(props: ActionFormProps) {
  const { view, office, action, documentId, answers, errors } = props
  const t = translator(caseMessages, view.locale)
  const where = { caseId: office.id, actionId: action.id }
  const back = href(view, deskCasePath.to({ caseId: office.id }))
  const consequences = consequencesOf(action, office, view.locale)
  const label = action.writes ? t('writeDraft') : action.name
  const common = {
    view,
    action: href(view, deskActionPath.to(where)),
    revision: office.revision,
    hidden: { documentId },
  } as const
  const fields = (
    <FieldControls
      view={view}
      fields={office.forms[action.id] ?? []}
      texts={office.texts}
      today={office.today}
      answers={answers}
      errors={errors}
    />
  )
  if (action.costly)
    return (
      <ConfirmPanel
        {...common}
        title={action.document ?? t('consequences')}
        consequences={consequences}
        confirmLabel={label}
        cancelHref={back}
      >
        {fields}
      </ConfirmPanel>
    )
  return (
    <>
      <Callout title={t('consequences')}>
        <ul class="mb-0">
          {consequences.map((consequence) => (
            <li>{consequence}</li>
          ))}
        </ul>
      </Callout>
      <Form {...common}>
        {fields}
        <ButtonRow>
          <Button>{label}</Button>
          <LinkButton href={back} kind="secondary">
            {t('cancel')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
