import { type Actor, coordinates, holds } from '../../platform/access/actor.ts'
import { allowed, type Policy, refused } from '../../platform/access/policy.ts'
import type { Pair } from './pair.ts'

/** Works for the mission, or for a coordination of some département. */
export const tendsDirectory = (actor: Actor): boolean =>
  holds(actor, 'mission') ||
  (actor.kind === 'person' && actor.memberships.some(({ kinds }) => kinds.includes('coordination')))

/** Those who look after the directory: each then sees the pairs of their own départements. */
export const directoryTender = (): Policy => ({
  name: 'mission or coordination',
  people: true,
  decide: (actor) => (tendsDirectory(actor) ? allowed : refused('mission or coordination')),
})

/** The mission, or the coordination in whose départements both records lie. */
export const tendsPair = (actor: Actor, { departments }: Pick<Pair, 'departments'>): boolean =>
  holds(actor, 'mission') ||
  (departments.length > 0 && departments.every((code) => code !== '' && coordinates(actor, [code])))

export const pairTender = (): Policy<{ readonly pair: Pair }> => ({
  name: 'tends both records',
  people: true,
  decide: (actor, { pair }) => (tendsPair(actor, pair) ? allowed : refused('tends both records')),
})
