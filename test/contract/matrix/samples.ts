import { randomUUID } from 'node:crypto'
import { imageForm, listForm, pdfForm } from '../../support/files.ts'
import { bookedAppointment, freeSlot, heldAppointment, newSecret } from '../../support/appointments.ts'
import { filledDraft, officeAct, submittedCase } from '../../support/application.ts'
import { callerAs } from '../../support/api.ts'
import type { Caller } from '../../support/api.ts'
import type { TestCity } from '../../support/city.ts'

/** Records that a call may name, fresh for each call. */
export interface Records {
  readonly draft: () => Promise<{ id: string; revision: number }>
  readonly case: () => Promise<{ caseId: string; revision: number }>
  /** A case under review, whose document is written and not yet signed. */
  readonly document: () => Promise<{ caseId: string; documentId: string }>
  readonly receipt: () => Promise<{ caseId: string; documentId: string }>
  readonly attachment: () => Promise<{ caseId: string; fileId: string }>
  /** A draft whose form asks for files. */
  readonly draftWithFiles: () => Promise<{ id: string }>
  readonly draftFile: () => Promise<{ id: string; fileId: string }>
  /** A proposal of another officer. */
  readonly proposal: () => Promise<string>
  /** A slot that is kept, and an appointment that is booked, by anybody. */
  readonly hold: () => Promise<{ token: string; id: string; startsAt: string }>
  readonly appointment: () => Promise<{ token: string; id: string; startsAt: string }>
  readonly freeSlot: () => Promise<string>
  /** A message of the national registry that waits for the office of the handler. */
  readonly message: () => Promise<string>
  readonly payment: () => Promise<{ caseId: string; paymentId: string }>
  readonly image: () => Promise<string>
  /** A file of the office of the writer and the reviewer, which a public page offers. */
  readonly contentFile: () => Promise<string>
  /** An address that a content of the office of the writer and the reviewer links to. */
  readonly linkedAddress: () => Promise<string>
  /** Of a former site, on the list. */
  readonly oldAddress: () => Promise<string>
  /** An export of another site with one item. */
  readonly siteImport: (state?: 'read' | 'stopped') => Promise<string>
  /** Year and number of an act on the notice board, or of one that has left it. */
  readonly notice: (isOver?: boolean) => Promise<string>
  /** An act that the office of the handler prepares for the notice board, with its file; posted or annulled where it is wanted. */
  readonly act: (
    state?: 'prepared' | 'posted' | 'annulled',
  ) => Promise<{ actId: string; fileId: string; notice: string }>
  /** A content of the office of the writer and the reviewer: a draft of one version. */
  readonly content: () => Promise<string>
}

/** A call of an operation: path under /api/v1, and body. */
export interface Sample {
  readonly path: string
  readonly body?: unknown
}

const decision = { reasons: 'Perché sì.', manner: 'copy-dossier', where: 'Area personale', until: '2030-01-31' }

const noticeWords = { title: 'Prova', service: 'Prova', outcome: 'Prova', fields: [] }

/** An act for the notice board. */
const boardAct = {
  officeId: 'transparency',
  kind: 'ordinance',
  title: 'Prova',
  date: '2026-01-02',
  norm: 'L. 69/2009 art. 32',
  days: 15,
}

const unheardOf = {
  sender: { kind: 'citizen' },
  applicant: { fiscalCode: '', givenName: '', familyName: '', birthDate: '' },
  facts: {},
}

