/** Whom a message is about, as the registry says it: nothing of it has been checked. */
export interface MessageApplicant {
  readonly fiscalCode: string
  readonly givenName: string
  readonly familyName: string
  /** `1986-05-14`. */
  readonly birthDate: string
  readonly birthPlace?: string
  readonly email?: string
}

/** A message of the national registry to a municipality, in words that no wire knows. */
export interface RegistryMessage {
  /** Id that the registry gave: the same message has the same one, however often it is handed over. */
  readonly id: string
  /** What it tells, such as `anpr-residence-declaration`; the case engine knows the facts of each kind. */
  readonly kind: string
  /** When it was made, by the clock of the registry. */
  readonly declaredAt: Date
  /** Who speaks: the citizen, through the registry; or an administration, by its name. */
  readonly sender: { readonly kind: 'citizen' } | { readonly kind: 'administration'; readonly name: string }
  readonly applicant: MessageApplicant
  /** What it says, by the names of its kind. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** How the national registry names a municipality. */
export interface RegistryMunicipality {
  readonly istatCode: string
}

/** The national registry of residents, as far as it tells a municipality of changes. */
export interface NationalRegistryPort {
  /** Messages that the municipality has not taken charge of, oldest first; some at a time. */
  waiting: (municipality: RegistryMunicipality) => Promise<readonly RegistryMessage[]>
  /** Takes charge of one: it is not handed over again. Doing it again changes nothing. */
  acknowledge: (municipality: RegistryMunicipality, messageId: string) => Promise<void>
}
