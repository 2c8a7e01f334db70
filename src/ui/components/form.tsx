import type { Child } from 'hono/jsx'
import type { PageView } from '../view.ts'
import { words } from '../words.ts'

export interface FormProps {
  readonly view: Pick<PageView, 'csrfToken' | 'locale'>
  readonly action: string
  readonly children: Child
  readonly id?: string | undefined
  /** Revision of what is being edited: the server refuses to overwrite a newer one. */
  readonly revision?: string | number | undefined
  /** Other hidden fields. They come before the files in the body; the token comes before everything. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
  readonly files?: boolean | undefined
  readonly label?: string | undefined
}

/**
 * A form that posts. `novalidate`: the browser's own bubbles speak the browser's language, vanish and are not
 * announced by every screen reader; the server answers with the error summary instead.
 */
export function Form({ view, action, children, id, revision, hidden = {}, files = false, label }: FormProps) {
  const form = (
    <form
      method="post"
      action={action}
      id={id}
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label}
      novalidate
    >
      <input type="hidden" name="_csrf" value={view.csrfToken} />
      {revision === undefined ? null : <input type="hidden" name="_revision" value={String(revision)} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
  if (!files) return <portico-submit-once>{form}</portico-submit-once>
  const t = words(view.locale)
  return (
    // around, so that it counts only what the upload lets go
    <portico-submit-once>
      <portico-upload
        data-sending={t('sendingFiles', { percent: '{percent}' })}
        data-done={t('sendingDone')}
        data-failed={t('sendingFailed')}
        data-cancelled={t('sendingCancelled')}
        data-cancel={t('cancelSending')}
      >
        {form}
      </portico-upload>
    </portico-submit-once>
  )
}
