import { hkdfSync } from 'node:crypto'
import { parse, serialize } from 'hono/utils/cookie'
import { EncryptJWT, jwtDecrypt } from 'jose'
import { z } from 'zod'
import { type Clock, toDate } from '../../kernel/dates.ts'
import { MINUTE } from '../limits.ts'

/** Time to sign in at the provider: some people look for their password, or for their card. */
const CEREMONY_MINUTES = 15

/** What a provider repeats to us must be longer than anybody can guess; ProConnect asks for 32 characters. */
const unguessable = z.string().min(32).max(128)

const ceremonySchema = z.discriminatedUnion('purpose', [
  z.strictObject({
    purpose: z.literal('sign-in'),
    state: unguessable,
    nonce: unguessable,
    verifier: unguessable.optional(),
  }),
  /** Somebody signed in adds this way in to their account: they must still be there on return. */
  z.strictObject({
    purpose: z.literal('link'),
    state: unguessable,
    nonce: unguessable,
    verifier: unguessable.optional(),
    sessionId: z.uuid(),
  }),
  z.strictObject({ purpose: z.literal('leave'), state: unguessable, personId: z.uuid() }),
])

/** What this browser is doing with the provider, from its departure to its return. */
export type Ceremony = z.output<typeof ceremonySchema>
export type Entering = Exclude<Ceremony, { readonly purpose: 'leave' }>
export type Leaving = Extract<Ceremony, { readonly purpose: 'leave' }>

/** A ceremony read back, with the moment it began. */
export type Begun<C extends Ceremony = Ceremony> = { readonly ceremony: C; readonly begunAt: Date }

/**
 * Ceremonies live in one short-lived cookie of the browser that began them, encrypted: whoever comes back with another
 * browser, or without having left, has none.
 */
export const makeCeremonies = (parts: {
  readonly secret: string
  readonly clock: Clock
  readonly https: boolean
}) => {
  const { clock, https } = parts
  const key = new Uint8Array(hkdfSync('sha256', parts.secret, '', 'openmap openid ceremony', 32))
  const name = `${https ? '__Host-' : ''}proconnect`
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: https } as const
  return {
    /** A `Set-Cookie` line. */
    seal: async (ceremony: Ceremony): Promise<string> => {
      const now = clock.now()
      const sealed = await new EncryptJWT({ ...ceremony })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setIssuedAt(toDate(now))
        .setExpirationTime(toDate(now.add({ minutes: CEREMONY_MINUTES })))
        .encrypt(key)
      return serialize(name, sealed, { ...options, maxAge: (CEREMONY_MINUTES * MINUTE) / 1000 })
    },
    /** The ceremony of this browser; null when there is none, or none any more. */
    read: async (headers: Headers): Promise<Begun | null> => {
      const sealed = parse(headers.get('cookie') ?? '', name)[name]
      if (sealed === undefined) return null
      try {
        const { payload } = await jwtDecrypt(sealed, key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
          currentDate: toDate(clock.now()),
        })
        const { iat = 0, exp: _, ...ceremony } = payload
        return { ceremony: ceremonySchema.parse(ceremony), begunAt: new Date(iat * 1000) }
      } catch {
        return null
      }
    },
    /** A `Set-Cookie` line that ends it. */
    end: (): string => serialize(name, '', { ...options, maxAge: 0 }),
  }
}

export type Ceremonies = ReturnType<typeof makeCeremonies>
