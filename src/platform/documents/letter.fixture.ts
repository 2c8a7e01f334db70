import type { RenderJob } from './renderer.ts'

/** A letter that uses every piece of the letterhead library. */
const template = `#import "/base.typ": *
#show: letter.with(
  municipality: data.municipality, office: data.office, protocol: data.protocol, recipient: data.recipient,
  title: data.title, place: "Borgo Sereno, " + data.protocol.date, lang: data.lang, verification: data.verification,
)

#paragraphs(data.opening)
== Dati della domanda
#facts(data.facts)
== Importi
#sheet(("N.", "Descrizione", "Importo"), data.amounts, columns: (auto, 1fr, auto), align: (left, left, right))
#callout("Che cosa succede adesso", paragraphs(data.next))
#signature(role: "La responsabile dell’ufficio", name: "Elena Marchetti", note: "Firmato digitalmente")
#pagebreak()
== Come fare ricorso
Entro 60 giorni.
`

const crest =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 24"><path d="M1 1h18v12c0 6-5 8-9 10-4-2-9-4-9-10z" fill="#0066cc"/></svg>'

export const letter: RenderJob = {
  template,
  createdAt: new Date('2026-11-22T10:00:00Z'),
  standard: 'a-2a',
  data: {
    municipality: {
      name: 'Comune di Borgo Sereno',
      address: 'Piazza della Repubblica 1',
      web: 'www.borgosereno.it',
      crest,
    },
    office: 'Ufficio servizi scolastici',
    protocol: { number: '0000123', date: '22 novembre 2026' },
    recipient: ['Дмитрий Шевченко', 'Via Garibaldi 12'],
    title: 'Accoglimento della domanda',
    lang: 'it',
    verification: 'Verifica: www.borgosereno.it/verifica, codice 7F3A-91C2.',
    opening: ['Gentile famiglia,', '#panic("x") *non* $grassetto$ \\ 王'],
    facts: [
      { label: 'Richiedente', value: 'Maria D’Angelo Čapek' },
      ['Alunno o alunna per cui è richiesto il servizio', 'Αλέξανδρος D’Angelo'],
    ],
    amounts: [
      ['1', 'Quota di iscrizione', '50,00 €'],
      ['2', 'Riduzione per il secondo figlio', '−20,00 €'],
    ],
    next: ['Il primo pagamento scade il 15 dicembre 2026.'],
  },
}
