/** Whom a trial message is about. */
export interface TrialPerson {
  readonly fiscalCode: string
  readonly givenName: string
  readonly familyName: string
  readonly birthDate: string
  readonly birthTown: string
}

/** A person as the registry names them (TipoGeneralita of C021). */
export const generalita = (person: TrialPerson) => ({
  codiceFiscale: { codFiscale: person.fiscalCode, validitaCF: '1' },
  cognome: person.familyName,
  nome: person.givenName,
  dataNascita: person.birthDate,
  luogoNascita: { comune: { nomeComune: person.birthTown } },
})

/** A declaration of residence of somebody who moves alone from Torino into a rented home, on a day. */
export const trialDeclaration = (person: TrialPerson, movedOn: string) => ({
  tipoNotifica: 'DICHIARAZIONE_RESIDENZA',
  mittente: { tipoMittente: 'CITTADINO' },
  generalita: generalita(person),
  dichiarazioneResidenza: {
    tipoProvenienza: 'ALTRO_COMUNE',
    dataDecorrenza: movedOn,
    provenienza: {
      toponimo: { specie: 'VIA', denominazioneToponimo: 'Po' },
      numeroCivico: { numero: '4' },
      comune: { nomeComune: 'Torino', codiceIstat: '001272', siglaProvinciaIstat: 'TO' },
    },
    nuovaResidenza: {
      toponimo: { specie: 'VIA', denominazioneToponimo: 'Roma' },
      numeroCivico: { numero: '12', scala: 'A', piano: '2' },
    },
    presenzaAltriResidenti: 'N',
    titoloOccupazione: {
      tipoTitolo: 'LOCAZIONE',
      contratto: {
        ufficioRegistrazione: 'Torino 1',
        dataRegistrazione: movedOn,
        numeroRegistrazione: '003421 serie 3T',
      },
      proprietario: { nominativo: 'Immobiliare Lago srl', recapito: 'affitti@example.org' },
    },
    cittadinanza: { codiceStato: 'IT' },
    possiedePatente: 'N',
    dimoraAbituale: 'S',
  },
})
