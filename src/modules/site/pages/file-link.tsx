import type { Locale } from '#platform/i18n/index.ts'
import { fileSize, Icon } from '#ui/index.ts'
import type { ShownFile } from '../schema.ts'

interface FileLinkProps {
  readonly locale: Locale
  readonly file: Pick<ShownFile, 'title' | 'locale' | 'format' | 'bytes'>
  readonly href: string
}

/** A link to a file that says, before it is followed, what comes: format and size. */
export function FileLink({ locale, file: { title, locale: language, format, bytes }, href }: FileLinkProps) {
  return (
    <span>
      <Icon name="it-file" />{' '}
      <a href={href}>
        <bdi lang={language === locale ? undefined : language}>{title}</bdi> ({format}, {fileSize(bytes, locale)})
      </a>
    </span>
  )
}
