import type { Structure } from '../../directory/index.ts'
import { fieldLabel, fieldText, type NamedField } from '../../directory/pages/index.ts'
import { alreadySaid, changedSince } from '../domain/conflicts.ts'
import { isOpen, type ProposableField, type Proposal, proposable } from '../domain/proposal.ts'

/** One field of a proposal, as a moderator compares it. */
export type FieldRow = {
  readonly field: ProposableField
  readonly label: string
  readonly before: string
  readonly after: string
  /** What its author had read, where somebody changed it since; null otherwise. */
  readonly seen: string | null
  readonly already: boolean
  /** A structure is none without it: it is always taken. */
  readonly needed: boolean
}

const NEEDED: readonly string[] = ['siret', 'name', 'kinds']

/** Kinds of a structure that is described are codes alone. */
const asRecord = (proposal: Proposal): object =>
  proposal.kind === 'creation' && 'kinds' in proposal.change
    ? {
        ...proposal.change,
        kinds: (proposal.change.kinds as readonly string[]).map((kind) => ({
          kind,
          source: '',
          sourceDate: null,
        })),
      }
    : proposal.change

export const rowsOf = (proposal: Proposal, structure: Structure | null): readonly FieldRow[] => {
  // Once answered, what it replaced is what its author had read.
  const current: object = isOpen(proposal) ? (structure ?? {}) : proposal.seen
  const change = asRecord(proposal)
  const judged = proposal.kind === 'correction' && structure !== null && isOpen(proposal)
  const stale = judged ? changedSince(proposal, structure) : []
  const said = judged ? alreadySaid(proposal, structure) : []
  const words = (field: ProposableField, values: object): string =>
    fieldText(field as NamedField, values as never)
  return proposable
    .filter((field) => field in change)
    .map((field) => ({
      field,
      label: fieldLabel(field) ?? field,
      before: words(field, current),
      after: words(field, change),
      seen: stale.includes(field) && !said.includes(field) ? words(field, proposal.seen) : null,
      already: said.includes(field),
      needed: proposal.kind === 'creation' && NEEDED.includes(field),
    }))
}
