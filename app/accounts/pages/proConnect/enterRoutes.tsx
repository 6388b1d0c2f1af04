import { z } from 'zod'
import type { Actor } from '../../../platform/access/actor.ts'
import { anyone } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { page, type Reply, redirect } from '../../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../../platform/http/route.ts'
import type { Caller } from '../../../platform/identity/call.ts'
import type { Entering } from '../../../platform/identity/openId/ceremony.ts'
import { type OpenIdProvider, RETURN_PATH } from '../../../platform/identity/openId/provider.ts'
import { linkIdentity } from '../../usecases/linkIdentity.ts'
import { type Returned, returnFromProvider } from '../../usecases/returnFromProvider.ts'
import { signInWithProvider } from '../../usecases/signInWithProvider.ts'
import { securityPath } from '../security/paths.ts'
import { isOpen, methodClosed } from '../signIn/openMethods.ts'
import { entered } from '../signIn/signInRoutes.tsx'
import { waiting } from '../signIn/waiting.tsx'
import { DeparturePage, departurePath, startPath } from './doorView.tsx'
import { t } from './messages.ts'
import { failurePage, notEnteredPage, notLinkedPage } from './refusedView.tsx'

export type Departing =
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'begun'; readonly ceremony: Entering }

/** Prepares a departure: counted first, since it may ask the provider something. */
export const depart = async (
  { identity, openId }: Services,
  caller: Caller,
  purpose: Parameters<OpenIdProvider['begin']>[0],
): Promise<Departing> => {
  if (openId === null) return { kind: 'unavailable' }
  const seconds = await identity.attempt('providerPerAddress', caller.address)
  if (seconds !== null) return { kind: 'wait', seconds }
  const ceremony = await openId.begin(purpose)
  return ceremony === null ? { kind: 'unavailable' } : { kind: 'begun', ceremony }
}

/** The departure itself: a page of ours, from which the browser leaves. */
export const departed = async (provider: OpenIdProvider, told: Departing): Promise<Reply> => {
  if (told.kind === 'wait') return waiting(told)
  if (told.kind === 'unavailable') return failurePage(provider.label, told)
  return redirect(departurePath, { cookies: [await provider.ceremonies.seal(told.ceremony)] })
}

/** Routes of a provider that the deployment does not have are not found. */
export const withProvider = async ({ services }: { readonly services: Services }) => services.openId

/** The session that asked for a link must be the one that comes back with it. */
const link = async (
  ctx: Ctx,
  parts: {
    readonly services: Services
    readonly provider: OpenIdProvider
    readonly told: Extract<Returned, { readonly kind: 'proved' }>
    readonly actor: Actor
    readonly sessionId: string
  },
): Promise<Reply> => {
  const { services, provider, told, actor, sessionId } = parts
  const { label } = provider
  if (actor.kind !== 'person' || actor.shared || actor.sessionId !== sessionId)
    return notLinkedPage(label, 'changed')
  const linked = await linkIdentity(ctx, { services, provider, actor, identity: told.identity })
  if (!linked.ok) return notLinkedPage(label, linked.refusal)
  return redirect(securityPath, {
    flash: linked.value === 'linked' ? t.security.linked(label) : t.security.known(label),
    cookies: [provider.ceremonies.end()],
  })
}

export const enterRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: startPath,
    policy: anyone(),
    form: z.strictObject({}),
    keyless: 'begins a ceremony of its own each time: its answer holds secrets, which are kept nowhere',
    ask: ({ services, caller }) => depart(services, caller, 'sign-in'),
    load: withProvider,
    handle: async ({ ctx, resource, told }) =>
      (await isOpen(ctx, 'proconnect')) ? departed(resource, told) : methodClosed(),
  }),
  route({
    method: 'GET',
    path: departurePath,
    policy: anyone(),
    ask: async ({ services, caller }): Promise<string | 'lost' | null> => {
      const begun = await services.openId?.ceremonies.read(caller.headers)
      if (begun == null || begun.ceremony.purpose === 'leave') return 'lost'
      return (await services.openId?.entrance(begun.ceremony))?.href ?? null
    },
    load: withProvider,
    handle: ({ resource: { label }, told }) => {
      if (told === 'lost') return failurePage(label, { kind: 'lost' })
      if (told === null) return failurePage(label, { kind: 'unavailable' })
      const { title, lead, button } = t.departure
      return page({
        title: title(label),
        leaveTo: told,
        indexed: false,
        breadcrumb: [{ label: title(label) }],
        body: <DeparturePage title={title(label)} lead={lead(label)} button={button(label)} to={told} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: RETURN_PATH,
    policy: anyone(),
    writes:
      'OpenID Connect comes back by a GET; the secret in the cookie of this browser proves that it left from here, and serves once',
    ask: ({ services, caller, url }) => returnFromProvider({ services, caller }, url.searchParams),
    load: withProvider,
    handle: async ({ ctx, services, caller, actor, resource: provider, told }) => {
      if (told.kind !== 'proved') return failurePage(provider.label, told)
      const { ceremony, identity } = told
      if (ceremony.purpose === 'link') {
        return link(ctx, { services, provider, told, actor, sessionId: ceremony.sessionId })
      }
      if (!(await isOpen(ctx, 'proconnect'))) return methodClosed()
      const signed = await signInWithProvider(ctx, { services, caller, provider, identity })
      if (!signed.ok) return notEnteredPage(provider.label, signed.refusal)
      const reply = entered(signed.value)
      return { ...reply, cookies: [provider.ceremonies.end()] }
    },
  }),
]
