import type { Brand } from '../kernel/brand.ts'
import type { Actor } from './actor.ts'

/**
 * Proof that authorisation took place: queries ask for a scope, and only this file makes one. Forgetting it does not
 * compile. dependency-cruiser lets only the HTTP server, the composition root and the command line import `mintScope`.
 */
export type Scope = Brand<{ readonly territoryId: string; readonly actor: Actor }, 'Scope'>

export const mintScope = (territoryId: string, actor: Actor): Scope => ({ territoryId, actor }) as Scope
