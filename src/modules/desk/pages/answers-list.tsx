import { AnswerFiles, DrawnAnswer, SummaryList, type PageView } from '#ui/index.ts'
import type { OfficeCase } from '../schema.ts'
import { Lines } from './lines.tsx'

interface AnswersListProps {
  readonly view: PageView
  readonly fields: OfficeCase['answers']
  /** Where a file of the case can be opened. */
  readonly hrefOf?: ((fileId: string) => string) | undefined
}

/** Questions and answers in words. */
export function AnswersList({ view, fields, hrefOf }: AnswersListProps) {
  return (
    <SummaryList
      locale={view.locale}
      rows={fields.map(({ label, value, drawn, files }) => ({
        label,
        value:
          value === '' && files === undefined ? undefined : (
            <AnswerFiles locale={view.locale} files={files} hrefOf={hrefOf}>
              <DrawnAnswer view={view} drawn={drawn}>
                <Lines text={value} />
              </DrawnAnswer>
            </AnswerFiles>
          ),
      }))}
    />
  )
}
