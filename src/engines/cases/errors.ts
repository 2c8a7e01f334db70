import { defineError } from '#kernel/errors.ts'

export { placeTaken } from '#engines/occupations/index.ts'

export const serviceNotFound = defineError({
  code: 'service-not-found',
  status: 404,
  sentence: {
    it: 'Questo servizio non esiste, o non è attivo in questo Comune.',
    en: 'There is no such service, or it is not active in this municipality.',
  },
})

export const serviceWithdrawn = defineError({
  code: 'service-withdrawn',
  status: 409,
  sentence: {
    it: 'Il servizio è stato ritirato mentre compilavi: non si può più inviare. Le tue risposte restano nella bozza.',
    en: 'The service was withdrawn while you were filling it in: it can no longer be sent. Your answers stay in the draft.',
  },
})

export const draftNotFound = defineError({
  code: 'draft-not-found',
  status: 404,
  sentence: { it: 'Non troviamo questa bozza tra le tue.', en: 'We cannot find this draft among yours.' },
})

export const draftStale = defineError({
  code: 'draft-stale',
  status: 409,
  sentence: {
    it: 'Nel frattempo hai salvato questa bozza da un’altra finestra. Sotto trovi quello che hai appena scritto: controllalo e salva di nuovo.',
    en: 'Meanwhile you saved this draft from another window. Below is what you have just written: check it and save again.',
  },
})

export const draftOutdated = defineError({
  code: 'draft-outdated',
  status: 409,
  sentence: {
    it: 'Il servizio è cambiato mentre compilavi. Le tue risposte sono salve: ricontrolla i passi e invia di nuovo.',
    en: 'The service has changed while you were filling it in. Your answers are safe: check the steps and send again.',
  },
})

export const draftSubmitted = defineError({
  code: 'draft-submitted',
  status: 409,
  sentence: {
    it: 'Questa bozza è già stata inviata: la trovi tra le tue pratiche.',
    en: 'This draft has been sent already: you find it among your cases.',
  },
})

export const caseNotFound = defineError({
  code: 'case-not-found',
  status: 404,
  sentence: {
    it: 'Non troviamo questa pratica, o non è tra quelle che puoi vedere.',
    en: 'We cannot find this case, or it is not among those you may see.',
  },
})

export const caseStale = defineError({
  code: 'case-stale',
  status: 409,
  sentence: {
    it: 'Nel frattempo la pratica è cambiata. Guarda che cosa è successo e, se serve ancora, ripeti.',
    en: 'The case has changed meanwhile. See what happened and, if it is still needed, do it again.',
  },
})

export const actionNotAllowed = defineError({
  code: 'action-not-allowed',
  status: 409,
  sentence: { it: 'Ora questo non si può fare: {reason}', en: 'This cannot be done now: {reason}' },
})

export const ownCase = defineError({
  code: 'own-case',
  status: 403,
  sentence: {
    it: 'Sei tu il richiedente: per legge devi astenerti (L. 241/1990 art. 6-bis).',
    en: 'You are the applicant: by law you must abstain (L. 241/1990 art. 6-bis).',
  },
})

export const documentNotFound = defineError({
  code: 'document-not-found',
  status: 404,
  sentence: {
    it: 'Non troviamo questo documento, o non è tra quelli che puoi vedere.',
    en: 'We cannot find this document, or it is not among those you may see.',
  },
})

export const documentNotSigned = defineError({
  code: 'document-not-signed',
  status: 409,
  sentence: {
    it: 'Il documento non è firmato: senza firma non si può inviare.',
    en: 'The document is not signed: it cannot be sent without a signature.',
  },
})

export const documentFixed = defineError({
  code: 'document-fixed',
  status: 409,
  sentence: {
    it: 'Il documento è già stato firmato o inviato: non si può più cambiare.',
    en: 'The document has been signed or sent already: it can no longer be changed.',
  },
})

export const onlyResponsible = defineError({
  code: 'only-person-in-charge',
  status: 403,
  sentence: {
    it: 'Può firmare solo il responsabile del procedimento.',
    en: 'Only the person in charge of the procedure may sign.',
  },
})

export const notAnOfficerHere = defineError({
  code: 'not-an-officer-here',
  status: 422,
  sentence: {
    it: 'La persona scelta non lavora in questo ufficio.',
    en: 'The person chosen does not work in this office.',
  },
})

export const tooManyFiles = defineError({
  code: 'too-many-files',
  status: 409,
  sentence: {
    it: 'Qui si possono allegare al massimo {count} file.',
    en: '{count} files at the most can be attached here.',
  },
})

export const noFilesHere = defineError({
  code: 'no-files-here',
  status: 422,
  sentence: { it: 'Qui non si possono allegare file.', en: 'No file can be attached here.' },
})

