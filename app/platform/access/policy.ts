import type { Actor } from './actor.ts'

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

/** A pure rule: may this actor reach this resource? No I/O, no clock. `name` appears in the list of routes. */
export type Policy<R = unknown> = {
  readonly name: string
  readonly decide: (actor: Actor, resource: R) => Decision
}

export const allowed: Decision = { allowed: true }
export const refused = (reason: string): Decision => ({ allowed: false, reason })

/** Open to all: published content only, never a write without its own proof (a token, a rate limit). */
export const anyone = (): Policy => ({ name: 'anyone', decide: () => allowed })

/** The administrator of the deployment. */
export const administrator = (): Policy => ({
  name: 'administrator',
  decide: (actor) => (actor.kind === 'administrator' ? allowed : refused('administrator')),
})
