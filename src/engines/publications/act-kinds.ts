import type { Text } from '#kernel/text.ts'

/** A kind of act on the official notice board, and how long the law wants it there. */
interface ActKind {
  readonly id: string
  readonly label: Text
  /** Days that are proposed, the first not counted; whoever posts an act may say others. */
  readonly days: number
  /** Norm that is proposed. A municipality checks those of kinds that its own statute or regulations rule. */
  readonly norm: string
}

const law = 'L. 69/2009 art. 32'

/** Kinds of acts, those that are posted most often first. */
export const actKinds = [
  {
    id: 'determination',
    label: { it: 'Determinazione', en: 'Determination' },
    days: 15,
    // Cons. Stato, sez. V, 15 marzo 2006, n. 1370: art. 124 is for acts of managers too
    norm: 'D.lgs. 267/2000 art. 124',
  },
  {
    id: 'executive-resolution',
    label: { it: 'Deliberazione della Giunta', en: 'Resolution of the executive' },
    days: 15,
    norm: 'D.lgs. 267/2000 art. 124',
  },
  {
    id: 'council-resolution',
    label: { it: 'Deliberazione del Consiglio', en: 'Resolution of the council' },
    days: 15,
    norm: 'D.lgs. 267/2000 art. 124',
  },
  { id: 'ordinance', label: { it: 'Ordinanza', en: 'Ordinance' }, days: 15, norm: law },
  { id: 'decree', label: { it: 'Decreto', en: 'Decree' }, days: 15, norm: law },
  { id: 'call', label: { it: 'Bando o avviso', en: 'Call or notice' }, days: 15, norm: law },
  { id: 'convocation', label: { it: 'Convocazione', en: 'Convocation' }, days: 5, norm: law },
  {
    id: 'marriage-banns',
    label: { it: 'Pubblicazione di matrimonio', en: 'Marriage banns' },
    days: 8,
    norm: 'D.P.R. 396/2000 art. 55',
  },
  {
    id: 'name-change',
    label: { it: 'Cambio di nome o di cognome', en: 'Change of name or surname' },
    days: 30,
    norm: 'D.P.R. 396/2000 art. 90',
  },
  {
    id: 'town-planning',
    label: { it: 'Strumento urbanistico', en: 'Town planning instrument' },
    days: 30,
    norm: 'L. 1150/1942 art. 9',
  },
  { id: 'other-body', label: { it: 'Atto di un altro ente', en: 'Act of another body' }, days: 15, norm: law },
  { id: 'other', label: { it: 'Altro atto', en: 'Other act' }, days: 15, norm: law },
] as const satisfies readonly ActKind[]

/** Id of a kind of act. */
export type ActKindId = (typeof actKinds)[number]['id']

export const actKindIds = actKinds.map(({ id }) => id) as [ActKindId, ...ActKindId[]]

/** What a kind is called, and what the law wants of it. */
export function actKind(id: string): ActKind {
  const found = actKinds.find((kind) => kind.id === id)
  if (!found) throw new Error(`no kind of act is called ${id}`)
  return found
}
