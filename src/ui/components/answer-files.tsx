import type { Child } from 'hono/jsx'
import type { Locale } from '#platform/i18n/index.ts'
import { fileSize } from '../fields/file-size.ts'
import { Icon } from './icon.tsx'

/** A file that was uploaded for an answer; `of` is the column of a row. */
export interface AnswerFile {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly of?: string | undefined
}

interface AnswerFilesProps {
  readonly locale: Locale
  readonly files: readonly AnswerFile[] | undefined
  /** Where a file can be opened; it is only named without. */
  readonly hrefOf?: ((id: string) => string) | undefined
  /** The answer in words. */
  readonly children: Child
}

/** An answer in words, with the files that were uploaded for it. */
export function AnswerFiles({ locale, files = [], hrefOf, children }: AnswerFilesProps) {
  if (files.length === 0) return <>{children}</>
  const columns = [...new Set(files.map(({ of }) => of))]
  return (
    <>
      {children}
      {columns.map((column) => (
        <>
          {column === undefined ? null : <p class="mb-0">{/[?!.:]$/.test(column) ? column : `${column}:`}</p>}
          <ul class="portico-files">
            {files
              .filter(({ of }) => of === column)
              .map(({ id, name, bytes }) => (
                <li>
                  <span>
                    <Icon name="it-file" />{' '}
                    {hrefOf === undefined ? (
                      <bdi>{name}</bdi>
                    ) : (
                      <a href={hrefOf(id)} download>
                        <bdi>{name}</bdi>
                      </a>
                    )}{' '}
                    <span class="text-muted">({fileSize(bytes, locale)})</span>
                  </span>
                </li>
              ))}
          </ul>
        </>
      ))}
    </>
  )
}
