import type { Child } from 'hono/jsx'
import { Icon } from '../components/icon.tsx'
import { words } from '../words.ts'
import { controlAttributes, Field, FieldGroup, idOf, type FieldProps } from './field.tsx'
import { fileSize } from './file-size.ts'

export interface UploadedFile {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly href?: string | undefined
}

export interface FileFieldProps extends FieldProps {
  /** Types as the browser takes them (`.pdf`, `image/jpeg`), and as a person reads them ("PDF, JPEG"). */
  readonly accept?: string | undefined
  readonly acceptWords?: string | undefined
  readonly maxBytes?: number | undefined
  readonly multiple?: boolean | undefined
  readonly uploaded?: readonly UploadedFile[] | undefined
  /** Name of the buttons that remove a file; the value is the file's id. */
  readonly removeName?: string | undefined
  /** Why there is no room for another file; nothing can then be chosen. */
  readonly full?: string | undefined
  /** The button that sends what was chosen, right under it. */
  readonly children?: Child
}

/** Files to send, and those already here. Its form needs `files`. Removing is a button of the same form. */
export function FileField(props: FileFieldProps) {
  const { accept, acceptWords, maxBytes, multiple, full, children, locale } = props
  const t = words(locale)
  const rulesId = `${idOf(props)}-rules`
  const rules = [
    acceptWords === undefined ? '' : t('fileTypes', { types: acceptWords }),
    maxBytes === undefined ? '' : t('fileLimit', { size: fileSize(maxBytes, locale) }),
  ].filter(Boolean)
  if (full !== undefined)
    return (
      <FieldGroup props={props} parts>
        <p>{full}</p>
        <Uploaded {...props} />
      </FieldGroup>
    )
  return (
    <Field props={props}>
      {rules.length === 0 ? null : (
        <p class="form-text" id={rulesId}>
          {rules.join(' ')}
        </p>
      )}
      <input
        class="form-control portico-file"
        type="file"
        accept={accept}
        multiple={multiple}
        data-max-bytes={maxBytes}
        {...controlAttributes(props, ...(rules.length === 0 ? [] : [rulesId]))}
      />
      {children}
      <Uploaded {...props} />
    </Field>
  )
}

/** The files that are here, each with its own button to take it away. */
function Uploaded({ uploaded = [], removeName = '_remove', locale }: FileFieldProps) {
  const t = words(locale)
  if (uploaded.length === 0) return null
  return (
    <div class="portico-uploaded">
      <p class="fw-semibold mb-1">{t('uploadedFiles')}</p>
      <ul class="portico-files">
        {uploaded.map(({ id, name, sizeBytes, href }) => (
          <li>
            <span>
              <Icon name="it-file" /> {href === undefined ? <bdi>{name}</bdi> : <a href={href}>{name}</a>}{' '}
              <span class="text-muted">({fileSize(sizeBytes, locale)})</span>
            </span>
            <button
              type="submit"
              class="btn btn-outline-danger btn-sm"
              name={removeName}
              value={id}
              formnovalidate
              aria-label={t('removeFile', { name })}
            >
              {t('remove')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
