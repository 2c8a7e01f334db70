import { z } from 'zod'
import { romeDate } from '#kernel/dates.ts'
import { sayStep } from '#engines/terms/index.ts'
import type { ClockReading } from '#engines/terms/index.ts'
import type { OperationScope } from '#platform/operations/scope.ts'
import { answersOf } from './amend.ts'
import type { CaseAnswers } from './amend.ts'
import { DrawnGeometry } from './answer-value.ts'
import type { Answers } from './answer-value.ts'
import { allFields } from './facts.ts'
import type { CaseState, RecordedAction } from './fold.ts'
import { sayUnderLabels, type NamedFile } from './form/say-answer.ts'
import { calendarOf, readLegal } from './legal.ts'
import { optionalText, packText } from './pack.ts'
import { officerNames } from './people.ts'
import type { CaseRecord, StoredAction } from './store.ts'

/** A clock of a case as people read it. */
export const ClockView = z.object({
  id: z.string(),
  title: z.string(),
  norm: z.string(),
  state: z.string().describe('Legal state: running, suspended, or one the service names.'),
  phase: z.enum(['not-started', 'open', 'waiting', 'expired', 'ended']),
  due: z.iso.date().nullable().describe('Last day of the term, in Europe/Rome; null while there is none.'),
  daysLeft: z.int().nullable(),
  answerBy: z.iso
    .date()
    .nullable()
    .describe('While it is suspended: last day on which the suspension can still be running, if nobody answers.'),
  late: z.boolean(),
  explanation: z.array(z.string()).describe('How the due date comes about, step by step.'),
})

/** An entry of the story of a case. */
export const TimelineEntry = z.object({
  seq: z.int(),
  type: z.string(),
  title: z.string(),
  at: z.iso.datetime(),
  happenedAt: z.iso.datetime().nullable().describe('When it happened in law, where that differs.'),
  by: z.string(),
})

/** One answer of the application with its words. */
export const AnsweredField = z.object({
  stableId: z.string(),
  label: z.string(),
  value: z.string(),
  drawn: z.array(DrawnGeometry).optional().describe('What was drawn for it on the map.'),
  files: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        bytes: z.int(),
        of: z.string().optional().describe('Column of the row that it answers.'),
      }),
    )
    .optional()
    .describe('Files that were uploaded for it.'),
})

/** A case in plain words, as its applicant and the office both see it. */
export const CaseView = z.object({
  id: z.uuid(),
  number: z.string().describe('Number in the protocol register: year/number.'),
  serviceId: z.string(),
  title: z.string(),
  state: z.string(),
  stateName: z.string(),
  stateText: z.string(),
  stateKind: z.enum(['draft', 'task', 'citizen', 'third', 'system', 'end']),
  outcome: z.string().nullable(),
  outcomeName: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  receivedOn: z.iso.date(),
  today: z.iso.date().describe('The day, in Rome, on which this was read.'),
  office: z.string(),
  officeEmail: z.string(),
  responsible: z.string().describe('Person in charge of the procedure (L. 241/1990 art. 5).'),
  officer: z.string().nullable(),
  revision: z.int(),
  clocks: z.array(ClockView),
  due: z.iso.date().nullable(),
  timeline: z.array(TimelineEntry),
  amended: z.array(AnsweredField).describe('Answers that later acts put in place of those of the application.'),
})

export type CaseView = z.output<typeof CaseView>
export type ClockView = z.output<typeof ClockView>
export type AnsweredField = z.output<typeof AnsweredField>
export type TimelineEntry = z.output<typeof TimelineEntry>

type ViewScope = Pick<OperationScope, 'tx' | 'now' | 'tenant' | 'locale'>

function clockView(record: CaseRecord, reading: ClockReading, locale: 'it' | 'en'): ClockView {
  const definition = record.version.pack.definition.clocks.find(({ id }) => id === reading.clockId)
  return {
    id: reading.clockId,
    title: definition?.title[locale] ?? reading.clockId,
    norm: definition?.norm ?? '',
    state: reading.state,
    phase: reading.phase,
    due: reading.due ?? null,
    daysLeft: reading.daysLeft ?? null,
    answerBy: reading.suspensions.find(({ open }) => open)?.to ?? null,
    late: reading.late,
    explanation: reading.steps.map((step) => sayStep(step, locale)),
  }
}

const builtInWords: Readonly<Record<string, { it: string; en: string }>> = {
  submit: { it: 'Richiesta inviata e protocollata', en: 'Application sent and registered' },
  told: {
    it: 'Dichiarazione ricevuta dall’Anagrafe nazionale e protocollata',
    en: 'Declaration received from the national registry and registered',
  },
  assign: { it: 'Assegnata a chi se ne occupa', en: 'Assigned to who works on it' },
  'put-in-charge': { it: 'Nominato il responsabile del procedimento', en: 'Person in charge named' },
  sign: { it: 'Documento firmato', en: 'Document signed' },
  issue: { it: 'Documento protocollato e inviato', en: 'Document registered and sent' },
  'delivered-without-effect': {
    it: 'Documento consegnato quando non poteva più avere effetto',
    en: 'Document delivered when it could no longer take effect',
  },
}

