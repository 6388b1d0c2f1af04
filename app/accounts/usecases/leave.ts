import type { Services } from '../../platform/http/route.ts'
import type { Caller } from '../../platform/identity/call.ts'
import { idTokenOf } from '../store/providedIdentities.ts'
import { sessionMethod } from '../store/sessions.ts'

type Parts = { readonly services: Services; readonly caller: Caller }

/** What is left to close at the provider, before the session here ends: null when nothing is. */
export type Departure =
  /** `Set-Cookie` line of the ceremony that goes and comes back. */
  { readonly kind: 'there-too'; readonly cookie: string } | { readonly kind: 'unreachable' } | null

/** Somebody who came in by the provider leaves it too, or their next click would bring them in again. */
export const prepareLeaving = async ({ services, caller }: Parts): Promise<Departure> => {
  const { openId, identity } = services
  if (openId === null || caller.token === null) return null
  const session = await sessionMethod(identity.db, caller.token)
  if (session?.method !== 'proconnect') return null
  const idToken = await idTokenOf(identity.db, openId.id, session.personId)
  if (idToken === null) return null
  const ceremony = openId.beginLeaving(session.personId)
  if ((await openId.exit(ceremony, idToken)) === null) return { kind: 'unreachable' }
  return { kind: 'there-too', cookie: await openId.ceremonies.seal(ceremony) }
}

/** Where this browser closes its session at the provider; null when it has nothing to close. */
export const exitOf = async ({ services, caller }: Parts): Promise<URL | null> => {
  const { openId, identity } = services
  const begun = await openId?.ceremonies.read(caller.headers)
  if (openId === null || begun?.ceremony.purpose !== 'leave') return null
  const idToken = await idTokenOf(identity.db, openId.id, begun.ceremony.personId)
  return idToken === null ? null : openId.exit(begun.ceremony, idToken)
}
