import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { type Caller, callIdentity } from '../../platform/identity/call.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'
import { recordChange } from '../store/audit.ts'
import { markSecondFactor } from '../store/sessions.ts'

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
): Promise<Result<string, Refusal<'wrong'>>> => {
  const { services, caller, personId } = parts
  const { auth, db, attempt } = services.identity
  const wrong = refuse({ code: 'wrong', sentence: t.signIn.wrongCode } as const)
  if ((await attempt('codePerPerson', personId)) !== null) return wrong
  const code = parts.code.replace(/\s/g, '')
  const called = await callIdentity(auth, caller, auth.api.verifyTOTP, { body: { code } })
  if ('refused' in called) return wrong
  const token = called.token ?? caller.token ?? ''
  await markSecondFactor(db, token, toDate(ctx.clock.now()))
  await recordChange(ctx, { action: 'second-factor.enabled', subject: { kind: 'person', id: personId } })
  return ok(token)
}

/** Gives the second factor up: only with a code of it, so that an open screen is not enough. */
export const removeSecondFactor = async (
  ctx: Ctx,
  parts: Parts & { readonly code: string },
): Promise<Result<string, Refusal<'wrong'>>> => {
  const { services, caller, personId } = parts
  const { auth, attempt } = services.identity
  const wrong = refuse({ code: 'wrong', sentence: t.signIn.wrongCode } as const)
  if ((await attempt('codePerPerson', personId)) !== null) return wrong
  const code = parts.code.replace(/\s/g, '')
  const given = await callIdentity(auth, caller, auth.api.verifyTOTP, { body: { code } })
  if ('refused' in given) return wrong
  const renewed = { ...caller, token: given.token ?? caller.token }
  const removed = await callIdentity(auth, renewed, auth.api.disableTwoFactor, { body: {} })
  if ('refused' in removed) return wrong
  await recordChange(ctx, { action: 'second-factor.removed', subject: { kind: 'person', id: personId } })
  return ok(removed.token ?? renewed.token ?? '')
}
