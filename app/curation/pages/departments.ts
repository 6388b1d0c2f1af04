import { type Actor, holds } from '../../platform/access/actor.ts'

/** Départements whose records somebody looks after; null = all of them. */
export const departmentsOf = (actor: Actor): readonly string[] | null => {
  if (holds(actor, 'mission')) return null
  if (actor.kind !== 'person') return []
  return actor.memberships.flatMap(({ kinds, departments }) =>
    kinds.includes('coordination') ? departments : [],
  )
}
