import type { Ctx } from '../../platform/database/context.ts'
import { callIdentity } from '../../platform/identity/call.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { PASSKEYS_MAX, type PasskeyAnswer } from '../domain/passkey.ts'
import { type Factors, mayRemove } from '../domain/proof.ts'
import { recordChange } from '../store/audit.ts'
import { passkeysOf, recordPasskeyUse } from '../store/passkeys.ts'
import type { Challenge } from './passkeySignIn.ts'
import { securityChanged } from './securityChange.ts'
import { t } from './securityRefusals.ts'
import { attempt, type Parts, type Refused, renewSession, wait } from './signIn.ts'

type OfPerson = Parts & { readonly personId: string }

/** Asks the browser for a new passkey; those that the person has already are named, so that none is made twice. */
export const preparePasskey = async (
  parts: OfPerson,
): Promise<Result<Challenge, Refused | Refusal<'many'>>> => {
  const { auth, db } = parts.services.identity
  const seconds = await attempt(parts, ['writePerPerson', parts.personId])
  if (seconds !== null) return wait(seconds)
  if ((await passkeysOf(db, parts.personId)).length >= PASSKEYS_MAX)
    return refuse({ code: 'many', sentence: t.passkey.tooMany })
  const { api } = auth
  const called = await callIdentity(auth, parts.caller, api.generatePasskeyRegistrationOptions, { query: {} })
  if ('refused' in called) throw new Error(`no challenge: ${called.refused}`)
  return ok({ options: called.value, cookies: called.cookies })
}

/**
 * Keeps a new passkey. One that recognised its person at that moment is a second proof: the session is renewed with it.
 * @returns the token of the session
 */
export const addPasskey = async (
  ctx: Ctx,
  parts: OfPerson & { readonly answer: PasskeyAnswer; readonly name: string },
): Promise<Result<string, Refusal<'not-added'>>> => {
  const { services, caller, answer, name } = parts
  const { auth, db } = services.identity
  const called = await callIdentity(auth, caller, auth.api.verifyPasskeyRegistration, {
    body: { response: answer, name },
  })
  if ('refused' in called) {
    const late = called.refused === 'CHALLENGE_NOT_FOUND'
    return refuse({ code: 'not-added', sentence: late ? t.passkey.late : t.passkey.notAdded })
  }
  const { userVerified } = called
  await recordPasskeyUse(db, answer.id, { userVerified, at: null })
  await securityChanged(ctx, parts, 'passkey.added')
  const token = caller.token ?? ''
  return ok(userVerified ? await renewSession(parts, token, toDate(ctx.clock.now())) : token)
}

/** Another name for a passkey of this person. */
export const renamePasskey = async (
  ctx: Ctx,
  parts: Parts & { readonly id: string; readonly name: string },
): Promise<void> => {
  const { auth } = parts.services.identity
  const { id, name } = parts
  const called = await callIdentity(auth, parts.caller, auth.api.updatePasskey, { body: { id, name } })
  if ('refused' in called) throw new Error(`passkey not renamed: ${called.refused}`)
  await recordChange(ctx, { action: 'passkey.renamed', subject: { kind: 'passkey', id } })
}

/** Gives a passkey up. The last that wakes roles over the territory stays. */
export const removePasskey = async (
  ctx: Ctx,
  parts: OfPerson & { readonly id: string; readonly factors: Factors },
): Promise<Result<null, Refusal<'last'>>> => {
  const { id, factors } = parts
  if (!mayRemove(factors, { passkey: id })) return refuse({ code: 'last', sentence: t.lastFactor })
  const { auth } = parts.services.identity
  const called = await callIdentity(auth, parts.caller, auth.api.deletePasskey, { body: { id } })
  if ('refused' in called) throw new Error(`passkey not removed: ${called.refused}`)
  await securityChanged(ctx, parts, 'passkey.removed')
  return ok(null)
}
