import { type BodyRole, bodyRoles, RANK } from '../../platform/access/actor.ts'

/** Does `held` cover `role`? */
export const covers = (held: BodyRole, role: BodyRole): boolean => RANK[held] >= RANK[role]

/** Roles that somebody who holds this one may lend. */
export const rolesUpTo = (held: BodyRole): readonly BodyRole[] =>
  bodyRoles.filter((role) => covers(held, role))
