import { createAuthEndpoint } from '@better-auth/core/api'
import { z } from 'zod'
import { PASSWORD_PROVIDER, verifyNothing, verifyPassword } from './password.ts'

/** How a person came in. */
export const signInMethods = ['link', 'password', 'passkey', 'proconnect', 'demo'] as const
export type SignInMethod = (typeof signInMethods)[number]

/**
 * Endpoints that only our own routes may call. They open a session and leave its second factor to the next step, so
 * that every way in passes by the same door.
 */
export const sessions = () => ({
  id: 'openmap-sessions',
  endpoints: {
    /** For proofs checked elsewhere: an identity provider, an invitation, a demonstration account. */
    openSession: createAuthEndpoint.serverOnly(
      {
        method: 'POST',
        body: z.strictObject({
          personId: z.uuid(),
          method: z.enum(signInMethods),
          secondFactorAt: z.date().optional(),
        }),
      },
      async ({ body, context, json }) => {
        const { personId, ...fields } = body
        const session = await context.internalAdapter.createSession(personId, false, fields)
        return json({ token: session.token })
      },
    ),
    /** Null for an unknown address, an account without password and a wrong password alike, after the same work. */
    passwordSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.strictObject({ email: z.string(), password: z.string() }) },
      async ({ body, context, json }) => {
        const found = await context.internalAdapter.findUserByEmail(body.email, { includeAccounts: true })
        const hash = found?.accounts.find(({ providerId }) => providerId === PASSWORD_PROVIDER)?.password
        const fits = hash ? await verifyPassword(hash, body.password) : await verifyNothing(body.password)
        if (!fits || found === null) return json({ token: null })
        const session = await context.internalAdapter.createSession(found.user.id, false, {
          method: 'password',
        })
        return json({ token: session.token })
      },
    ),
    /**
     * The same session under a new identifier, once more was proved in it: the cookie that somebody copied before is
     * worth nothing any more.
     */
    renewSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.strictObject({ token: z.string(), secondFactorAt: z.date().optional() }) },
      async ({ body, context, json }) => {
        const adapter = context.internalAdapter
        const held = await adapter.findSession(body.token)
        if (held === null) return json({ token: null })
        const { method, secondFactorAt } = held.session as { method?: unknown; secondFactorAt?: unknown }
        const kept = { method, secondFactorAt: body.secondFactorAt ?? secondFactorAt }
        const session = await adapter.createSession(held.user.id, false, kept)
        await adapter.deleteSession(body.token)
        return json({ token: session.token })
      },
    ),
  },
})
