import { FieldControls, type Answers } from '#engines/cases/index.ts'
import { translator } from '#platform/i18n/index.ts'
import { Button, Form, href, type PageView } from '#ui/index.ts'
import { deskDocumentPath } from '../../paths.ts'
import type { OfficeCase, OfficeDocument } from '../../schema.ts'
import { AnswersList } from '../answers-list.tsx'
import { documentMessages } from './messages.ts'

interface TextProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly document: OfficeDocument
  readonly answers?: Answers | undefined
  readonly errors?: Readonly<Record<string, string>> | undefined
}

/** What the document says: its form while it is a draft, its words afterwards. */
export function DocumentText({ view, office, document, answers, errors }: TextProps) {
  const t = translator(documentMessages, view.locale)
  const fields = document.actionId === null ? [] : (office.forms[document.actionId] ?? [])
  if (fields.length === 0) return null
  if (document.state !== 'draft')
    return (
      <>
        <h2 class="h3">{t('written')}</h2>
        <AnswersList view={view} fields={document.fields} />
      </>
    )
  return (
    <>
      <h2 class="h3">{t('edit')}</h2>
      <Form
        view={view}
        action={href(view, deskDocumentPath.to({ caseId: office.id, documentId: document.id }))}
        revision={document.revision}
      >
        <FieldControls
          view={view}
          fields={fields}
          texts={office.texts}
          today={office.today}
          answers={answers ?? document.answers}
          errors={errors}
        />
        <Button kind="secondary">{t('save')}</Button>
      </Form>
    </>
  )
}
