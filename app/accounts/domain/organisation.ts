/** Kinds of body; one organisation may be of several. */
export const organisationKinds = [
  'buyer',
  'structure',
  'contractor',
  'network',
  'coordination',
  'mission',
  'partner',
] as const

export type OrganisationKind = (typeof organisationKinds)[number]

export const isKind = (text: string): text is OrganisationKind =>
  (organisationKinds as readonly string[]).includes(text)

/** A body: the tenant of everything that is private. */
export type Organisation = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kinds: readonly OrganisationKind[]
  /** Nine digits, when known. */
  readonly siren: string | null
  /** INSEE codes of the départements where it acts. */
  readonly departments: readonly string[]
  readonly city: string | null
  readonly website: string | null
  readonly description: string | null
  /** Invented for the demonstration. */
  readonly fictitious: boolean
}