export const deliveryOutOfTime = defineError({
  code: 'delivery-out-of-time',
  status: 422,
  sentence: {
    it: 'La consegna non può essere nel futuro, né prima dell’invio del documento.',
    en: 'The delivery cannot be in the future, nor before the document was sent.',
  },
})

export const opinionOfficeUnknown = defineError({
  code: 'opinion-office-unknown',
  status: 409,
  sentence: {
    it: 'Il Comune non ha ancora indicato l’ufficio a cui chiedere il parere "{opinion}": va scritto nei suoi dati.',
    en: 'The municipality has not yet said which office gives the opinion "{opinion}": it belongs in its data.',
  },
})

export const feeUnknown = defineError({
  code: 'fee-unknown',
  status: 409,
  sentence: {
    it: 'Non si può ancora calcolare l’importo "{fee}": mancano dati nella richiesta.',
    en: 'The amount "{fee}" cannot be worked out yet: the application lacks what it needs.',
  },
})

export const groundNotDrawn = defineError({
  code: 'ground-not-drawn',
  status: 409,
  sentence: {
    it: 'L’area non è ancora disegnata sulla mappa, o mancano i giorni: senza non si sa se lo spazio è libero.',
    en: 'The area is not drawn on the map yet, or its days are missing: without them nobody knows whether the place is free.',
  },
})

export const proposalNotFound = defineError({
  code: 'proposal-not-found',
  status: 404,
  sentence: { it: 'Questa proposta non esiste.', en: 'There is no such proposal.' },
})

export const proposalOpen = defineError({
  code: 'proposal-open',
  status: 409,
  sentence: {
    it: 'Per questo servizio c’è già una proposta che aspetta: prima va decisa o ritirata.',
    en: 'A proposal for this service is waiting already: it has to be decided or taken back first.',
  },
})

export const proposalScheduled = defineError({
  code: 'proposal-scheduled',
  status: 409,
  sentence: {
    it: 'Per questo servizio è già prevista una versione che entrerà in vigore: prima va annullata.',
    en: 'A version of this service is scheduled to come in force: it has to be cancelled first.',
  },
})

export const proposalStale = defineError({
  code: 'proposal-stale',
  status: 409,
  sentence: {
    it: 'Intanto è entrata in vigore un’altra versione del servizio: la proposta è fatta su quella di prima. Va rifatta su quella nuova.',
    en: 'Another version of the service came in force meanwhile: this proposal was made from the one before. It has to be made again from the new one.',
  },
})

export const proposalDayPast = defineError({
  code: 'proposal-day-past',
  status: 409,
  sentence: {
    it: 'Il giorno da cui vale deve venire dopo oggi.',
    en: 'The day from which it holds must come after today.',
  },
})

export const proposalNotScheduled = defineError({
  code: 'proposal-not-scheduled',
  status: 409,
  sentence: {
    it: 'Si annulla solo una versione che non è ancora in vigore.',
    en: 'Only a version that is not in force yet can be cancelled.',
  },
})

export const editsStale = defineError({
  code: 'edits-stale',
  status: 409,
  sentence: {
    it: 'Intanto è entrata in vigore un’altra versione del servizio. Quello che hai scritto è qui: confrontalo con i testi nuovi e salva ancora.',
    en: 'Another version of the service came in force meanwhile. What you wrote is here: compare it with the new words and save again.',
  },
})

export const nothingEdited = defineError({
  code: 'nothing-edited',
  status: 409,
  sentence: { it: 'Non hai ancora cambiato niente.', en: 'You have not changed anything yet.' },
})

export const proposalDecided = defineError({
  code: 'proposal-decided',
  status: 409,
  sentence: { it: 'La proposta è già stata decisa.', en: 'The proposal has been decided already.' },
})

export const fourEyes = defineError({
  code: 'four-eyes',
  status: 409,
  sentence: {
    it: 'Servono due persone: chi propone può solo ritirare, e decide un’altra.',
    en: 'It takes two people: who proposes can only take it back, and another decides.',
  },
})

export const officeUnknown = defineError({
  code: 'office-unknown',
  status: 422,
  sentence: {
    it: 'L’ufficio {office} non esiste in questo Comune.',
    en: 'There is no office {office} in this municipality.',
  },
})

export const messageNotFound = defineError({
  code: 'message-not-found',
  status: 404,
  sentence: {
    it: 'Non troviamo questo messaggio, o non è di uno dei tuoi uffici.',
    en: 'We cannot find this message, or it is not of one of your offices.',
  },
})

export const messageDecided = defineError({
  code: 'message-decided',
  status: 409,
  sentence: {
    it: 'Nel frattempo il messaggio è stato trattato: guarda che cosa è successo.',
    en: 'The message has been dealt with meanwhile: see what happened.',
  },
})
