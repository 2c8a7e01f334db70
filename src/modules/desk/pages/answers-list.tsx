import { SummaryList, type PageView } from '#ui/index.ts'
import type { OfficeCase } from '../schema.ts'
import { Lines } from './lines.tsx'

/** Questions and answers in words. */
export function AnswersList({ view, fields }: { view: PageView; fields: OfficeCase['answers'] }) {
  return (
    <SummaryList
      locale={view.locale}
      rows={fields.map(({ label, value }) => ({ label, value: value === '' ? undefined : <Lines text={value} /> }))}
    />
  )
}
