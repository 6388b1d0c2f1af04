import { tendsRecord } from '../../directory/index.ts'
import { type Actor, holds } from '../../platform/access/actor.ts'
import { allowed, type Policy, refused } from '../../platform/access/policy.ts'

/** Looks after records: the mission everywhere, a coordination in its départements. */
export const moderates = (actor: Actor): boolean =>
  holds(actor, 'mission') ||
  (actor.kind === 'person' && actor.memberships.some(({ kinds }) => kinds.includes('coordination')))

export const moderator = (): Policy => ({
  name: 'moderator',
  people: true,
  decide: (actor) => (moderates(actor) ? allowed : refused('mission or coordination')),
})

type Placed = { readonly place: { readonly department: string | null } }

/** Whoever looks after what lies in this département. */
export const tender = (): Policy<Placed> => ({
  name: 'tends the place',
  people: true,
  decide: (actor, { place }) =>
    moderates(actor) && tendsRecord(actor, { organisationId: null, department: place.department })
      ? allowed
      : refused('mission or coordination'),
})
