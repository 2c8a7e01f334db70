/** A part of a sample document. */
export interface Section {
  readonly title: string
  readonly paragraphs: readonly string[]
}

const part = (title: string, ...paragraphs: string[]): Section => ({ title, paragraphs })

/** What the sample of each kind of public document says: the parts that such a document has, and what goes in them. */
export const letters: Readonly<Record<string, readonly Section[]>> = {
  'notice-board': [
    part('Oggetto', 'Che cosa si rende noto, con il numero e la data dell’atto.'),
    part(
      'Pubblicazione',
      'L’atto resta all’albo pretorio online per quindici giorni. Chi ne ha interesse può presentare osservazioni o ricorso nei termini di legge.',
    ),
  ],
  form: [
    part('Chi presenta la domanda', 'Nome e cognome: ______________________________', 'Codice fiscale: ______________________________', 'Telefono o e-mail: ______________________________'), // prettier-ignore
    part('Che cosa chiede', '____________________________________________________________'),
    part('Dichiarazione', 'Dichiaro che quanto scritto è vero (D.P.R. 445/2000, articoli 46 e 47).', 'Data e firma: ______________________________'), // prettier-ignore
  ],
  internal: [
    part('A chi serve', 'Agli uffici che applicano la procedura e a chi li controlla.'),
    part('Come si lavora', 'I passaggi, chi li compie, entro quando, e che cosa resta scritto.'),
  ],
  rule: [
    part('Articolo 1 – Oggetto', 'Il regolamento dice chi può chiedere che cosa, come e con quali tempi.'),
    part('Articolo 2 – Principi', 'Semplicità, parità di trattamento, trasparenza. Nessuno deve dire al Comune ciò che il Comune sa già.'), // prettier-ignore
    part('Articolo 3 – Entrata in vigore', 'Il regolamento entra in vigore il quindicesimo giorno dopo la pubblicazione.'), // prettier-ignore
  ],
  agreement: [
    part('Le parti', 'Il Comune e gli enti che firmano, con chi li rappresenta.'),
    part('Gli impegni', 'Che cosa fa ciascuno, con quali risorse ed entro quando.'),
    part('La durata', 'L’accordo vale tre anni e si può rinnovare per iscritto.'),
  ],
  political: [
    part('La proposta', 'Che cosa si chiede al consiglio o alla giunta, e perché.'),
    part('La discussione', 'Chi è intervenuto e l’esito del voto.'),
  ],
  technical: [
    part('Lo stato dei fatti', 'Che cosa è stato misurato, dove, quando e con quale metodo.'),
    part('Le conclusioni', 'Che cosa ne viene per il progetto, e i limiti delle misure.'),
  ],
  request: [
    part('Chi scrive', 'Nome e cognome, recapito, e per conto di chi: ______________________________'),
    part('La richiesta', '____________________________________________________________'),
    part('Che cosa succede dopo', 'L’ufficio risponde entro trenta giorni da quando riceve la richiesta.'),
  ],
  planning: [
    part('Gli obiettivi', 'Che cosa il Comune vuole ottenere nell’anno e con quali misure si vedrà se l’ha ottenuto.'),
    part('Le risorse', 'Le somme per ogni obiettivo, le entrate che le coprono e le persone che vi lavorano.'),
    part('I risultati', 'Che cosa è stato fatto, che cosa no, e perché.'),
  ],
}
