import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { type Caller, callIdentity } from '../../platform/identity/call.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { type Factors, mayRemove } from '../domain/proof.ts'
import { t } from '../messages.ts'
import { securityChanged } from './securityChange.ts'
import { t as reasons } from './securityRefusals.ts'
import { renewSession } from './signIn.ts'
import { type CodeRefusal, takeCode } from './takeCode.ts'

type Parts = { readonly services: Services; readonly caller: Caller; readonly personId: string }

/** What the person copies into their application, and keeps on paper. */
export type Enrolment = {
  /** `otpauth://totp/…`, as a QR code shows it. */
  readonly uri: string
  /** The same secret, to type by hand: groups of four. */
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

/** Prepares a second factor: nothing is asked for at sign-in until a first code was given. */
export const prepareSecondFactor = async ({
  services,
  caller,
}: Parts): Promise<Result<Enrolment, Refusal<'already'>>> => {
  const { auth } = services.identity
  const called = await callIdentity<{ totpURI: string; backupCodes: readonly string[] }>(
    auth,
    caller,
    auth.api.enableTwoFactor,
    { body: {} },
  )
  if ('refused' in called) return refuse({ code: 'already', sentence: t.security.already })
  const { totpURI: uri, backupCodes: recoveryCodes } = called.value
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return ok({ uri, secret: secret.replace(/(.{4})(?=.)/g, '$1 '), recoveryCodes })
}

/** A first good code switches the second factor on. The session is renewed: its new token is returned. */
export const confirmSecondFactor = async (
  ctx: Ctx,
  parts: Parts & { readonly code: string },
): Promise<Result<string, CodeRefusal>> => {
  const taken = await takeCode({ ...parts, orRecovery: false })
  if (!taken.ok) return taken
  await securityChanged(ctx, parts, 'second-factor.enabled')
  return ok(await renewSession(parts, taken.value.token, toDate(ctx.clock.now())))
}

type RemovalRefusal = CodeRefusal | Refusal<'last' | 'none'>

/** Gives the second factor up: only with a code of it, so that an open screen is not enough. */
export const removeSecondFactor = async (
  ctx: Ctx,
  parts: Parts & { readonly code: string; readonly factors: Factors },
): Promise<Result<string, RemovalRefusal>> => {
  const { services, caller, factors } = parts
  const { auth } = services.identity
  // A code would switch on a second factor that was only prepared.
  if (!factors.codes) return refuse({ code: 'none', sentence: reasons.noCodes })
  if (!mayRemove(factors, 'codes')) return refuse({ code: 'last', sentence: reasons.lastFactor })
  const taken = await takeCode({ ...parts, orRecovery: true })
  if (!taken.ok) return taken
  const renewed = { ...caller, token: taken.value.token }
  const removed = await callIdentity(auth, renewed, auth.api.disableTwoFactor, { body: {} })
  if ('refused' in removed) throw new Error(`second factor not removed: ${removed.refused}`)
  await securityChanged(ctx, parts, 'second-factor.removed')
  return ok(removed.token ?? taken.value.token)
}

/** Recovery codes that were not used yet. */
export const countRecoveryCodes = async ({ services, personId }: Omit<Parts, 'caller'>): Promise<number> => {
  const { auth } = services.identity
  const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: personId } })
  return backupCodes.length
}

/** New recovery codes, against a code; those of before open nothing any more. Shown once, kept nowhere in clear. */
export const renewRecoveryCodes = async (
  ctx: Ctx,
  parts: Parts & { readonly code: string; readonly factors: Factors },
): Promise<Result<readonly string[], CodeRefusal | Refusal<'none'>>> => {
  const { services, caller, factors } = parts
  const { auth } = services.identity
  if (!factors.codes) return refuse({ code: 'none', sentence: reasons.noCodes })
  const taken = await takeCode({ ...parts, orRecovery: true })
  if (!taken.ok) return taken
  const called = await callIdentity<{ backupCodes: readonly string[] }>(
    auth,
    caller,
    auth.api.generateBackupCodes,
    { body: {} },
  )
  if ('refused' in called) throw new Error(`recovery codes not renewed: ${called.refused}`)
  await securityChanged(ctx, parts, 'recovery-codes.renewed')
  return ok(called.value.backupCodes)
}
