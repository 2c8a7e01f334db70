import type { Action, ServiceDefinition } from '#engines/cases/index.ts'
import type { Locale } from '#platform/i18n/index.ts'
import type { ServiceInWords } from '../pages/load-service.ts'
import { procedureWords } from './messages.ts'

type Clock = ServiceDefinition['clocks'][number]

const kinds = {
  draft: 'kindDraft',
  task: 'kindTask',
  citizen: 'kindCitizen',
  third: 'kindThird',
  system: 'kindSystem',
  end: 'kindEnd',
} as const

const people = {
  applicant: 'byApplicant',
  handler: 'byHandler',
  responsible: 'byResponsible',
  consulted: 'byConsulted',
  system: 'bySystem',
} as const

/** The words of a procedure, for the drawing and for the list that says the same. */
export function wordsOfProcedure({ say }: Pick<ServiceInWords, 'say'>, locale: Locale) {
  const t = procedureWords(locale)
  const state = (id: string) => say(`states.${id}.name`)
  // a stage is named in the middle of a sentence: its name is a quotation
  const quoted = (id: string) => `“${state(id)}”`
  const action = ({ id }: Action) => say(`actions.${id}.name`)
  const who = ({ by }: Action) => t(people[by])
  const list = new Intl.ListFormat(locale, { type: 'disjunction' })
  const term = ({ term: length }: Clock) => {
    if ('halfOf' in length) return t('half')
    return t(length.unit, { count: length.count })
  }
  return {
    t,
    state,
    term,
    kind: (kind: keyof typeof kinds) => t(kinds[kind]),
    label: (one: Action) => `${action(one)} · ${who(one)}`,
    step(one: Action) {
      const said = { from: list.format(one.from.map(quoted)), action: action(one), who: who(one) }
      return one.to === undefined ? t('stay', said) : t('step', { ...said, to: quoted(one.to) })
    },
  }
}

export type ProcedureInWords = ReturnType<typeof wordsOfProcedure>
