import { formatDate, isPlainDate, romeDate } from '#kernel/dates.ts'
import type { PlainDate } from '#kernel/dates.ts'
import { isGeometry } from '#kernel/geometry.ts'
import { placePicture } from '#ui/index.ts'
import type { CaseReading } from '#engines/terms/index.ts'
import type { TenantData } from '#platform/tenants/tenant.ts'
import { z } from 'zod'
import type { Action, Field, ServicePack } from './definition.ts'
import { optionalText, packText } from './pack.ts'
import { fullName } from './people.ts'
import type { PersonRecord } from './people.ts'
import { caseParameters } from './tell.ts'
import type { CaseRecord } from './store.ts'
import type { AnsweredField } from './view.ts'

const line = z.string()
const row = z.object({ label: line, value: line }).strict()
const titled = z.object({ title: line, paragraphs: z.array(line) }).strict()

/**
 * What a template of a service pack gets: sentences already in one language, with dates and sizes written for a
 * person. A template decides how they stand on the page and nothing else. Nothing is absent: what is not there is null.
 */
export const DocumentData = z
  .object({
    lang: z.enum(['it', 'en']),
    region: z.literal('IT'),
    municipality: z.object({ name: line, address: line, taxCode: line, email: line }).strict(),
    office: line.describe('Who writes: name of the office.'),
    protocol: z.object({ number: line, date: line }).strict().nullable().describe('Registration, once there is one.'),
    date: line.describe('Day of the document.'),
    recipient: z.array(line).describe('Lines of the addressee.'),
    title: line,
    subject: row.describe('"Subject" and what the letter is about.'),
    facts: z.array(row).describe('The case at a glance.'),
    opening: z.array(line).describe('First paragraphs.'),
    callout: titled.nullable().describe('What the reader must not miss.'),
    sections: z.array(titled).describe('What the officer wrote, one heading for each long answer.'),
    details: z.array(row).describe('What the officer wrote in short answers: where, by when, at what cost.'),
    application: z
      .object({ title: line, rows: z.array(row) })
      .strict()
      .nullable()
      .describe('What the applicant answered.'),
    maps: z
      .array(z.object({ label: line, svg: line, alt: line, caption: line }).strict())
      .describe('What was drawn, as SVG: for the application in a receipt, for what a letter says again or adds.'),
    attachments: z
      .object({ title: line, header: z.array(line).length(3), rows: z.array(z.array(line).length(3)) })
      .strict()
      .nullable()
      .describe('Files with size and SHA-256, which comes in groups of eight so that a line can break.'),
    remedies: titled.nullable().describe('Authority and term for whoever does not agree (L. 241/1990 art. 3(4)).'),
    closing: z.array(line),
    signature: z.object({ role: line, name: line, note: line }).strict(),
    verification: line.describe('How to check the document; small print of every page.'),
  })
  .strict()

export type DocumentData = z.output<typeof DocumentData>

/** What a document is made from. Answers come in words, in the language of the document. */
export interface DocumentInput {
  readonly tenant: TenantData
  readonly record: Pick<CaseRecord, 'number' | 'officeId' | 'receivedAt' | 'version'> & {
    readonly state: Pick<CaseRecord['state'], 'responsibleId'>
  }
  /** `actionId` is null for the receipt. */
  readonly document: {
    readonly template: string
    readonly actionId: string | null
    readonly recipient: 'applicant' | 'third-party'
  }
  readonly applicant: Pick<PersonRecord, 'givenName' | 'familyName' | 'fiscalCode'>
  readonly officerNames: ReadonlyMap<string, string>
  /** Answers of the application. */
  readonly application: readonly AnsweredField[]
  /** Answers of the application that this document says again. */
  readonly repeated: readonly AnsweredField[]
  /** Answers of the form from which the document is written. */
  readonly written: readonly AnsweredField[]
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
  /** Of the application for the receipt; of the document itself where it is known before the document is made. */
  readonly registration: { readonly label: string; readonly date: PlainDate } | null
  readonly clocks: CaseReading
  readonly locale: 'it' | 'en'
  readonly now: Date
}

/** Parameters that every text of a document may use. */
export const documentParameters = [
  'number',
  'municipality',
  'office',
  'officeEmail',
  'officePhone',
  'officeHours',
  'pec',
  'address',
  'receivedOn',
  'responsible',
  'applicant',
  'service',
  'due',
  'date',
  'court',
  'ombudsman',
  'substitute',
] as const

type Parameters = Readonly<Record<(typeof documentParameters)[number], string>>

/** Parts of a document that the texts give: `documents.<template>.<part>`, or `.<part>.<action>` for one action alone. */
export const documentParts = ['opening', 'callout-title', 'callout', 'remedies', 'closing'] as const

/** Texts that every pack gives for its documents: `documents.common.<key>`. */
export const commonDocumentTexts = [
  'subject',
  'case',
  'applicant',
  'received',
  'due',
  'office',
  'responsible',
  'contacts',
  'application',
  'files',
  'file-name',
  'file-size',
  'file-sha',
  'remedies',
  'role',
  'signed-note',
  'printed-note',
  'automatic-note',
  'verification',
] as const

