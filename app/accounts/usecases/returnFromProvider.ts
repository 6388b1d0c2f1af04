import { sameText } from '../../platform/access/signing.ts'
import type { Services } from '../../platform/http/route.ts'
import type { Caller } from '../../platform/identity/call.ts'
import type { Entering } from '../../platform/identity/openId/ceremony.ts'
import type { OpenIdFailure } from '../../platform/identity/openId/failure.ts'
import type { ProvedIdentity } from '../../platform/identity/openId/provider.ts'

/** What a browser brought back from the provider. */
export type Returned =
  | { readonly kind: 'proved'; readonly ceremony: Entering; readonly identity: ProvedIdentity }
  /** Begun elsewhere, too long ago, or finished already. */
  | { readonly kind: 'lost' }
  | OpenIdFailure

/**
 * Receives somebody who comes back from the provider: the secret of the departure must be the one in the cookie of this very
 * browser, and serves once, before anything is asked of the provider.
 */
export const returnFromProvider = async (
  { services, caller }: { readonly services: Services; readonly caller: Caller },
  returned: URLSearchParams,
): Promise<Returned> => {
  const { openId, identity } = services
  const begun = await openId?.ceremonies.read(caller.headers)
  if (openId === null || begun == null || begun.ceremony.purpose === 'leave') return { kind: 'lost' }
  const { ceremony, begunAt } = begun
  if (!sameText(returned.get('state') ?? '', ceremony.state)) return { kind: 'lost' }
  if (!(await identity.spend(`openid:${ceremony.state}`, begunAt))) return { kind: 'lost' }
  const redeemed = await openId.redeem(ceremony, returned)
  return redeemed.ok ? { kind: 'proved', ceremony, identity: redeemed.value } : redeemed.refusal
}
