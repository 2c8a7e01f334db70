import type { Child } from 'hono/jsx'
import { ErrorSummary, Page } from '#ui/index.ts'
import type { Crumb, FieldError, PageView } from '#ui/index.ts'
import { boardWords } from '../board/messages.ts'
import { noticeBoardPath, noticeRegisterPath } from '../paths.ts'

interface FrameProps {
  readonly view: PageView
  readonly title: string
  readonly inside?: readonly Crumb[]
  readonly errors?: readonly FieldError[]
  readonly children: Child
}

/** A page of the office about an act for the notice board. */
export function Frame({ view, title, inside = [], errors = [], children }: FrameProps) {
  const t = boardWords(view.locale)
  return (
    <Page
      view={view}
      title={title}
      breadcrumb={[
        { label: t('title'), path: noticeBoardPath.to() },
        { label: t('registerTitle'), path: noticeRegisterPath.to() },
        ...inside,
        { label: title },
      ]}
      noIndex
    >
      <ErrorSummary locale={view.locale} errors={errors} />
      <h1>{title}</h1>
      {children}
    </Page>
  )
}