/** The last day that a document speaks of: of the clock that made it happen, or of the one due next. */
function dueOf({ clocks }: DocumentInput, action: Action | undefined): PlainDate | undefined {
  const own = action?.when && 'clock' in action.when ? clocks.byId[action.when.clock] : undefined
  // after the expiry nothing is next: the term that ended is that of the first clock
  return (own ?? clocks.next ?? clocks.readings[0])?.due
}

/** The days by which the case must be done with; each under the name of its clock where it has more than one. */
function saidDues(input: DocumentInput, action: Action | undefined, label: string): DocumentData['facts'] {
  const { record, clocks, locale } = input
  const own = record.version.pack.definition.clocks.flatMap(({ id, title, of }) => {
    const reading = of === 'opinion' ? undefined : clocks.byId[id]
    return reading?.phase === 'open' && reading.due ? [{ label: title[locale], due: reading.due }] : []
  })
  const due = dueOf(input, action)
  if (action !== undefined || own.length < 2)
    return due === undefined ? [] : [{ label, value: formatDate(due, locale) }]
  const by = locale === 'it' ? 'entro il' : 'by'
  return own.map((one) => ({ label: one.label, value: `${by} ${formatDate(one.due, locale)}` }))
}

function parametersOf(input: DocumentInput, action: Action | undefined): Parameters {
  const { tenant, record, applicant, officerNames, locale, now } = input
  const office = tenant.offices.find(({ id }) => id === record.officeId)
  const known = caseParameters(tenant, record, locale)
  const { responsibleId } = record.state
  const due = dueOf(input, action)
  return {
    ...known,
    officePhone: office?.phone ?? tenant.contacts.phone,
    officeHours: office?.hours[locale] ?? '',
    pec: tenant.contacts.pec,
    address: tenant.contacts.address,
    responsible: (responsibleId !== null && officerNames.get(responsibleId)) || known.office,
    applicant: fullName(applicant),
    service: packText(record.version.pack, locale, 'service.title'),
    due: due === undefined ? '' : formatDate(due, locale),
    date: formatDate(romeDate(now), locale),
  }
}

/** Text as people write it, one paragraph a line. */
function paragraphsOf(text: string): string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

function sayBytes(bytes: number, locale: 'it' | 'en'): string {
  const [size, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1_000)), 'kB'] : [bytes / 1_000_000, 'MB']
  return `${size.toLocaleString(locale === 'it' ? 'it-IT' : 'en-GB', { maximumFractionDigits: 1 })} ${unit}`
}

/** A date of a form is written out; any other answer is already in words. */
function sayValue(field: Field | undefined, value: string, locale: 'it' | 'en'): string {
  return field?.type === 'date' && isPlainDate(value) ? formatDate(value, locale) : value
}

/** What an answer is called in a letter, where the question would be out of place. */
const heading = (pack: ServicePack, { stableId, label }: AnsweredField, locale: 'it' | 'en'): string =>
  optionalText(pack, locale, `fields.${stableId}.heading`) ?? label

function writtenPart(input: DocumentInput, action: Action | undefined): Pick<DocumentData, 'sections' | 'details'> {
  const { pack } = input.record.version
  const fieldOf = ({ stableId }: AnsweredField) => action?.form.find((field) => field.stableId === stableId)
  const headingOf = (answer: AnsweredField) => heading(pack, answer, input.locale)
  // the addressee stands at the top of the letter already
  const told = input.written.filter(
    ({ stableId }) => stableId !== 'third-party-name' && stableId !== 'third-party-email',
  )
  return {
    sections: told
      .filter((answer) => fieldOf(answer)?.type === 'long-text')
      .map((answer) => ({ title: headingOf(answer), paragraphs: paragraphsOf(answer.value) })),
    details: [
      ...input.repeated.map((answer) => ({ label: headingOf(answer), value: answer.value })),
      ...told
        .filter((answer) => fieldOf(answer)?.type !== 'long-text')
        .map((answer) => ({ label: headingOf(answer), value: sayValue(fieldOf(answer), answer.value, input.locale) })),
      ...saidOpinions(input, action),
    ],
  }
}

/** The opinions that a decision rests on, or goes on without (L. 241/1990 art. 3(1) and 16(2)). */
function saidOpinions({ record, clocks, locale }: DocumentInput, action: Action | undefined) {
  return (action?.awaits ?? []).flatMap((id) => {
    const reading = clocks.byId[id]
    if (!reading || reading.phase === 'not-started') return []
    const label = packText(record.version.pack, locale, `opinions.${id}.name`)
    if (reading.endedOn === undefined)
      return [
        {
          label,
          value:
            locale === 'it' ? 'non reso nel termine: si decide senza' : 'not given within its term: decided without it',
        },
      ]
    const on = formatDate(reading.endedOn, locale)
    return [{ label, value: locale === 'it' ? `reso il ${on}` : `given on ${on}` }]
  })
}

