import { FieldControls, formatsForBrowser, formatsInWords } from '#engines/cases/index.ts'
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  ConfirmPanel,
  FileField,
  fileSize,
  Form,
  href,
  LinkButton,
} from '#ui/index.ts'
import { dossierWords } from '../messages.ts'
import { caseActionFilesPath, caseActionPath, casePath } from '../paths.ts'
import type { ActionPageProps } from './action-props.ts'

/** Name of the boxes of the files that go with the action, and values of the buttons. */
export const fileName = 'allegato'
export const buttonName = '_do'

function addressOf({ view, own, action }: ActionPageProps): string {
  return href(view, caseActionPath.to({ caseId: own.id, actionId: action.id }))
}

function Fields({ view, own, action, answers, errors }: ActionPageProps) {
  return (
    <FieldControls
      view={view}
      fields={action.form}
      texts={own.texts}
      today={own.today}
      answers={answers}
      errors={errors}
    />
  )
}

/** An action that only asks for words. */
export function PlainForm(props: ActionPageProps) {
  const { view, own, action } = props
  return (
    <>
      <p class="lead">{action.help}</p>
      <Form view={view} action={addressOf(props)} revision={own.revision}>
        <Fields {...props} />
        <SendRow {...props} />
      </Form>
    </>
  )
}

/** An action that a slip would make costly: what follows from it is said first. */
export function CostlyForm(props: ActionPageProps) {
  const { view, own, action } = props
  const t = dossierWords(view.locale)
  return (
    <ConfirmPanel
      view={view}
      action={addressOf(props)}
      title={`${action.name}?`}
      consequences={[action.help, t('officeKnows'), t('cannotUndo')]}
      confirmLabel={action.name}
      cancelHref={href(view, casePath.to({ caseId: own.id }))}
      danger
      revision={own.revision}
    >
      <Fields {...props} />
    </ConfirmPanel>
  )
}

/**
 * An action that can carry files. One form with two buttons: whichever is pressed, the words come along and come back,
 * so that nothing typed is lost by uploading. "Send" comes first: it is what the Enter key does.
 */
export function FormWithFiles(props: ActionPageProps) {
  const { view, own, action } = props
  const to = caseActionFilesPath.to({ caseId: own.id, actionId: action.id })
  return (
    <>
      <p class="lead">{action.help}</p>
      <Form view={view} action={href(view, to)} revision={own.revision} files>
        <button
          type="submit"
          class="visually-hidden"
          name={buttonName}
          value="send"
          tabindex={-1}
          aria-hidden="true"
        ></button>
        <Fields {...props} />
        <Files {...props} />
        <SendRow {...props} />
      </Form>
    </>
  )
}

function Files({ view, action, files = [], leftOut = [], refused = [] }: ActionPageProps) {
  const { locale } = view
  const t = dossierWords(locale)
  const slot = action.attachments
  if (slot === null) return null
  const here = [...files, ...leftOut]
  return (
    <>
      {here.length === 0 ? null : (
        <CheckboxGroup
          locale={locale}
          name={fileName}
          label={t('toSend')}
          hint={t('toSendHint')}
          required
          options={here.map(({ id, name, bytes }) => ({ value: id, label: `${name} (${fileSize(bytes, locale)})` }))}
          values={files.map(({ id }) => id)}
        />
      )}
      <FileField
        locale={locale}
        name="file"
        label={t('attachments')}
        hint={t('attachmentsHint')}
        error={refused.length === 0 ? undefined : refused.join(' ')}
        required={slot.required === true}
        accept={formatsForBrowser(slot)}
        acceptWords={formatsInWords(slot)}
        maxBytes={slot.maxBytes}
        multiple
      />
      <p>
        <Button name={buttonName} value="attach" kind="secondary" icon="it-upload">
          {t('attach')}
        </Button>
      </p>
    </>
  )
}

function SendRow({ view, own, action }: ActionPageProps) {
  const t = dossierWords(view.locale)
  return (
    <ButtonRow>
      <Button name={buttonName} value="send">
        {action.attachments === null ? action.name : t('actionSend')}
      </Button>
      <LinkButton href={href(view, casePath.to({ caseId: own.id }))} kind="secondary">
        {t('actionBack')}
      </LinkButton>
    </ButtonRow>
  )
}
