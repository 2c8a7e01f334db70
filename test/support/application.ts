import { pdfForm } from './files.ts'
import { callerAs } from './api.ts'
import type { Caller } from './api.ts'
import type { TestCity } from './city.ts'

/** Answers that make a whole application for access to documents. */
export const answers = {
  interest: {
    capacity: 'self',
    interest: 'Devo difendermi in un giudizio sui lavori del mio vicino.',
    link: 'Il permesso riguarda il muro che divide le nostre proprietà.',
  },
  act: {
    'act-known': 'references',
    'act-office': 'Sportello edilizia',
    'act-date': '2025-03-10',
    'act-number': '214/2025',
  },
  'access-way': { 'access-way': 'copy-dossier', certified: false, 'contact-email': 'giulia.ferro@example.org' },
} as const

type Pages = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The files that a story names, such as `albero.jpg`, uploaded to the draft: their ids take the place of the names. */
async function uploaded(person: Caller, draftId: string, page: string, values: Pages[string]) {
  const isNames = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one: unknown) => typeof one === 'string' && /\.(pdf|jpg|png)$/.test(one))
  const answers: Record<string, unknown> = { ...values }
  for (const name of Object.keys(values).filter((one) => isNames(values[one]))) {
    const { files } = await person.call<{ files: { id: string }[] }>(
      'POST',
      `/drafts/${draftId}/pages/${page}/files`,
      pdfForm(name),
    )
    answers[name] = files.map(({ id }) => id)
  }
  return answers
}

/** A draft with these pages filled in, in their order; gives its id and revision. */
export async function filledDraft(
  person: Caller,
  serviceId = 'records-access',
  pages: Pages = answers,
): Promise<{ id: string; revision: number }> {
  const { id, revision } = await person.call<{ id: string; revision: number }>('POST', `/services/${serviceId}/drafts`)
  const filled = Object.entries(pages)
  for (const [index, [page, values]] of filled.entries()) {
    const answers = await uploaded(person, id, page, values)
    await person.call('PUT', `/drafts/${id}/pages/${page}`, { revision: revision + index, answers })
  }
  return { id, revision: revision + filled.length }
}

/** A submitted application; gives its case. */
export async function submittedCase(
  person: Caller,
  serviceId = 'records-access',
  pages: Pages = answers,
): Promise<{ caseId: string; number: string }> {
  const { id, revision } = await filledDraft(person, serviceId, pages)
  return person.call('POST', `/drafts/${id}/submission`, { revision, declaration: true })
}

interface Handling {
  readonly revision: number
  readonly state: string
}

/** An officer's act on a case as it stands now; gives the document it started, if it writes one. */
export async function officeAct(
  officer: Caller,
  caseId: string,
  actionId: string,
  given: Record<string, unknown> = {},
): Promise<string | null> {
  const { revision } = await officer.call<Handling>('GET', `/office/cases/${caseId}`)
  const done = await officer.call<{ documentId: string | null }>(
    'POST',
    `/office/cases/${caseId}/actions/${actionId}`,
    { revision, answers: given },
  )
  return done.documentId
}

/** A person's act on their own case as it stands now. */
export async function personAct(
  person: Caller,
  caseId: string,
  actionId: string,
  given: Record<string, unknown> = {},
): Promise<void> {
  const { revision } = await person.call<Handling>('GET', `/cases/${caseId}`)
  await person.call('POST', `/cases/${caseId}/actions/${actionId}`, { revision, answers: given })
}

/** Writes a document, has it signed by who is in charge, and sends it; delivery comes with the mail. */
export async function signedAndSent(
  handler: Caller,
  head: Caller,
  caseId: string,
  actionId: string,
  given: Record<string, unknown>,
): Promise<string> {
  const documentId = (await officeAct(handler, caseId, actionId, given)) ?? ''
  await head.call('POST', `/office/cases/${caseId}/documents/${documentId}/signature`, { revision: 1 })
  await handler.call('POST', `/office/cases/${caseId}/documents/${documentId}/sending`)
  return documentId
}

/** The people of the transparency office and an applicant of Montelago. */
export async function cast(
  city: TestCity,
): Promise<{ giulia: Caller; marco: Caller; paola: Caller; luca: Caller; elena: Caller }> {
  return {
    giulia: await callerAs(city, 'giulia.ferro'),
    marco: await callerAs(city, 'marco.riva'),
    paola: await callerAs(city, 'paola.conti'),
    luca: await callerAs(city, 'luca.gallo'),
    elena: await callerAs(city, 'elena.moretti'),
  }
}
