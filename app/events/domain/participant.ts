import { fold, tidy } from '../../platform/kernel/text.ts'

export const participantRoles = ['buyer', 'supplier', 'partner', 'exhibitor', 'press', 'public'] as const
export type ParticipantRole = (typeof participantRoles)[number]

/** Side of the table: only buyers and structures have wishes and meetings. */
export type Side = 'buyer' | 'supplier'

export const sideOf = (role: ParticipantRole): Side | null =>
  role === 'buyer' || role === 'supplier' ? role : null

/** Personal data, optional: the day works with the name of the organisation alone. */
export type Representative = {
  readonly id: string
  readonly position: number
  readonly name: string | null
  readonly email: string | null
}

export const delegations = ['fixed', 'shared'] as const
/** One representative attends every meeting, or as many meetings take place at once as there are representatives. */
export type Delegation = (typeof delegations)[number]

export type Participant = {
  readonly id: string
  readonly role: ParticipantRole
  readonly displayName: string
  readonly organisationId: string | null
  readonly structureId: string | null
  /** Meetings at most; null = the default of the event. */
  readonly quota: number | null
  /** Meetings at least; null = nothing is guaranteed. */
  readonly least: number | null
  readonly delegation: Delegation
  /** In order; where the delegation is fixed, the first one attends. */
  readonly representatives: readonly Representative[]
}

/** Meetings that a participant can hold at the same time. */
export const seatsOf = ({
  delegation,
  representatives,
}: {
  readonly delegation?: Delegation
  readonly representatives?: readonly unknown[]
}): number => (delegation === 'shared' ? Math.max(1, representatives?.length ?? 0) : 1)

/** Who sits for a participant, in order: its representatives, the first of them, or itself where nobody is named. */
export const attendeesOf = (party: {
  readonly id: string
  readonly delegation: Delegation
  readonly representatives: readonly { readonly id: string }[]
}): readonly string[] =>
  party.representatives.length === 0
    ? [party.id]
    : party.representatives.slice(0, seatsOf(party)).map(({ id }) => id)

/** What an import and a search recognise a participant by: no accents, no case, single spaces. */
export const nameKey = (name: string): string => fold(tidy(name).replaceAll('’', "'"))

/**
 * Who represents a participant, written again by a file: whoever keeps their name, or their place where a name was
 * missing, keeps their identifier, since a badge may be printed with it.
 */
export const sameRepresentatives = (
  before: readonly Representative[],
  people: readonly Pick<Representative, 'name' | 'email'>[],
  newId: () => string,
): readonly Representative[] => {
  const keyOf = ({ name }: Pick<Representative, 'name'>): string => nameKey(name ?? '')
  const left = new Map(before.map((one) => [one.id, one]))
  const take = (found: Representative | undefined): string | undefined => {
    if (found !== undefined) left.delete(found.id)
    return found?.id
  }
  const named = people.map((one) =>
    one.name === null ? undefined : take([...left.values()].find((known) => keyOf(known) === keyOf(one))),
  )
  return people.map(({ name, email }, index) => {
    const position = index + 1
    const placed = [...left.values()].find(
      (known) => known.position === position && (known.name === null || name === null),
    )
    return { id: named[index] ?? take(placed) ?? newId(), position, name, email }
  })
}

const roleWords: { readonly [word: string]: ParticipantRole } = {
  acheteur: 'buyer',
  acheteuse: 'buyer',
  'acheteur public': 'buyer',
  buyer: 'buyer',
  structure: 'supplier',
  fournisseur: 'supplier',
  prestataire: 'supplier',
  entreprise: 'supplier',
  supplier: 'supplier',
  partenaire: 'partner',
  partner: 'partner',
  exposant: 'exhibitor',
  exposante: 'exhibitor',
  exhibitor: 'exhibitor',
  presse: 'press',
  press: 'press',
  public: 'public',
  visiteur: 'public',
}

/** The role that a cell of a spreadsheet names, or null. */
export const readRole = (text: string): ParticipantRole | null => roleWords[fold(tidy(text))] ?? null
