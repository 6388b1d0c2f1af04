import { type Actor, type BodyRole, holds, type PlatformRole, worksFor } from './actor.ts'

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

/** A pure rule: may this actor reach this resource? No I/O, no clock. `name` appears in the list of routes. */
export type Policy<R = unknown> = {
  readonly name: string
  /** Only people signed in ever pass: anybody else is asked to sign in before anything is looked up. */
  readonly people?: true
  /**
   * For participants: somebody signed in is seen as the participant who is theirs in the event of the address. Where there
   * is none, or several and they did not choose, they go to this page to choose.
   */
  readonly acting?: (path: string) => string
  readonly decide: (actor: Actor, resource: R) => Decision
}

export const allowed: Decision = { allowed: true }
export const refused = (reason: string): Decision => ({ allowed: false, reason })

const when = (condition: boolean, reason: string): Decision => (condition ? allowed : refused(reason))

/** Open to all: published content only, never a write without its own proof (a token, a rate limit). */
export const anyone = (): Policy => ({ name: 'anyone', decide: () => allowed })

/** Whoever came in by an account. */
export const person = (): Policy => ({
  name: 'person',
  people: true,
  decide: (actor) => when(actor.kind === 'person', 'person'),
})

/** Whoever came in by an account of their own, not one that a demonstration shares. */
export const ownAccount = (): Policy => ({
  name: 'own account',
  people: true,
  decide: (actor) => when(actor.kind === 'person' && !actor.shared, 'own account'),
})

/** Whoever holds a session of any sort may end it. */
export const anySession = (): Policy => ({
  name: 'any session',
  decide: (actor) => when(['half', 'person', 'participant', 'agent'].includes(actor.kind), 'session'),
})

/** One proof of two was given: only the page that asks for the other opens. */
export const halfSignedIn = (): Policy => ({
  name: 'half signed in',
  decide: (actor) => when(actor.kind === 'half', 'half signed in'),
})

/** One of these roles over the territory. */
export const platform = (...roles: readonly PlatformRole[]): Policy => ({
  name: `platform: ${roles.join(' or ')}`,
  people: true,
  decide: (actor) =>
    when(
      roles.some((role) => holds(actor, role)),
      roles.join(' or '),
    ),
})

/** The technical administrator of the deployment. */
export const administrator = (): Policy => platform('administrator')

/** At least this role in the body that the address names. */
export const bodyRole = (role: BodyRole): Policy<{ readonly organisation: { readonly id: string } }> => ({
  name: `body: ${role}`,
  decide: (actor, { organisation }) => when(worksFor(actor, organisation.id, role), role),
})
