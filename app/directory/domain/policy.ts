import { type Actor, coordinates, holds, worksFor } from '../../platform/access/actor.ts'
import { allowed, type Policy, refused } from '../../platform/access/policy.ts'
import { DECLARED } from './mergeDraft.ts'
import type { Structure } from './structure.ts'

type Owned = Pick<Structure, 'organisationId' | 'department'>

/** Works for the mission, or for the coordination of its département: looks after records that are not their own. */
export const tendsRecord = (actor: Actor, { department }: Owned): boolean =>
  holds(actor, 'mission') || (department !== null && coordinates(actor, [department]))

/** Those who may write a record: whoever contributes to its body, the mission, the coordination of its département. */
export const mayEditRecord = (actor: Actor, structure: Owned): boolean =>
  (structure.organisationId !== null && worksFor(actor, structure.organisationId, 'contributor')) ||
  tendsRecord(actor, structure)

export type WithStructure = { readonly structure: Structure }

export const recordEditor = (): Policy<WithStructure> => ({
  name: 'edits the record',
  people: true,
  decide: (actor, { structure }) => (mayEditRecord(actor, structure) ? allowed : refused('edits the record')),
})

export const recordTender = (): Policy<WithStructure> => ({
  name: 'tends the record',
  people: true,
  decide: (actor, { structure }) => (tendsRecord(actor, structure) ? allowed : refused('tends the record')),
})

/** What a value that this actor writes is said to come from. */
export const sourceOf = (actor: Actor, structure: Owned): string => {
  if (structure.organisationId !== null && worksFor(actor, structure.organisationId, 'contributor'))
    return DECLARED
  if (holds(actor, 'mission')) return 'mission régionale'
  return tendsRecord(actor, structure) ? 'coordination départementale' : 'OpenMap ESS'
}
