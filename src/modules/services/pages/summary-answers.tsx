import { isVisible, sayUnderLabels } from '#engines/cases/index.ts'
import type { Field } from '#engines/cases/index.ts'
import { AnswerFiles, DrawnAnswer, fileSize, href, SummaryList } from '#ui/index.ts'
import type { PageView } from '#ui/index.ts'
import { serviceWords } from '../messages.ts'
import { filesStep, slotsOf, stepPath } from './journey.ts'
import type { Journey } from './journey.ts'

interface Props {
  readonly view: PageView
  readonly journey: Journey
}

/** The answers in words, page by page, each with the link to change it. */
export function AnswersSummary({ view, journey }: Props) {
  const { service } = journey
  return (
    <>
      {service.definition.pages.map(({ id, fields }) => (
        <>
          <h2 class="h4">{service.say(`pages.${id}.title`)}</h2>
          <SummaryList
            locale={view.locale}
            rows={fields
              .filter((field) => isVisible(field, journey.facts))
              .flatMap((field) =>
                saidOf(field, journey, view).map(({ label, value, drawn, files, anchor }) => ({
                  label,
                  value:
                    value === undefined ? undefined : (
                      <AnswerFiles locale={view.locale} files={files}>
                        <DrawnAnswer view={view} drawn={drawn}>
                          <bdi class="portico-lines">{value}</bdi>
                        </DrawnAnswer>
                      </AnswerFiles>
                    ),
                  changeHref: href(view, `${stepPath(journey, id)}#${anchor}`),
                })),
              )}
          />
        </>
      ))}
    </>
  )
}

/** An answer in words and where it is changed: each row of a group by itself, or that there is none. */
function saidOf(field: Field, { service, draft }: Journey, { locale }: PageView) {
  const { stableId } = field
  const answer = draft.answers[stableId]
  if (answer === undefined)
    return [
      {
        label: service.say(`fields.${stableId}.label`),
        value: service.sayIfAny(`fields.${stableId}.none`),
        drawn: undefined,
        files: undefined,
        anchor: stableId,
      },
    ]
  return sayUnderLabels(field, answer, service.sayIfAny, locale, draft.files).map((said, index) => ({
    ...said,
    anchor: field.type === 'group' ? `${stableId}.${index}` : stableId,
  }))
}

/** The files, kind by kind. */
export function FilesSummary({ view, journey }: Props) {
  const t = serviceWords(view.locale)
  const { service, draft } = journey
  const slots = slotsOf(journey)
  if (slots.length === 0) return null
  return (
    <>
      <h2 class="h4">{t('filesStep')}</h2>
      <SummaryList
        locale={view.locale}
        rows={slots.map(({ stableId }) => {
          const files = draft.files.filter(({ slot }) => slot === stableId)
          return {
            label: service.say(`documents.${stableId}.label`),
            value:
              files.length === 0 ? (
                t('none')
              ) : (
                <ul class="list-unstyled mb-0">
                  {files.map(({ name, bytes }) => (
                    <li>
                      <bdi>{name}</bdi> ({fileSize(bytes, view.locale)})
                    </li>
                  ))}
                </ul>
              ),
            changeHref: href(view, `${stepPath(journey, filesStep)}#file-${stableId}`),
          }
        })}
      />
    </>
  )
}