/** Actions of the office's own organisation, which are no part of the story told to the applicant. */
const internalActions = new Set(['assign', 'sign'])

/** What the program does by itself; a decision that a delivery made effective is still the office's. */
function ofTime({ version }: CaseRecord, type: string): boolean {
  return version.pack.definition.actions.every(({ id, by }) => id !== type || by === 'system')
}

function timelineOf(
  record: CaseRecord,
  actions: readonly RecordedAction[],
  names: ReadonlyMap<string, string>,
  view: { locale: 'it' | 'en'; forOfficer: boolean },
): TimelineEntry[] {
  const { locale, forOfficer } = view
  const applicant = locale === 'it' ? 'Richiedente' : 'Applicant'
  const system = locale === 'it' ? 'Sistema' : 'System'
  return actions
    .filter(({ type }) => forOfficer || !internalActions.has(type))
    .map((action) => ({
      seq: action.seq,
      type: action.type,
      title:
        builtInWords[action.type === 'submit' && action.actorKind !== 'person' ? 'told' : action.type]?.[locale] ??
        packText(record.version.pack, locale, `actions.${action.type}.done`),
      at: action.at.toISOString(),
      happenedAt: action.factAt && action.factAt.getTime() !== action.at.getTime() ? action.factAt.toISOString() : null,
      by:
        action.actorKind === 'person'
          ? applicant
          : action.actorKind === 'system' && ofTime(record, action.type)
            ? system
            : (forOfficer && action.actorId && names.get(action.actorId)) || (locale === 'it' ? 'Ufficio' : 'Office'),
    }))
}

/** Builds the view of a case that the context may see, from its actions. */
export async function describeCase(
  scope: ViewScope,
  record: CaseRecord,
  actions: readonly StoredAction[],
  forOfficer: boolean,
): Promise<CaseView> {
  const { tx, now, tenant, locale } = scope
  const names = await officerNames(tx, [
    record.state.responsibleId,
    record.state.officerId,
    ...actions.filter(({ actorKind }) => actorKind === 'officer').map(({ actorId }) => actorId),
  ])
  return {
    ...caseHead(tenant, record, locale, now, names),
    timeline: timelineOf(record, actions, names, { locale, forOfficer }),
    amended: amendedFields(record, answersOf(actions), locale),
  }
}

function amendedFields(
  record: CaseRecord,
  { application, current }: CaseAnswers,
  locale: 'it' | 'en',
): AnsweredField[] {
  const { definition } = record.version.pack
  const changed = Object.entries(current).filter(([field, value]) => application[field] !== value)
  return answeredFields(record, Object.fromEntries(changed), locale, allFields(definition))
}

/** The view without what takes reading its actions: what lists need. */
export function caseHead(
  tenant: OperationScope['tenant'],
  record: CaseRecord,
  locale: 'it' | 'en',
  now: Date,
  names: ReadonlyMap<string, string>,
): Omit<CaseView, 'timeline' | 'amended'> {
  const { pack } = record.version
  const { state } = record
  const reading = readLegal(pack.definition, state.facts, now, calendarOf(tenant.data))
  const office = tenant.data.offices.find(({ id }) => id === record.officeId)
  return {
    id: record.id,
    number: record.number,
    serviceId: record.serviceId,
    title: packText(pack, locale, 'service.title'),
    state: state.state,
    stateName: packText(pack, locale, `states.${state.state}.name`),
    stateText: packText(pack, locale, `states.${state.state}.text`),
    stateKind: stateKind(record, state),
    outcome: state.outcome,
    outcomeName: state.outcome === null ? null : packText(pack, locale, `outcomes.${state.outcome}.name`),
    receivedAt: record.receivedAt.toISOString(),
    receivedOn: romeDate(record.receivedAt),
    today: romeDate(now),
    office: office?.name[locale] ?? record.officeId,
    officeEmail: office?.email ?? tenant.data.contacts.email,
    responsible:
      (state.responsibleId !== null && names.get(state.responsibleId)) || (office?.name[locale] ?? record.officeId),
    officer: (state.officerId !== null && names.get(state.officerId)) || null,
    revision: state.revision,
    clocks: reading.readings.map((one) => clockView(record, one, locale)),
    due: reading.next?.due ?? null,
  }
}

function stateKind(record: CaseRecord, { state }: CaseState): CaseView['stateKind'] {
  return record.version.pack.definition.states.find(({ id }) => id === state)?.kind ?? 'system'
}

/** The answers of an application in words, in the order of the form; each row of a group by itself, files apart. */
export function answeredFields(
  record: Pick<CaseRecord, 'version'>,
  answers: Answers,
  locale: 'it' | 'en',
  fields = record.version.pack.definition.pages.flatMap((page) => page.fields),
  files?: readonly NamedFile[],
): AnsweredField[] {
  const { pack } = record.version
  return fields.flatMap((field) => {
    const value = answers[field.stableId]
    if (value === undefined) return []
    const said = sayUnderLabels(field, value, (key) => optionalText(pack, locale, key), locale, files)
    return said.map((one) => ({ stableId: field.stableId, ...one }))
  })
}
