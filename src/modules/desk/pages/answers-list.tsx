import { DrawnAnswer, SummaryList, type PageView } from '#ui/index.ts'
import type { OfficeCase } from '../schema.ts'
import { Lines } from './lines.tsx'

/** Questions and answers in words. */
export function AnswersList({ view, fields }: { view: PageView; fields: OfficeCase['answers'] }) {
  return (
    <SummaryList
      locale={view.locale}
      rows={fields.map(({ label, value, drawn }) => ({
        label,
        value:
          value === '' ? undefined : (
            <DrawnAnswer view={view} drawn={drawn}>
              <Lines text={value} />
            </DrawnAnswer>
          ),
      }))}
    />
  )
}
