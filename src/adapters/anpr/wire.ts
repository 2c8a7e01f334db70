import { z } from 'zod'

/**
 * The wire, in the style of the services of ANPR (C021): an operation has an id of the client and gets one of ANPR, people
 * and places have the names that they have there, errors are a list of anomalies. That messages are handed over so, and
 * under these names, is an assumption: a city checks it against the e-service of its own agreement. Everything is
 * optional: a message that lacks something is read as far as it goes, and an officer looks at it.
 */
const text = z.string().optional().catch(undefined)
const yesNo = z
  .enum(['S', 'N'])
  .optional()
  .catch(undefined)
  .transform((value) => (value === undefined ? undefined : value === 'S'))
const list = <Item extends z.ZodType>(item: Item) => z.array(item).optional().catch(undefined)
const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).optional().catch(undefined)

const Municipality = part({ nomeComune: text, codiceIstat: text, siglaProvinciaIstat: text })
const Locality = part({ descrizioneLocalita: text, codiceStato: text, descrizioneStato: text })

/** TipoGeneralita of C021. */
const Person = {
  codiceFiscale: part({ codFiscale: text }),
  cognome: text,
  nome: text,
  dataNascita: text,
  luogoNascita: part({ comune: Municipality, localita: Locality, luogoEccezionale: text }),
}

const Address = part({
  toponimo: part({ specie: text, denominazioneToponimo: text }),
  numeroCivico: part({ numero: text, esponente: text, interno: text, scala: text, piano: text }),
  cap: text,
  comune: Municipality,
  localita: Locality,
})

const Licence = { possiedePatente: yesNo, numeroPatente: text }

const Member = z.object({
  generalita: part(Person),
  legameSoggetto: part({ codiceLegame: text }),
  cittadinanza: part({ codiceStato: text }),
  ...Licence,
})

const Declaration = part({
  tipoProvenienza: text,
  dataDecorrenza: text,
  provenienza: Address,
  comuneAIRE: text,
  nuovaResidenza: Address,
  presenzaAltriResidenti: yesNo,
  altroResidente: part({ nominativo: text, vincolo: yesNo }),
  titoloOccupazione: part({
    tipoTitolo: text,
    descrizione: text,
    consensoProprietario: yesNo,
    proprietario: part({ nominativo: text, recapito: text }),
    contratto: part({ ufficioRegistrazione: text, dataRegistrazione: text, numeroRegistrazione: text }),
    enteProprietario: text,
    catasto: part({ sezione: text, foglio: text, particella: text, subalterno: text }),
  }),
  cittadinanza: part({ codiceStato: text }),
  componenti: list(Member),
  ...Licence,
  veicoli: list(z.object({ targa: text, tipoVeicolo: text })),
  dimoraAbituale: yesNo,
  fasciaOraria: text,
  contatti: part({ email: text, telefono: text }),
})

export const Notification = z.object({
  idNotifica: z.string().min(1).max(100),
  tipoNotifica: z.string().catch(''),
  dataOraNotifica: text,
  mittente: part({ tipoMittente: text, denominazione: text }),
  generalita: part(Person),
  dichiarazioneResidenza: Declaration,
  richiestaCancellazione: part({ comuneDestinazione: Municipality, dataDichiarazione: text }),
})

export const Notifications = z.object({ idOperazioneANPR: z.string(), listaNotifiche: z.array(Notification) })

/** RispostaKO of C021. */
export const Refusal = z.object({
  listaErrori: z.array(z.object({ codiceErroreAnomalia: z.string() })).min(1),
})

export type Notification = z.output<typeof Notification>
export type Address = NonNullable<z.output<typeof Address>>
export type Declaration = NonNullable<z.output<typeof Declaration>>
export type Person = NonNullable<Notification['generalita']>