function recipientOf({ document, applicant, written }: DocumentInput): string[] {
  if (document.recipient === 'applicant') return [fullName(applicant), applicant.fiscalCode]
  const answerTo = (stableId: string) => written.find((answer) => answer.stableId === stableId)?.value
  return [answerTo('third-party-name'), answerTo('third-party-email')].filter((value) => value !== undefined)
}

function noteOf(
  document: DocumentInput['document'],
  action: Action | undefined,
): 'signed-note' | 'printed-note' | 'automatic-note' {
  if (action?.writes?.signature) return 'signed-note'
  return document.actionId === null || action?.by === 'system' ? 'automatic-note' : 'printed-note'
}

/** The data of a document. Pure: the same case, answers and instant give the same data, and so the same bytes. */
export function documentData(input: DocumentInput): DocumentData {
  const { tenant, record, document, application, files, registration, locale } = input
  const { pack } = record.version
  const action = pack.definition.actions.find(({ id }) => id === document.actionId)
  const parameters = parametersOf(input, action)
  const common = (key: (typeof commonDocumentTexts)[number]) =>
    packText(pack, locale, `documents.common.${key}`, parameters)
  const part = (name: (typeof documentParts)[number]): string[] => {
    const base = `documents.${document.template}.${name}`
    const own = `${base}.${document.actionId ?? ''}`
    const key = [own, base].find((candidate) => pack.texts[locale][candidate] !== undefined)
    return key === undefined ? [] : paragraphsOf(packText(pack, locale, key, parameters))
  }
  const [calloutTitle] = part('callout-title')
  const remedies = part('remedies')
  const isReceipt = document.actionId === null
  const fact = (key: 'case' | 'applicant' | 'received' | 'office' | 'responsible' | 'contacts', value: string) => ({
    label: common(key),
    value,
  })
  return {
    lang: locale,
    region: 'IT',
    municipality: {
      name: tenant.name,
      address: tenant.contacts.address,
      taxCode: `C.F. ${tenant.fiscalCode}`,
      email: `PEC ${tenant.contacts.pec}`,
    },
    office: parameters.office,
    protocol:
      registration === null ? null : { number: registration.label, date: formatDate(registration.date, locale) },
    date: parameters.date,
    recipient: recipientOf(input),
    title: packText(
      pack,
      locale,
      isReceipt ? `documents.${document.template}.title` : `actions.${document.actionId}.document`,
      parameters,
    ),
    subject: { label: common('subject'), value: parameters.service },
    facts: [
      fact('case', parameters.number),
      fact('received', parameters.receivedOn),
      ...(document.recipient === 'third-party' || isReceipt ? [fact('applicant', parameters.applicant)] : []),
      ...(isReceipt || (action?.when && 'clock' in action.when) ? saidDues(input, action, common('due')) : []),
      fact('office', parameters.office),
      fact('responsible', parameters.responsible),
      fact('contacts', `${parameters.officeEmail} · ${parameters.officePhone}`),
    ],
    opening: part('opening'),
    callout: calloutTitle === undefined ? null : { title: calloutTitle, paragraphs: part('callout') },
    ...writtenPart(input, action),
    application: isReceipt ? { title: common('application'), rows: saidApplication(pack, application, locale) } : null,
    maps: saidMaps(input, isReceipt ? application : [...input.repeated, ...input.written]),
    attachments:
      files.length === 0
        ? null
        : {
            title: common('files'),
            header: [common('file-name'), common('file-size'), common('file-sha')],
            rows: files.map(({ name, bytes, sha256 }) => [
              name,
              sayBytes(bytes, locale),
              (sha256.match(/.{1,8}/g) ?? []).join(' '),
            ]),
          },
    remedies: remedies.length === 0 ? null : { title: common('remedies'), paragraphs: remedies },
    closing: part('closing'),
    signature: { role: common('role'), name: parameters.responsible, note: common(noteOf(document, action)) },
    verification: common('verification'),
  }
}

/** What was drawn for some answers, each over the map of the municipality. */
function saidMaps({ tenant, record, locale }: DocumentInput, answers: readonly AnsweredField[]): DocumentData['maps'] {
  const { pack } = record.version
  return answers.flatMap((answer) =>
    (answer.drawn ?? []).flatMap((one: unknown) =>
      isGeometry(one) ? [{ label: heading(pack, answer, locale), ...placePicture(one, tenant.map, locale) }] : [],
    ),
  )
}

function saidApplication(pack: ServicePack, application: readonly AnsweredField[], locale: 'it' | 'en') {
  const fields = new Map(pack.definition.pages.flatMap((page) => page.fields).map((field) => [field.stableId, field]))
  return application.map(({ stableId, label, value }) => ({
    label,
    value: sayValue(fields.get(stableId), value, locale),
  }))
}
