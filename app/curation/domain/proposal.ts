import type { Kind, RevisedField, StructureChange } from '../../directory/index.ts'

/** A correction of a record, a structure that is missing, a record that somebody says is theirs. */
export const proposalKinds = ['correction', 'creation', 'claim'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** Waits for a moderator, or for what its author was asked; then one answer, for ever. */
export const proposalStates = ['waiting', 'asked', 'accepted', 'partly', 'refused'] as const
export type ProposalState = (typeof proposalStates)[number]

export const isOpen = ({ state }: { readonly state: ProposalState }): boolean =>
  state === 'waiting' || state === 'asked'

/** Why a proposal is not followed. */
export const refusalReasons = ['wrong', 'unproved', 'known', 'unclear', 'outside', 'other'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Why a record leaves the directory. */
export const removalReasons = ['closed', 'duplicate', 'outside', 'asked', 'false'] as const
export type RemovalReason = (typeof removalReasons)[number]

/** What may be proposed of a record: nothing of the machinery, and nobody's name. */
export const proposable = [
  'name',
  'brand',
  'siret',
  'naf',
  'description',
  'address',
  'postCode',
  'city',
  'phone',
  'email',
  'website',
  'kinds',
  'closedOn',
  'successorSiret',
] as const satisfies readonly RevisedField[]
export type ProposableField = (typeof proposable)[number]

/** Values of a record, field by field. */
export type ProposedChange = Pick<StructureChange, ProposableField>

/** A structure that is not here yet, as somebody describes it. */
export type ProposedStructure = {
  readonly siret: string
  readonly name: string
  readonly kinds: readonly Kind[]
} & Partial<
  Pick<StructureChange, 'description' | 'address' | 'postCode' | 'city' | 'phone' | 'email' | 'website'>
>

export type Proposal = {
  readonly id: string
  readonly kind: ProposalKind
  readonly structureId: string | null
  readonly department: string | null
  readonly state: ProposalState
  /** Of a correction, or the structure that is described; empty for a claim and for words alone. */
  readonly change: ProposedChange | ProposedStructure
  /** What the record said, of the same fields, when it was proposed. */
  readonly seen: ProposedChange
  readonly reports: number
  readonly createdAt: Date
  readonly decidedAt: Date | null
  readonly reason: RefusalReason | null
  readonly answer: string | null
  readonly accepted: readonly string[]
}

/** Who proposed it, in their own words. */
export type ProposalAuthor = {
  readonly personId: string | null
  readonly email: string | null
  readonly source: string | null
  readonly message: string | null
  readonly at: Date
}

export const LONGEST_MESSAGE = 2000
export const LONGEST_SOURCE = 300

const isProposable = (field: string): field is ProposableField =>
  (proposable as readonly string[]).includes(field)

export const fieldsOf = ({ change }: Pick<Proposal, 'change'>): ProposableField[] =>
  Object.keys(change).filter(isProposable)

/** Days that a record stays in the trash, where the deployment decided nothing else (rule « trash » of retention). */
export const TRASH_DAYS = 30
