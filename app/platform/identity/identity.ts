import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { magicLink, twoFactor } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { newId } from '../database/id.ts'
import type { DB } from '../database/schema.ts'
import { HOUR, LINK_MINUTES, SESSION_DAYS } from './limits.ts'
import { sessions } from './sessions.ts'

/** Header by which an endpoint says, to `callIdentity` alone, that a passkey recognised its person. */
export const USER_VERIFIED = 'x-openmap-user-verified'

/** Receives the token of a sign-in link, once: the `metadata` of `signInMagicLink`. */
export type LinkTaker = { readonly take: (token: string) => void }

const tell = async (
  ctx: { readonly setHeader: (name: string, value: string) => void },
  verified: boolean | undefined,
): Promise<void> => {
  if (verified === true) ctx.setHeader(USER_VERIFIED, 'true')
}

/**
 * Identities and sessions, kept by better-auth under our names of tables. It serves no route of its own: each declared
 * route calls one endpoint of `auth.api`. Limits of attempts are ours, on all of them.
 */
export const makeIdentity = (parts: {
  /** A handle whose row-level context is `authentication`. */
  readonly db: Kysely<DB>
  readonly secret: string
  readonly publicUrl: string
  readonly name: string
}) => {
  const { publicUrl } = parts
  return betterAuth({
    appName: parts.name,
    baseURL: publicUrl,
    basePath: '/connexion/interne',
    secret: parts.secret,
    database: { db: parts.db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: () => newId() },
      useSecureCookies: false,
      cookiePrefix: publicUrl.startsWith('https:') ? '__Host-identite' : 'identite',
      defaultCookieAttributes: { secure: publicUrl.startsWith('https:') },
      ipAddress: { ipAddressHeaders: ['x-openmap-address'] },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'person_session',
      expiresIn: (SESSION_DAYS * 24 * HOUR) / 1000,
      // Refreshed by the reading of the actor, which also knows the idle limits.
      disableSessionRefresh: true,
      // What must have been proved lately is a rule of ours: app/accounts/domain/proof.ts.
      freshAge: 0,
      cookieCache: { enabled: false },
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        method: { type: 'string', required: false, input: false },
        secondFactorAt: { type: 'date', required: false, input: false, fieldName: 'second_factor_at' },
      },
    },
    account: {
      modelName: 'person_credential',
      accountLinking: { enabled: false },
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'person_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      sessions(),
      magicLink({
        expiresIn: LINK_MINUTES * 60,
        storeToken: 'hashed',
        // The use case that asks writes the mail, in its own transaction; only the hash of the token is stored.
        sendMagicLink: ({ token, metadata }) => (metadata as LinkTaker | undefined)?.take(token),
      }),
      twoFactor({
        issuer: parts.name,
        allowPasswordless: true,
        schema: {
          user: { fields: { twoFactorEnabled: 'second_factor' } },
          twoFactor: {
            modelName: 'second_factor',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: parts.name,
        origin: publicUrl,
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        registration: {
          afterVerification: ({ ctx, verification }) =>
            tell(ctx, verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ ctx, verification }) =>
            tell(ctx, verification.authenticationInfo.userVerified),
        },
        schema: {
          passkey: {
            modelName: 'passkey',
            fields: {
              userId: 'person_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
    ],
  })
}

export type Identity = ReturnType<typeof makeIdentity>
