import type { Ctx } from '../../platform/database/context.ts'
import { callIdentity } from '../../platform/identity/call.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import type { PasskeyAnswer } from '../domain/passkey.ts'
import { recordPasskeyUse } from '../store/passkeys.ts'
import { markPasskeySession } from '../store/sessions.ts'
import { t } from './securityRefusals.ts'
import { attempt, type Parts, type Refused, type SignedIn, settle, wait, wrong } from './signIn.ts'

export type Challenge = { readonly options: unknown; readonly cookies: readonly string[] }

/**
 * Asks the browser for a passkey: the challenge serves once, within five minutes. Without an open session any key of this
 * site may answer, so that nobody types an address; with one, only those of its person.
 */
export const askPasskey = async (parts: Parts): Promise<Result<Challenge, Refused>> => {
  const seconds = await attempt(parts, ['passkeyPerAddress', parts.caller.address])
  if (seconds !== null) return wait(seconds)
  const { auth } = parts.services.identity
  const called = await callIdentity(auth, parts.caller, auth.api.generatePasskeyAuthenticationOptions, {})
  if ('refused' in called) throw new Error(`no challenge: ${called.refused}`)
  return ok({ options: called.value, cookies: called.cookies })
}

const sentenceOf = (refused: string): string => {
  if (refused === 'CHALLENGE_NOT_FOUND') return t.passkey.late
  return refused === 'PASSKEY_NOT_FOUND' ? t.passkey.unknown : t.passkey.refused
}

/**
 * Opens a session by a passkey. A key that recognised its person (finger, face, code) is two proofs: what they hold, and
 * what they are or know. One that was only touched is one.
 */
export const openByPasskey = async (
  ctx: Ctx,
  parts: Parts & { readonly answer: PasskeyAnswer },
): Promise<Result<{ readonly token: string; readonly userVerified: boolean }, Refused>> => {
  const { services, caller, answer } = parts
  const seconds = await attempt(parts, ['passkeyPerAddress', caller.address])
  if (seconds !== null) return wait(seconds)
  const { auth, db } = services.identity
  const called = await callIdentity(auth, caller, auth.api.verifyPasskeyAuthentication, {
    body: { response: answer },
  })
  if ('refused' in called) return wrong(sentenceOf(called.refused))
  const { token, userVerified } = called
  if (token === null) throw new Error('a passkey opened no session')
  const now = toDate(ctx.clock.now())
  await markPasskeySession(db, token, userVerified ? now : null)
  await recordPasskeyUse(db, answer.id, { userVerified, at: now })
  return ok({ token, userVerified })
}

export const signInWithPasskey = async (
  ctx: Ctx,
  parts: Parts & { readonly answer: PasskeyAnswer },
): Promise<Result<SignedIn, Refused>> => {
  const opened = await openByPasskey(ctx, parts)
  return opened.ok ? settle(ctx, parts, opened.value.token) : opened
}
