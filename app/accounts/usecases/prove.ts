import type { PersonActor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { verifyPassword } from '../../platform/identity/password.ts'
import type { Result } from '../../platform/kernel/result.ts'
import type { PasskeyAnswer } from '../domain/passkey.ts'
import { type Factors, needsDouble } from '../domain/proof.ts'
import { t as words } from '../messages.ts'
import { proofsOf } from '../store/factors.ts'
import { passwordHashOf } from '../store/passwords.ts'
import { findPerson } from '../store/people.ts'
import { endSession, markPasskeySession, openedSession } from '../store/sessions.ts'
import { openByPasskey } from './passkeySignIn.ts'
import { t } from './securityRefusals.ts'
import {
  attempt,
  giveSecondFactor,
  type Parts,
  type Refused,
  renewSession,
  type SignedIn,
  settle,
  wait,
  wrong,
} from './signIn.ts'

type Proving = Parts & { readonly person: PersonActor; readonly factors: Factors }

/** Proves again, by a code, who holds the open session. */
export const proveByCode = async (
  ctx: Ctx,
  parts: Proving & { readonly code: string },
): Promise<Result<SignedIn, Refused>> =>
  // A code would switch on a second factor that was only prepared.
  parts.factors.codes
    ? giveSecondFactor(ctx, { ...parts, personId: parts.person.personId })
    : wrong(words.signIn.wrongCode)

/** Proves again by the password: enough where no double proof is asked for. */
export const proveByPassword = async (
  ctx: Ctx,
  parts: Proving & { readonly password: string },
): Promise<Result<SignedIn, Refused>> => {
  const { db } = parts.services.identity
  const { person, caller, password } = parts
  if (needsDouble(parts.factors)) return wrong(t.password.wrong)
  const email = (await findPerson(db, person.personId))?.email ?? ''
  const seconds = await attempt(parts, ['passwordPerAddress', caller.address], ['passwordPerEmail', email])
  if (seconds !== null) return wait(seconds)
  const hash = await passwordHashOf(db, person.personId)
  if (hash === null || !(await verifyPassword(hash, password))) return wrong(t.password.wrong)
  return settle(ctx, parts, await renewSession(parts, caller.token ?? ''))
}

/** Proves again by one of one's own passkeys. */
export const proveByPasskey = async (
  ctx: Ctx,
  parts: Proving & { readonly answer: PasskeyAnswer },
): Promise<Result<SignedIn, Refused>> => {
  const { db } = parts.services.identity
  const before = await proofsOf(db, parts.person.sessionId)
  const opened = await openByPasskey(ctx, parts)
  if (!opened.ok) return opened
  const { token, userVerified } = opened.value
  const own = (await openedSession(db, token)).personId === parts.person.personId
  if (!own || (needsDouble(parts.factors) && !userVerified)) {
    await endSession(db, token)
    return wrong(own ? t.passkey.unverified : t.passkey.otherPerson)
  }
  // A key that was only touched takes nothing away from what was proved before.
  if (!userVerified) await markPasskeySession(db, token, before.secondFactorAt)
  return settle(ctx, parts, token)
}
