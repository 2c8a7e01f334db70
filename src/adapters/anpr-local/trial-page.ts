import { trialDeclaration } from './trial-message.ts'

const fields = [
  ['istat', 'Codice ISTAT del Comune', '999001'],
  ['nome', 'Nome', 'Giulia'],
  ['cognome', 'Cognome', 'Ferro'],
  ['cf', 'Codice fiscale', 'FRRGLI86E54L219M'],
  ['nascita', 'Data di nascita (aaaa-mm-gg)', '1986-05-14'],
  ['comune', 'Comune di nascita', 'Torino'],
  ['decorrenza', 'Si è trasferita il (aaaa-mm-gg)', ''],
] as const

/** Where somebody who tries the program plays the citizen on the portal of the registry. */
export function trialPage(told: boolean): string {
  const inputs = fields.map(
    ([name, label, value]) => `<p><label>${label}<br><input name="${name}" value="${value}"></label></p>`,
  )
  const title = 'ANPR di prova'
  const note = told ? '<p role="status">Dichiarazione consegnata: arriva al Comune entro venti secondi.</p>' : ''
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1>${note}
<p>Una dichiarazione di residenza, come la farebbe un cittadino sul portale. Con un dato sbagliato, o senza la data, l’ufficio la trova tra i messaggi da trattare a mano.</p>
<form method="post">${inputs.join('')}<p><button>Consegna</button></p></form></main></body></html>`
}

/** The message of a form of that page. */
export function trialAnswer(form: URLSearchParams) {
  const of = (name: (typeof fields)[number][0]) => form.get(name) ?? ''
  const person = {
    fiscalCode: of('cf'),
    givenName: of('nome'),
    familyName: of('cognome'),
    birthDate: of('nascita'),
    birthTown: of('comune'),
  }
  return { istatCode: of('istat'), message: trialDeclaration(person, of('decorrenza')) }
}
