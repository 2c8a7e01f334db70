import type { Child } from 'hono/jsx'
import { ErrorSummary, Page } from '#ui/index.ts'
import type { FieldError, PageView } from '#ui/index.ts'
import { importWords } from '../messages.ts'
import { importPath, importsPath } from '../paths.ts'
import type { ImportState } from '../schema.ts'

interface FrameProps {
  readonly view: PageView
  readonly shown: ImportState
  readonly title?: string
  readonly errors?: readonly FieldError[]
  readonly children: Child
}

/** A page about one import. */
export function Frame({ view, shown: { id, siteTitle, name }, title, errors = [], children }: FrameProps) {
  const t = importWords(view.locale)
  const own = siteTitle || name
  return (
    <Page
      view={view}
      title={title ?? own}
      breadcrumb={[
        { label: t('title'), path: importsPath.to() },
        ...(title === undefined ? [] : [{ label: own, path: importPath.to({ importId: id }) }]),
        { label: title ?? own },
      ]}
      width="wide"
      noIndex
    >
      <ErrorSummary locale={view.locale} errors={errors} />
      <h1>{title ?? own}</h1>
      {children}
    </Page>
  )
}