/** The records of an applicant and of the office that handles them. */
export function recordsOf(applicant: Caller, handler: Caller, city: TestCity): Records {
  const { work, look } = city
  const opened = async () => {
    const { caseId } = await submittedCase(applicant)
    return { caseId, revision: 1 }
  }
  const content = async () => {
    const id = randomUUID()
    await look(
      `insert into t_montelago.content (id, type, slug, office_id, latest) values ($1, 'page', $2, 'transparency', 1)`,
      [id, `p-${id}`],
    )
    await look(`insert into t_montelago.content_version (content_id, number, body) values ($1, 1, $2)`, [
      id,
      JSON.stringify({ title: { it: 'Prova' } }),
    ])
    return id
  }
  const draft = async () => filledDraft(applicant)
  const draftFile = async () => {
    // a draft takes ten files at the most, and there are more roles than that
    await applicant.raw('DELETE', `/drafts/${(await draft()).id}`)
    const { id } = await draft()
    const { files } = await applicant.call<{ files: { id: string }[] }>(
      'POST',
      `/drafts/${id}/documents/attachments/files`,
      pdfForm(),
    )
    return { id, fileId: files[0]?.id ?? '' }
  }
  return {
    draft,
    draftFile,
    draftWithFiles: async () => applicant.call<{ id: string }>('POST', '/services/tree-felling-permit/drafts'),
    case: opened,
    hold: () => heldAppointment(applicant),
    appointment: () => bookedAppointment(applicant),
    freeSlot: () => freeSlot(applicant),
    async proposal() {
      const id = randomUUID()
      await look(
        "update t_montelago.service_proposal set state = 'taken-back', decided_at = now() where state = 'open'",
      )
      await look(
        `insert into t_montelago.service_proposal (id, kind, service_id, office_id, note, proposed_by, state)
         select $1, 'withdraw', 'no-such-service', 'building', 'Prova', id, 'open' from t_montelago.officer where name = 'Dino Costa'`,
        [id],
      )
      return id
    },
    async message() {
      const id = randomUUID()
      await look(
        `insert into t_montelago.registry_message (id, message_id, kind, declared_at, office_id, content, state)
         values ($1, ($1::uuid)::text, 'unheard-of', portico.now(), 'transparency', $2, 'by-hand')`,
        [id, JSON.stringify(unheardOf)],
      )
      return id
    },
    async payment() {
      const { caseId } = await opened()
      const paymentId = randomUUID()
      await look(
        `insert into t_montelago.payment (id, case_id, code, description, amount_cents, due_on, iuv, state, once_key)
         values ($1, $2, 'search', 'Diritti', 100, '2030-01-01', lpad((random() * 1e15)::bigint::text, 17, '0'), 'due', 'test:' || ($1::uuid)::text)`,
        [paymentId, caseId],
      )
      return { caseId, paymentId }
    },
    async oldAddress() {
      const path = `/vecchia-${randomUUID()}`
      await look(`insert into t_montelago.old_address (host, path, target) values ('', $1, '/servizi')`, [path])
      return path
    },
    async siteImport(state = 'read') {
      const id = randomUUID()
      await look(
        `insert into t_montelago.site_import (id, name, format, site_title, site, state, officer_id, created_at)
         select $1, 'vecchio.xml', 'wxr', 'Vecchio', 'vecchio.example.org', $2, id, now()
         from t_montelago.officer where name = 'Pietro Valli'`,
        [id, state],
      )
      await look(
        `insert into t_montelago.site_import_item (import_id, position, source_id, kind, category, is_published, title, link, source)
         values ($1, 0, $2, 'page', '', true, 'Prova', '', '{"slug": "", "title": "Prova"}')`,
        [id, `p-${id}`],
      )
      return id
    },
    async image() {
      const id = randomUUID()
      const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><title>${id}</title></svg>`
      await look(
        `insert into t_montelago.image (id, sha256, media_type, width, height, original)
         values ($1, encode(sha256(convert_to($2, 'utf8')), 'hex'), 'image/svg+xml', 64, 36, convert_to($2, 'utf8'))`,
        [id, drawn],
      )
      return id
    },
    async notice(isOver = false) {
      const { caseId } = await opened()
      const [row] = await look<{ path: string }>(
        `with given as (
           insert into t_montelago.publication (id, case_id, service_id, office_id, board, outcome, words, act_date, norm, first_day, last_day, is_kept)
           select gen_random_uuid(), id, service_id, office_id, 'albo', 'granted', $2, portico.today(), 'L. 69/2009 art. 32',
             portico.today() - 20, portico.today() + $3::integer, false from t_montelago.cases where id = $1
           returning id, first_day, last_day
         ), counted as (
           insert into t_montelago.notice_counter as counter (year, last) values (2026, 1)
           on conflict (year) do update set last = counter.last + 1 returning last
         )
         insert into t_montelago.notice_registration (year, number, publication_id, first_day, last_day)
         select 2026, last, id, first_day, last_day
         from given, counted returning year || '/' || number as path`,
        [caseId, JSON.stringify({ it: noticeWords, en: noticeWords }), isOver ? -1 : 5],
      )
      return row?.path ?? ''
    },
    async act(state = 'prepared') {
      const { actId } = await handler.call<{ actId: string }>('POST', '/office/acts', boardAct)
      const { id: fileId } = await handler.call<{ id: string }>('POST', `/office/acts/${actId}/files`, pdfForm())
      if (state === 'prepared') return { actId, fileId, notice: '' }
      const { year, number } = await handler.call<{ year: number; number: number }>(
        'POST',
        `/office/acts/${actId}/posting`,
      )
      if (state === 'annulled') await handler.raw('POST', `/office/acts/${actId}/annulment`, { why: 'Prova' })
      return { actId, fileId, notice: `${year}/${number}` }
    },
    content,
    async linkedAddress() {
      const id = await content()
      await look('insert into t_montelago.content_scan (content_id, version) values ($1, 1)', [id])
      await look(
        `insert into t_montelago.content_address (content_id, field, locale, address) values ($1, 'body', 'it', $2)`,
        [id, `/x-${id}`],
      )
      return `/x-${id}`
    },
    async contentFile() {
      const id = await content()
      const writer = await callerAs(city, 'sara.bruni')
      const { files } = await writer.call<{ files: { id: string }[] }>(
        'POST',
        `/office/contents/${id}/files`,
        pdfForm('files'),
      )
      const fileId = files[0]?.id ?? ''
      await look(
        `insert into t_montelago.content_public (content_id, version, type, slug, topics, title_key, sort_at, body, first_at, from_at)
         values ($1, 1, 'page', $2, '{}', 'prova', portico.now(), $3, portico.now(), portico.now())`,
        [id, `p-${id}`, JSON.stringify({ title: { it: 'Prova' }, files: [{ id: fileId, title: { it: 'Atto' } }] })],
      )
      return fileId
    },
    async document() {
      const { caseId } = await opened()
      await officeAct(handler, caseId, 'take')
      return { caseId, documentId: (await officeAct(handler, caseId, 'grant', decision)) ?? '' }
    },
    async receipt() {
      const { caseId } = await opened()
      await work()
      const { documents } = await applicant.call<{ documents: { id: string }[] }>('GET', `/cases/${caseId}`)
      return { caseId, documentId: documents[0]?.id ?? '' }
    },
    async attachment() {
      const { id, fileId } = await draftFile()
      const { revision } = await applicant.call<{ revision: number }>('GET', `/drafts/${id}`)
      const { caseId } = await applicant.call<{ caseId: string }>('POST', `/drafts/${id}/submission`, {
        revision,
        declaration: true,
      })
      return { caseId, fileId }
    },
  }
}

const someOfficer = '00000000-0000-4000-8000-000000000000'

/** One call for every operation: an operation without one fails the build. */
export const samples: Readonly<Record<string, (records: Records) => Promise<Sample>>> = {
  'services.list': async () => ({ path: '/services' }),
  'services.get': async () => ({ path: '/services/records-access' }),
  'services.occupations': async () => ({ path: '/occupations?from=2027-01-01&until=2027-01-31' }),
  'publications.list': async () => ({ path: '/publications?q=albero&from=2026-01-01&until=2026-12-31' }),
  'appointments.calendars': async () => ({ path: '/appointment-calendars?serviceId=records-access' }),
  'appointments.slots': async () => ({ path: '/appointment-calendars/transparency/slots?from=2026-11-23' }),
  'appointments.hold': async (records) => ({
    path: '/appointments',
    body: { token: newSecret(), calendarId: 'transparency', topic: 'help', startsAt: await records.freeSlot() },
  }),
  'appointments.get': async (records) => ({
    path: '/appointments/lookup',
    body: { key: (await records.appointment()).token },
  }),
  'appointments.details': async (records) => ({
    path: '/appointments/details',
    body: { key: (await records.hold()).token, name: 'Ada', email: 'ada@example.org', phone: null, reason: '' },
  }),
  'appointments.book': async (records) => ({
    path: '/appointments/confirmation',
    body: { key: (await records.appointment()).token },
  }),
  'appointments.move': async (records) => ({
    path: '/appointments/move',
    body: { key: (await records.appointment()).token, startsAt: await records.freeSlot() },
  }),
  'appointments.cancel': async (records) => ({
    path: '/appointments/cancellation',
    body: { key: (await records.appointment()).token },
  }),
  'appointments.own': async () => ({ path: '/appointments' }),
  'appointments.day': async () => ({ path: '/office/appointments?day=2026-11-24' }),
  'appointments.attend': async (records) => ({
    path: `/office/appointments/${(await records.appointment()).id}/attendance`,
    body: { act: 'arrive' },
  }),
  'appointments.manage': async () => ({ path: '/office/appointment-calendars' }),
  // of a revision that nobody has: who may change it is told so
  'appointments.change-rules': async () => ({
    path: '/office/appointment-calendars/transparency',
    body: { revision: 999_999, capacity: 1, slotMinutes: 30, noticeMinutes: 60, horizonDays: 60 },
  }),
  'appointments.open': async () => ({
    path: '/office/appointment-calendars/transparency/openings',
    body: {
      revision: 999_999,
      rule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20271231',
      firstDay: '2027-01-01',
      from: 540,
      until: 600,
    },
  }),
  'appointments.remove-opening': async () => ({
    path: `/office/appointment-calendars/transparency/openings/${someOfficer}?revision=999999`,
  }),
  'appointments.open-extra': async () => ({
    path: '/office/appointment-calendars/transparency/extra-openings',
    body: { revision: 999_999, day: '2099-12-24', from: 540, until: 600, reason: 'Prova' },
  }),
  'appointments.remove-exception': async () => ({
    path: `/office/appointment-calendars/transparency/exceptions/${someOfficer}?revision=999999`,
  }),
  'appointments.affected': async () => ({
    path: '/office/appointment-calendars/transparency/affected?day=2099-12-24&from=0&until=1440',
  }),
  'appointments.close': async () => ({
    path: '/office/appointment-calendars/transparency/closures',
    body: { revision: 999_999, day: '2099-12-24', from: 0, until: 1440, reason: 'Prova', affected: 0 },
  }),
  'notices.get': async (records) => ({ path: `/notices/${await records.notice()}` }),
  'notices.file': async (records) => {
    const { notice, fileId } = await records.act('posted')
    return { path: `/notices/${notice}/files/${fileId}` }
  },
  'acts.prepared': async () => ({ path: '/office/acts' }),
  'acts.get': async (records) => ({ path: `/office/acts/${(await records.act()).actId}` }),
  'acts.prepare': async () => ({ path: '/office/acts', body: boardAct }),
  'acts.change': async (records) => ({ path: `/office/acts/${(await records.act()).actId}`, body: boardAct }),
  'acts.discard': async (records) => ({ path: `/office/acts/${(await records.act()).actId}` }),
  'acts.post': async (records) => ({ path: `/office/acts/${(await records.act()).actId}/posting` }),
  'acts.annul': async (records) => ({
    path: `/office/acts/${(await records.act('posted')).actId}/annulment`,
    body: { why: 'Prova' },
  }),
  'acts.certificate': async (records) => ({
    path: `/office/acts/${(await records.act('annulled')).actId}/certificate`,
  }),
  'acts.add-file': async (records) => ({ path: `/office/acts/${(await records.act()).actId}/files`, body: pdfForm() }),
  'acts.file': async (records) => {
    const { actId, fileId } = await records.act()
    return { path: `/office/acts/${actId}/files/${fileId}` }
  },
  'acts.remove-file': async (records) => {
    const { actId, fileId } = await records.act()
    return { path: `/office/acts/${actId}/files/${fileId}` }
  },
  'notices.register': async () => ({ path: '/office/notices' }),
  'notices.certificate': async (records) => ({ path: `/office/notices/${await records.notice(true)}/certificate` }),
  'transparency.tree': async () => ({ path: '/transparency' }),
  'transparency.node': async () => ({ path: '/transparency/01.02' }),
  'contents.list': async () => ({ path: '/contents?type=place' }),
  'contents.get': async () => ({ path: '/contents/unit/consiglio-comunale' }),
  'contents.addresses': async () => ({ path: '/contents/addresses' }),
  'contents.both': async () => ({ path: '/contents/unit/consiglio-comunale/languages' }),
  'contents.home': async () => ({ path: '/contents/home' }),
  'contents.services': async () => ({ path: '/contents/online-services' }),
  'topics.contents': async () => ({ path: '/topics/bilancio/contents' }),
  'files.get': async (records) => ({ path: `/files/${await records.contentFile()}` }),
  'images.get': async (records) => ({ path: `/images/${await records.image()}/320/wide/webp` }),
  'ratings.give': async () => ({ path: '/ratings', body: { page: '/servizi', stars: 4 } }),
  'ratings.list': async () => ({ path: '/office/ratings' }),
  'search.find': async () => ({ path: '/search?q=accesso' }),
  'search.suggest': async () => ({ path: '/search/suggestions?q=acc' }),
  'search.near': async () => ({ path: '/search/near?q=accesso%20atti' }),
  'search.misses': async () => ({ path: '/office/searches' }),
  'old-addresses.resolve': async () => ({ path: '/old-addresses/resolution?address=%2Fvecchia' }),
  'old-addresses.count-miss': async () => ({ path: '/old-addresses/misses', body: { address: '/mai-vista' } }),
  'old-addresses.list': async () => ({ path: '/office/old-addresses?q=vecchia' }),
  'old-addresses.keep': async () => ({
    path: '/office/old-addresses',
    body: { old: `/vecchia-${randomUUID()}`, target: '/servizi' },
  }),
  'old-addresses.remove': async (records) => ({
    path: '/office/old-addresses/removal',
    body: { old: await records.oldAddress() },
  }),
  'old-addresses.import': async () => ({ path: '/office/old-addresses/imports', body: listForm('/uno;/servizi') }),
  'editorial.list': async () => ({ path: '/office/contents?type=page&state=draft&q=prova' }),
  'editorial.create': async () => ({
    path: '/office/contents',
    body: { type: 'page', officeId: 'transparency', slug: `p-${randomUUID()}`, title: 'Prova' },
  }),
  'editorial.images': async () => ({ path: '/office/images' }),
  'editorial.files': async (records) => ({ path: `/office/contents/${await records.content()}/files` }),
  'editorial.upload-files': async (records) => ({
    path: `/office/contents/${await records.content()}/files`,
    body: pdfForm('files'),
  }),
  'editorial.file': async (records) => ({ path: `/office/files/${await records.contentFile()}` }),
  'editorial.links': async () => ({ path: '/office/links' }),
  'editorial.check-link': async (records) => ({
    path: '/office/links/checks',
    body: { address: await records.linkedAddress() },
  }),
  'editorial.content-links': async (records) => ({ path: `/office/contents/${await records.content()}/links` }),
  'imports.list': async () => ({ path: '/office/imports' }),
  'imports.upload': async () => ({ path: '/office/imports', body: listForm('<rss/>', 'vecchio.xml') }),
  'imports.get': async (records) => ({ path: `/office/imports/${await records.siteImport()}` }),
  'imports.start': async (records) => ({
    path: `/office/imports/${await records.siteImport()}/start`,
    body: { officeId: 'transparency', choices: [{ kind: 'page', category: '', target: 'page' }] },
  }),
  'imports.stop': async (records) => ({ path: `/office/imports/${await records.siteImport()}/stop` }),
  'imports.resume': async (records) => ({ path: `/office/imports/${await records.siteImport('stopped')}/resumption` }),
  'imports.discard': async (records) => ({ path: `/office/imports/${await records.siteImport()}` }),
  'imports.report': async (records) => ({ path: `/office/imports/${await records.siteImport()}/items` }),
  'imports.report-file': async (records) => ({ path: `/office/imports/${await records.siteImport()}/report` }),
  'editorial.upload-image': async () => ({ path: '/office/images', body: imageForm() }),
  'editorial.image': async (records) => ({ path: `/office/images/${await records.image()}` }),
  'editorial.focal-point': async (records) => ({
    path: `/office/images/${await records.image()}/focal-point`,
    body: { x: 0.2, y: 0.8 },
  }),
  'editorial.names': async () => ({ path: '/office/content-names?q=consiglio&types=unit,place' }),
  'editorial.get': async (records) => ({ path: `/office/contents/${await records.content()}` }),
  'editorial.save': async (records) => ({
    path: `/office/contents/${await records.content()}/versions`,
    body: { basedOn: 1, body: { title: { it: 'Prova due' } } },
  }),
  'editorial.restore': async (records) => ({
    path: `/office/contents/${await records.content()}/versions/1/restoration`,
  }),
  'editorial.compare': async (records) => ({ path: `/office/contents/${await records.content()}/differences/0/1` }),
  'editorial.preview': async (records) => ({ path: `/office/contents/${await records.content()}/versions/1` }),
  'editorial.submit': async (records) => ({
    // it lacks what publishing needs: who may submit is told so
    path: `/office/contents/${await records.content()}/review`,
    body: { version: 1 },
  }),
  'editorial.return': async (records) => ({
    path: `/office/contents/${await records.content()}/return`,
    body: { version: 1, note: 'Da completare.' },
  }),
  'editorial.publish': async (records) => ({
    path: `/office/contents/${await records.content()}/publication`,
    body: { version: 1 },
  }),
  'editorial.withdraw': async (records) => ({
    path: `/office/contents/${await records.content()}/withdrawal`,
    body: { note: 'Non serve più.' },
  }),
  'editorial.unschedule': async (records) => ({ path: `/office/contents/${await records.content()}/unscheduling` }),
  'editorial.confirm': async (records) => ({
    path: `/office/contents/${await records.content()}/confirmation`,
    body: { nextReview: '2099-01-01' },
  }),
  'streets.find': async () => ({ path: '/streets?q=roma' }),
  'services.simulate': async () => ({ path: '/services/records-access/simulation', body: { answers: {} } }),
  'drafts.open': async () => ({ path: '/services/records-access/drafts' }),
  'drafts.list': async () => ({ path: '/drafts' }),
  'drafts.get': async (records) => ({ path: `/drafts/${(await records.draft()).id}` }),
  'drafts.save': async (records) => {
    const { id, revision } = await records.draft()
    return { path: `/drafts/${id}/pages/interest`, body: { revision, answers: { capacity: 'self' } } }
  },
  'drafts.discard': async (records) => ({ path: `/drafts/${(await records.draft()).id}` }),
  'drafts.attach': async (records) => ({
    path: `/drafts/${(await records.draft()).id}/documents/attachments/files`,
    body: pdfForm(),
  }),
  'drafts.attach-to-page': async (records) => ({
    path: `/drafts/${(await records.draftWithFiles()).id}/pages/tree/files`,
    body: pdfForm('pictures'),
  }),
  'drafts.detach': async (records) => {
    const { id, fileId } = await records.draftFile()
    return { path: `/drafts/${id}/files/${fileId}` }
  },
  'drafts.submit': async (records) => {
    const { id, revision } = await records.draft()
    return { path: `/drafts/${id}/submission`, body: { revision, declaration: true } }
  },
  'cases.list': async () => ({ path: '/cases' }),
  'cases.get': async (records) => ({ path: `/cases/${(await records.case()).caseId}` }),
  'cases.act': async (records) => {
    const { caseId, revision } = await records.case()
    return { path: `/cases/${caseId}/actions/withdraw`, body: { revision } }
  },
  'cases.attach': async (records) => ({ path: `/cases/${(await records.case()).caseId}/files`, body: pdfForm() }),
  'cases.document': async (records) => {
    const { caseId, documentId } = await records.receipt()
    return { path: `/cases/${caseId}/documents/${documentId}` }
  },
  'cases.file': async (records) => {
    const { caseId, fileId } = await records.attachment()
    return { path: `/cases/${caseId}/files/${fileId}` }
  },
  'payments.checkout': async (records) => {
    const { caseId, paymentId } = await records.payment()
    // the payment system does not know it, and the way back leads elsewhere: who may ask is told so
    return { path: `/cases/${caseId}/payments/${paymentId}/checkout`, body: { returnTo: 'https://elsewhere.example/' } }
  },
  'services.manage': async () => ({ path: '/office/services' }),
  'services.proposal': async (records) => ({ path: `/office/service-proposals/${await records.proposal()}` }),
  'services.propose': async () => ({
    path: '/office/service-proposals',
    body: { pack: {}, officeId: 'transparency', note: 'Prova' },
  }),
  'services.propose-withdrawal': async (records) => {
    // one is open already: who may propose is told so
    await records.proposal()
    return { path: '/office/services/records-access/withdrawal', body: { note: 'Prova' } }
  },
  'services.decide': async (records) => ({
    path: `/office/service-proposals/${await records.proposal()}/decision`,
    body: { decision: 'reject', reason: 'Prova' },
  }),
  'services.cancel-scheduled': async (records) => ({
    // it waits for its decision and not for its day: who may cancel is told so
    path: `/office/service-proposals/${await records.proposal()}/cancellation`,
  }),
  'services.edits': async () => ({ path: '/office/services/records-access/edits' }),
  'services.save-edits': async () => ({
    // of a version that nobody has in force: who may edit is told so
    path: '/office/services/records-access/edits',
    body: { base: '0'.repeat(64), edits: {} },
  }),
  'services.propose-edits': async () => ({
    path: '/office/services/records-access/edits/proposal',
    body: { note: 'Prova' },
  }),
  'messages.list': async () => ({ path: '/messages' }),
  'profile.get': async () => ({ path: '/profile' }),
  'profile.update': async () => ({ path: '/profile', body: { email: 'nuova@example.org', phone: null, locale: 'it' } }),
  'accesses.days': async () => ({ path: '/accesses/days' }),
  'accesses.list': async () => ({ path: '/accesses' }),
  'identity.me': async () => ({ path: '/me' }),
  'me.data.list': async () => ({ path: '/me/data' }),
  'me.data.export': async () => ({ path: '/me/data/export' }),
  'me.data.erase': async () => ({ path: '/me/data/erasure' }),
  'desk.worklist': async () => ({ path: '/office/cases?list=all' }),
  'desk.case': async (records) => ({ path: `/office/cases/${(await records.case()).caseId}` }),
  'desk.act': async (records) => {
    const { caseId, revision } = await records.case()
    return { path: `/office/cases/${caseId}/actions/take`, body: { revision } }
  },
  'desk.assign': async (records) => {
    const { caseId, revision } = await records.case()
    return { path: `/office/cases/${caseId}/assignment`, body: { officerId: someOfficer, as: 'officer', revision } }
  },
  'desk.note': async (records) => ({
    path: `/office/cases/${(await records.case()).caseId}/notes`,
    body: { noteId: randomUUID(), text: 'Da sentire l’edilizia.' },
  }),
  'desk.document': async (records) => {
    const { caseId, documentId } = await records.document()
    return { path: `/office/cases/${caseId}/documents/${documentId}` }
  },
  'desk.document.rewrite': async (records) => {
    const { caseId, documentId } = await records.document()
    return { path: `/office/cases/${caseId}/documents/${documentId}`, body: { revision: 1, answers: decision } }
  },
  'desk.document.discard': async (records) => {
    const { caseId, documentId } = await records.document()
    return { path: `/office/cases/${caseId}/documents/${documentId}` }
  },
  'desk.document.sign': async (records) => {
    const { caseId, documentId } = await records.document()
    return { path: `/office/cases/${caseId}/documents/${documentId}/signature`, body: { revision: 1 } }
  },
  'desk.document.send': async (records) => {
    const { caseId, documentId } = await records.document()
    return { path: `/office/cases/${caseId}/documents/${documentId}/sending` }
  },
  'desk.document.delivered': async (records) => {
    const { caseId, documentId } = await records.document()
    return {
      path: `/office/cases/${caseId}/documents/${documentId}/delivery`,
      body: { at: '2026-01-01T10:00:00Z', proof: 'Raccomandata 1' },
    }
  },
  'desk.file': async (records) => {
    const { caseId, fileId } = await records.attachment()
    return { path: `/office/cases/${caseId}/files/${fileId}` }
  },
  'desk.registry-messages': async () => ({ path: '/office/registry-messages' }),
  'desk.registry-message': async (records) => ({ path: `/office/registry-messages/${await records.message()}` }),
  'desk.registry-message.correct': async (records) => ({
    // no service opens from it: who may put it right is told so
    path: `/office/registry-messages/${await records.message()}/correction`,
    body: { revision: 1, applicant: {}, answers: {} },
  }),
  'desk.registry-message.set-aside': async (records) => ({
    path: `/office/registry-messages/${await records.message()}/setting-aside`,
    body: { revision: 1, reason: 'Doppione.' },
  }),
  'desk.register': async () => ({ path: '/office/register?year=2026' }),
}
