import type { RegistryMessage } from '#platform/national-registry/index.ts'
import type { Address, Declaration, Notification, Person } from './wire.ts'

const kinds: Readonly<Record<string, string>> = {
  DICHIARAZIONE_RESIDENZA: 'anpr-residence-declaration',
  RICHIESTA_CANCELLAZIONE: 'anpr-cancellation-request',
}

const provenances: Readonly<Record<string, string>> = {
  ALTRO_COMUNE: 'other-municipality',
  STESSO_COMUNE: 'same-municipality',
  ESTERO_AIRE: 'registered-abroad',
  ESTERO: 'abroad',
}

const titles: Readonly<Record<string, string>> = {
  PROPRIETA: 'owner',
  LOCAZIONE: 'rent',
  COMODATO: 'free-loan',
  EDILIZIA_PUBBLICA: 'public-housing',
  ALTRO: 'other',
}

/** Table of family ties of ANPR; to be checked by each city against the tables in force. */
const relations: Readonly<Record<string, string>> = {
  '2': 'spouse',
  '3': 'child',
  '4': 'grandchild',
  '6': 'parent',
  '7': 'grandparent',
  '9': 'sibling',
  '13': 'other-relative',
  '16': 'in-law',
  '17': 'in-law',
  '18': 'in-law',
  '23': 'affection',
  '25': 'no-tie',
  '28': 'civil-union',
}

const vehicles: Readonly<Record<string, string>> = {
  AUTOVETTURA: 'car',
  MOTOCICLO: 'motorcycle',
  CICLOMOTORE: 'moped',
  AUTOCARRO: 'lorry',
  RIMORCHIO: 'trailer',
  ALTRO: 'other',
}

/** A code in our words; one that is not known stays, and the form says that it is not one of its own. */
const said = (words: Readonly<Record<string, string>>, code: string | undefined) =>
  code === undefined ? undefined : (words[code] ?? code)

/** Without what is not there; nothing where nothing is. */
function present(record: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const there = Object.entries(record).filter(([, value]) => value !== undefined && value !== '')
  return there.length === 0 ? undefined : Object.fromEntries(there)
}

const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((one) => one !== undefined && one !== '').join(' ') || undefined

function addressOf(address: Address | undefined) {
  if (!address) return undefined
  const { toponimo, numeroCivico: number, comune, localita, cap } = address
  const place = [
    number?.scala === undefined ? undefined : `scala ${number.scala}`,
    number?.piano === undefined ? undefined : `piano ${number.piano}`,
    number?.interno === undefined ? undefined : `interno ${number.interno}`,
  ]
  return present({
    street: joined(toponimo?.specie?.toLowerCase(), toponimo?.denominazioneToponimo),
    number: number?.numero === undefined ? undefined : [number.numero, number.esponente].filter(Boolean).join('/'),
    detail: place.filter((one) => one !== undefined).join(', ') || undefined,
    postcode: cap,
    town: comune?.nomeComune ?? localita?.descrizioneLocalita,
    province: comune?.siglaProvinciaIstat,
    country: localita?.codiceStato,
  })
}

const birthPlaceOf = ({ luogoNascita: place }: Person) =>
  place?.comune?.nomeComune ?? joined(place?.localita?.descrizioneLocalita, place?.localita?.descrizioneStato)

function personOf(person: Person | undefined) {
  return person === undefined
    ? undefined
    : present({
        'given-name': person.nome,
        'family-name': person.cognome,
        'fiscal-code': person.codiceFiscale?.codFiscale,
        born: person.dataNascita,
        birthplace: birthPlaceOf(person),
      })
}

function membersOf({ componenti = [] }: Declaration) {
  const rows = componenti.map((one) =>
    present({
      person: personOf(one.generalita),
      relation: said(relations, one.legameSoggetto?.codiceLegame),
      citizenship: one.cittadinanza?.codiceStato,
      licence: one.possiedePatente,
      'licence-number': one.numeroPatente,
    }),
  )
  return rows.length === 0 ? undefined : rows.map((row) => row ?? {})
}

function parcelOf({ titoloOccupazione: title }: Declaration) {
  if (!title?.catasto) return undefined
  const { sezione, foglio, particella, subalterno } = title.catasto
  return present({ register: 'buildings', section: sezione, sheet: foglio, parcel: particella, unit: subalterno })
}

function declared(declaration: Declaration) {
  const { titoloOccupazione: title, altroResidente: other, contatti } = declaration
  return present({
    provenance: said(provenances, declaration.tipoProvenienza),
    'moved-on': declaration.dataDecorrenza,
    from: addressOf(declaration.provenienza),
    'aire-municipality': declaration.comuneAIRE,
    home: addressOf(declaration.nuovaResidenza),
    'others-living': declaration.presenzaAltriResidenti,
    'others-name': other?.nominativo,
    'others-tie': other?.vincolo === undefined ? undefined : other.vincolo ? 'tie' : 'no-tie',
    title: said(titles, title?.tipoTitolo),
    parcel: parcelOf(declaration),
    'registered-at': title?.contratto?.ufficioRegistrazione,
    'registered-on': title?.contratto?.dataRegistrazione,
    'registered-number': title?.contratto?.numeroRegistrazione,
    'housing-body': title?.enteProprietario,
    'title-other': title?.descrizione,
    'title-agreed': title?.consensoProprietario,
    'owner-name': title?.proprietario?.nominativo,
    'owner-contact': title?.proprietario?.recapito,
    citizenship: declaration.cittadinanza?.codiceStato,
    members: membersOf(declaration),
    licence: declaration.possiedePatente,
    'licence-number': declaration.numeroPatente,
    vehicles: declaration.veicoli?.map(({ targa, tipoVeicolo }) =>
      present({ plate: targa, 'vehicle-kind': said(vehicles, tipoVeicolo) }),
    ),
    'lives-there': declaration.dimoraAbituale,
    'best-time': declaration.fasciaOraria,
    email: contatti?.email,
    phone: contatti?.telefono,
  })
}

/** A time without an offset is of Rome at ANPR, and not known here: the message then counts from when it is fetched. */
function instantOf(time: string | undefined): Date {
  const at = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(time ?? '') ? (time ?? '') : Number.NaN)
  return Number.isNaN(at.getTime()) ? new Date() : at
}

/** A notification of the wire in the words of the port, as far as it can be read. */
export function readMessage(notification: Notification): RegistryMessage {
  const { generalita: person = {}, mittente, dichiarazioneResidenza, richiestaCancellazione: request } = notification
  const email = dichiarazioneResidenza?.contatti?.email
  const birthPlace = birthPlaceOf(person)
  return {
    id: notification.idNotifica,
    kind: said(kinds, notification.tipoNotifica) ?? '',
    declaredAt: instantOf(notification.dataOraNotifica),
    sender:
      mittente?.tipoMittente === 'ENTE'
        ? { kind: 'administration', name: mittente.denominazione ?? 'ANPR' }
        : { kind: 'citizen' },
    applicant: {
      fiscalCode: person.codiceFiscale?.codFiscale ?? '',
      givenName: person.nome ?? '',
      familyName: person.cognome ?? '',
      birthDate: person.dataNascita ?? '',
      ...(birthPlace === undefined ? {} : { birthPlace }),
      ...(email === undefined ? {} : { email }),
    },
    facts: {
      ...(dichiarazioneResidenza ? declared(dichiarazioneResidenza) : {}),
      ...present({
        'moves-to': request?.comuneDestinazione?.nomeComune,
        'declared-on': request?.dataDichiarazione,
      }),
    },
  }
}
