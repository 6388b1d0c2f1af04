import { type Structure, same } from '../../directory/index.ts'
import { fieldsOf, type ProposableField, type Proposal } from './proposal.ts'

/** Kinds come in no order of their own. */
const comparable = (field: ProposableField, value: unknown): unknown =>
  field === 'kinds' && Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : (value ?? null)

/** Fields that somebody changed since the author read them: the proposal knows nothing of what they say now. */
export const changedSince = (proposal: Proposal, structure: Structure): ProposableField[] =>
  fieldsOf(proposal).filter(
    (field) => !same(comparable(field, proposal.seen[field]), comparable(field, structure[field])),
  )

/** Fields that say already what is proposed. */
export const alreadySaid = (proposal: Proposal, structure: Structure): ProposableField[] =>
  fieldsOf(proposal).filter((field) =>
    same(
      comparable(field, (proposal.change as Partial<Structure>)[field]),
      comparable(field, structure[field]),
    ),
  )
