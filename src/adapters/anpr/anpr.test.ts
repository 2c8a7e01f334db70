import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalAnpr, trialDeclaration, type LocalAnpr } from '#adapters/anpr-local/index.ts'
import { anprRegistry } from './client.ts'
import { digestOf, signedToken, signingKey } from './jwt.ts'
import { pdndHeaders } from './pdnd.ts'

let far: LocalAnpr
beforeAll(async () => {
  far = await startLocalAnpr()
})
afterAll(() => far.stop())

const city = { istatCode: '999001' }
const giulia = {
  fiscalCode: 'FRRGLI86E54L219M',
  givenName: 'Giulia',
  familyName: 'Ferro',
  birthDate: '1986-05-14',
  birthTown: 'Torino',
}

function options(change: Partial<LocalAnpr['client']> = {}) {
  const { keyId, privateKey, ...pdnd } = { ...far.client, ...change }
  return { url: far.url, ...pdnd, key: signingKey(keyId, privateKey) }
}
const port = () => anprRegistry(options())

/** A call as the client makes it, or with other headers or another body than were signed. */
async function call(operation: string, body: unknown, change: Record<string, string> = {}, sent?: string) {
  const text = JSON.stringify(body)
  const headers = await pdndHeaders(options()).of(text)
  const answer = await fetch(`${far.url}/${operation}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', ...change },
    body: sent ?? text,
  })
  const { listaErrori } = (await answer.json()) as { listaErrori?: { codiceErroreAnomalia: string }[] }
  return `${answer.status} ${listaErrori?.[0]?.codiceErroreAnomalia ?? ''}`.trim()
}

let operations = 0
const request = (change: Record<string, unknown> = {}) => ({
  idOperazioneClient: `prova-${(operations += 1)}`,
  criteriRicerca: { codiceIstatComune: city.istatCode },
  datiRichiesta: { numeroMassimo: 5 },
  ...change,
})

describe('messages over the wire', () => {
  it('come in our words, until they are taken charge of', async () => {
    const id = far.tell(city.istatCode, {
      ...trialDeclaration(giulia, '2026-04-20'),
      dataOraNotifica: '2026-04-30T10:00:00+02:00',
    })
    const [message] = await port().waiting(city)
    expect(message).toMatchObject({
      id,
      kind: 'anpr-residence-declaration',
      declaredAt: new Date('2026-04-30T08:00:00Z'),
      sender: { kind: 'citizen' },
      applicant: { fiscalCode: 'FRRGLI86E54L219M', givenName: 'Giulia', birthPlace: 'Torino' },
    })
    expect(message?.facts).toMatchObject({
      provenance: 'other-municipality',
      'moved-on': '2026-04-20',
      from: { street: 'via Po', number: '4', town: 'Torino', province: 'TO' },
      home: { street: 'via Roma', number: '12', detail: 'scala A, piano 2' },
      'others-living': false,
      'lives-there': true,
      title: 'rent',
    })
    expect(await port().waiting({ istatCode: '999002' })).toEqual([])
    await port().acknowledge(city, id)
    await port().acknowledge(city, id)
    expect(await port().waiting(city)).toEqual([])
    await expect(port().acknowledge({ istatCode: '999002' }, id)).rejects.toMatchObject({
      code: 'registry-unavailable',
      details: { reason: 'EN401' },
    })
  })

  it('are read as far as they go: what is broken stops none of the others', async () => {
    const ids = [
      far.tell(city.istatCode, { tipoNotifica: 17, generalita: 'Giulia', dichiarazioneResidenza: [] }),
      far.tell(city.istatCode, {
        tipoNotifica: 'DICHIARAZIONE_RESIDENZA',
        dichiarazioneResidenza: {
          componenti: [
            { generalita: { nome: 'Ana' }, legameSoggetto: { codiceLegame: '3' } },
            { legameSoggetto: { codiceLegame: '777' } },
          ],
          veicoli: 'una panda',
          possiedePatente: 'forse',
        },
      }),
    ]
    const messages = await port().waiting(city)
    expect(messages.map(({ id, kind }) => [id, kind])).toEqual([
      [ids[0], ''],
      [ids[1], 'anpr-residence-declaration'],
    ])
    expect(messages[0]?.applicant).toEqual({ fiscalCode: '', givenName: '', familyName: '', birthDate: '' })
    expect(messages[1]?.facts).toEqual({
      members: [{ person: { 'given-name': 'Ana' }, relation: 'child' }, { relation: '777' }],
    })
    for (const id of ids) await port().acknowledge(city, id)
  })

  it('are asked for again when the far end is in trouble, the voucher has ended or the line breaks', async () => {
    const registry = port()
    far.failNext('asTold')
    await expect(registry.waiting(city)).rejects.toMatchObject({ details: { reason: 'EN500' } })
    far.breakNext('anpr-service-notifiche', 'after')
    await expect(registry.waiting(city)).rejects.toMatchObject({ details: { reason: 'unreachable' } })
    expect(await registry.waiting(city)).toEqual([])
    far.expireVouchers()
    await expect(registry.waiting(city)).rejects.toMatchObject({ details: { reason: 'EN403' } })
    expect(await registry.waiting(city)).toEqual([])
  })
})

describe('the far end', () => {
  it('refuses an operation that it does not know, members that it does not know, and ids that it has seen', async () => {
    expect(await call('anpr-service-e002', request())).toBe('404 EN404')
    expect(await call('anpr-service-notifiche', request())).toBe('200')
    expect(await call('anpr-service-notifiche', request({ ordine: 'asc' }))).toBe('400 EN001')
    expect(await call('anpr-service-notifiche', request({ criteriRicerca: { codiceIstatComune: '1' } }))).toBe(
      '400 EN001',
    )
    expect(await call('anpr-service-presa-in-carico', request())).toBe('400 EN001')
    const once = request()
    expect(await call('anpr-service-notifiche', once)).toBe('200')
    expect(await call('anpr-service-notifiche', once)).toBe('400 EN122')
    const unknown = request({ datiRichiesta: { idNotifica: 'mai-vista' } })
    expect(await call('anpr-service-presa-in-carico', unknown)).toBe('404 EN401')
  })

  it('refuses who is not the client, a body that was changed, and a signature that came before', async () => {
    expect(await call('anpr-service-notifiche', request(), { authorization: 'Bearer altro' })).toBe('401 EN403')
    expect(await call('anpr-service-notifiche', request(), { 'agid-jwt-trackingevidence': 'a.b.c' })).toBe('401 EN403')
    const changed = JSON.stringify(request({ datiRichiesta: { numeroMassimo: 50 } }))
    expect(await call('anpr-service-notifiche', request(), {}, changed)).toBe('400 EN405')
    expect(await call('anpr-service-notifiche', request(), { digest: digestOf(changed) }, changed)).toBe('400 EN405')
    const body = JSON.stringify(request())
    const { clientId: iss, audience: aud } = far.client
    const signature = signedToken(options().key, { iss, aud, signed_headers: [{ digest: digestOf(body) }] })
    expect(
      await call('anpr-service-notifiche', {}, { digest: digestOf(body), 'agid-jwt-signature': signature }, body),
    ).toBe('200')
    expect(
      await call('anpr-service-notifiche', {}, { digest: digestOf(body), 'agid-jwt-signature': signature }, body),
    ).toBe('400 EN405')
    const other = await startLocalAnpr()
    const stranger = anprRegistry(options({ privateKey: other.client.privateKey }))
    await other.stop()
    await expect(stranger.waiting(city)).rejects.toMatchObject({ details: { reason: 'voucher 400' } })
    await expect(anprRegistry(options({ purposeId: 'altro' })).waiting(city)).rejects.toMatchObject({
      details: { reason: 'voucher 400' },
    })
  })
})

const published = '../shared/standards/anpr/C021-servizioAccertamentoStatoFamiglia.yaml'

describe.runIf(existsSync(published))('the published style', () => {
  it('has the names that people, operations and anomalies have here', () => {
    const yaml = readFileSync(published, 'utf8')
    const names =
      'idOperazioneClient idOperazioneANPR criteriRicerca datiRichiesta listaErrori listaAnomalie codiceErroreAnomalia tipoErroreAnomalia testoErroreAnomalia campoErroreAnomalia generalita codFiscale cognome nome dataNascita luogoNascita comune localita nomeComune codiceIstat siglaProvinciaIstat descrizioneLocalita codiceStato codiceLegame'.split(
        ' ',
      )
    expect(names.filter((name) => !yaml.includes(`${name}:`) && !yaml.includes(`- ${name}\n`))).toEqual([])
  })
})
