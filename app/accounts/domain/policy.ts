import { type Actor, type BodyRole, holds } from '../../platform/access/actor.ts'
import { allowed, type Decision, type Policy, refused } from '../../platform/access/policy.ts'

const EVERYONE = ['reader', 'contributor', 'manager'] as const
const WRITERS = ['contributor', 'manager'] as const
const MANAGERS = ['manager'] as const

/**
 * Who may do what in a body. Routes decide by it and views draw their buttons by it: there is no other list. What the
 * data also forbid (the last manager, a role that was only lent) is decided by the use cases.
 */
export const bodyActions = {
  view: EVERYONE,
  /** Works in its name: wishes, meetings, files of the other modules. */
  write: WRITERS,
  edit: MANAGERS,
  invite: MANAGERS,
  changeRole: MANAGERS,
  remove: MANAGERS,
  decideRequests: MANAGERS,
  manageDomains: MANAGERS,
  /** Revokes and reads the delegations of others. */
  overseeDelegations: MANAGERS,
  /** Knows roughly when colleagues came last. */
  seeLastVisit: MANAGERS,
  /** Takes the list of members away, with their addresses. */
  exportMembers: MANAGERS,
  delegate: EVERYONE,
  leave: EVERYONE,
} as const satisfies { readonly [action: string]: readonly BodyRole[] }

export type BodyAction = keyof typeof bodyActions

/** The role in force in this body: of a membership, or lent for today. */
export const roleIn = (actor: Actor, organisationId: string): BodyRole | null =>
  actor.kind !== 'person'
    ? null
    : (actor.memberships.find((held) => held.organisationId === organisationId)?.role ?? null)

export const roleAllows = (role: BodyRole | null, action: BodyAction): boolean =>
  role !== null && (bodyActions[action] as readonly BodyRole[]).includes(role)

export const mayInBody = (actor: Actor, organisationId: string, action: BodyAction): boolean =>
  roleAllows(roleIn(actor, organisationId), action)

/** Everything this actor may do in this body: what its pages draw. */
export const actionsIn = (actor: Actor, organisationId: string): ReadonlySet<BodyAction> =>
  new Set(
    (Object.keys(bodyActions) as BodyAction[]).filter((action) => mayInBody(actor, organisationId, action)),
  )

type WithBody = { readonly body: { readonly id: string } }

/** The policy of the pages of a body. Whoever is no member does not get this far: for them the body is unknown. */
export const bodyAction = (action: BodyAction): Policy<WithBody> => ({
  name: `body: ${action}`,
  people: true,
  decide: (actor, { body }): Decision =>
    mayInBody(actor, body.id, action) ? allowed : refused(bodyActions[action].join(' or ')),
})

/** A request to join is decided by the managers of the body; by the platform only where nobody manages it. */
export const mayDecideRequest = (
  actor: Actor,
  body: { readonly id: string; readonly managed: boolean },
): boolean =>
  mayInBody(actor, body.id, 'decideRequests') ||
  (!body.managed && (holds(actor, 'mission') || holds(actor, 'administrator')))

/** Whoever answers the request of the address. */
export const requestDecider = (): Policy<{
  readonly body: { readonly id: string; readonly managed: boolean }
}> => ({
  name: 'decides the request',
  people: true,
  decide: (actor, { body }): Decision =>
    mayDecideRequest(actor, body) ? allowed : refused('decides the request'),
})
