import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#app/modules.ts'
import { callerAs } from '../support/api.ts'
import { filledDraft, officeAct, submittedCase } from '../support/application.ts'
import { testCity } from '../support/city.ts'

const city = testCity()
const parameters: Record<string, string> = {
  paymentId: '00000000-0000-7000-8000-000000000000',
  proposalId: '00000000-0000-7000-8000-000000000000',
  appointmentId: '00000000-0000-7000-8000-000000000000',
  calendarId: 'transparency',
  key: 'A'.repeat(43),
  messageId: '00000000-0000-7000-8000-000000000000',
  serviceId: 'records-access',
  segment: 'uffici',
  slug: 'municipio',
  topic: 'bilancio',
  imageId: '00000000-0000-7000-8000-000000000000',
  width: '320',
  cut: 'wide',
  format: 'webp',
  part: '0',
  step: 'interest',
  slot: 'attachments',
  actionId: 'withdraw',
  importId: '00000000-0000-7000-8000-000000000000',
  actId: '00000000-0000-7000-8000-000000000000',
  contentId: '00000000-0000-7000-8000-000000000000',
  number: '1',
  year: '2026',
  section: 'bilanci',
  node: 'bilancio-preventivo-e-consuntivo',
}
const cookies: Record<string, string> = {}

beforeAll(async () => {
  const giulia = await callerAs(city, 'giulia.ferro')
  const paola = await callerAs(city, 'paola.conti')
  const { caseId } = await submittedCase(giulia)
  await officeAct(paola, caseId, 'take')
  const documentId = await officeAct(paola, caseId, 'grant', {
    reasons: 'Sì.',
    manner: 'copy-dossier',
    where: 'Qui',
    until: '2030-01-31',
  })
  const { id } = await filledDraft(giulia)
  Object.assign(parameters, { caseId, documentId: documentId ?? '', fileId: id, draftId: id })
  for (const [name, identity, tenant] of [
    ['other citizen', 'marco.riva', 'montelago'],
    ['other office', 'elena.moretti', 'montelago'],
    ['other tenant', 'giulia.ferro', 'rivabella'],
  ] as const)
    cookies[name] = await city.cookieOf(identity, tenant)
})

function address(pattern: string): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '')
}

async function knock(method: string, path: string, cookie?: string): Promise<Response> {
  const csrf = cookie?.split(' ')[1] ?? ''
  const [session = ''] = cookie?.split(' ') ?? []
  return city.request(path, {
    method,
    headers: {
      ...(session === '' ? {} : { cookie: `portico-session=${session}` }),
      ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(method === 'POST' ? { body: `_csrf=${csrf}&_revision=1` } : {}),
  })
}

/** Who opens the address of a form is led to its page: what counts is what that answers. */
async function knockThrough(method: string, path: string, cookie?: string): Promise<Response> {
  const answer = await knock(method, path, cookie)
  const onward = answer.status === 303 && method === 'GET' ? answer.headers.get('location') : null
  return onward === null ? answer : knock('GET', onward, cookie)
}

const guarded = routes
  .filter(({ access }) => access !== 'public')
  .map((route) => [`${route.method} ${route.path.pattern}`, route] as const)
const onRecords = guarded.filter(([name]) => name.includes('{caseId}'))

describe('pages behind sign-in', () => {
  test.each(guarded)('nobody is led to sign-in, or refused: %s', async (_, { method, path }) => {
    const answer = await knock(method, address(path.pattern))
    const wanted = method === 'GET' ? /^303 \/accesso\?ritorno=/ : /^401 /
    expect(`${answer.status} ${answer.headers.get('location') ?? ''}`).toMatch(wanted)
  })

  test.each(guarded)('somebody of another municipality is nobody here: %s', async (_, { method, path }) => {
    const answer = await knock(method, address(path.pattern), cookies['other tenant'])
    expect([303, 401]).toContain(answer.status)
  })
})

describe('pages of a case', () => {
  test.each(onRecords)('do not exist for another citizen: %s', async (_, { method, path, access }) => {
    const answer = await knockThrough(method, address(path.pattern), cookies['other citizen'])
    expect(access === 'officer' ? [403] : [404, 415, 422]).toContain(answer.status)
  })

  test.each(onRecords)('do not exist for another office: %s', async (_, { method, path }) => {
    const answer = await knockThrough(method, address(path.pattern), cookies['other office'])
    expect([404, 415, 422]).toContain(answer.status)
  })
})

test('what is refused showed nothing of the applicant', async () => {
  for (const [, { method, path }] of onRecords) {
    for (const cookie of Object.values(cookies)) {
      const text = await (await knock(method, address(path.pattern), cookie)).text()
      expect(text).not.toMatch(/Giulia|FRRGLI86E54L219M|muro che divide/)
    }
  }
})
