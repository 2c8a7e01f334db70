import { randomUUID } from 'node:crypto'
import { translator } from '#platform/i18n/index.ts'
import { Button, Form, href, MessageThread, TextArea, type PageView } from '#ui/index.ts'
import { caseMessages } from '../../messages.ts'
import { deskNotePath } from '../../paths.ts'
import type { OfficeCase } from '../../schema.ts'
import { sayInstant } from '../say.ts'
import type { NoteState } from './states.ts'

interface NotesProps {
  readonly view: PageView
  readonly office: OfficeCase
  readonly note: NoteState | undefined
}

/** What the office writes for itself. The id of the next note is born with the page: sending it twice writes one. */
export function Notes({ view, office, note }: NotesProps) {
  const { locale } = view
  const t = translator(caseMessages, locale)
  return (
    <section aria-labelledby="notes">
      <h2 class="h3 mt-5" id="notes">
        {t('notes')}
      </h2>
      <p>{t('notesLead')}</p>
      {office.notes.length === 0 ? (
        <p class="text-muted">{t('noNotes')}</p>
      ) : (
        <MessageThread
          locale={locale}
          messages={office.notes.map(({ officer, at, text }) => ({
            author: officer,
            side: 'city',
            date: sayInstant(at, locale),
            dateTime: at,
            body: text,
          }))}
        />
      )}
      <Form
        view={view}
        action={href(view, deskNotePath.to({ caseId: office.id }))}
        hidden={{ noteId: note?.noteId ?? randomUUID() }}
      >
        <TextArea
          locale={locale}
          name="text"
          label={t('newNote')}
          required
          rows={3}
          limitCharacters={4000}
          value={note?.text}
          error={note?.error}
        />
        <Button kind="secondary">{t('addNote')}</Button>
      </Form>
    </section>
  )
}
