import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { type Caller, callIdentity } from '../../platform/identity/call.ts'
import type { LinkTaker } from '../../platform/identity/identity.ts'
import type { SignInMethod } from '../../platform/identity/sessions.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { mailSignInLink } from '../mails/signInMails.ts'
import { t } from '../messages.ts'
import { endSession, isNewDevice, type OpenedSession, openedSession } from '../store/sessions.ts'
import { securityChanged } from './securityChange.ts'
import { takeCode } from './takeCode.ts'
import { tellNewDevice } from './tellNewDevice.ts'

export type SignedIn = { readonly token: string; readonly opened: OpenedSession }

export type Refused = Refusal<'wait' | 'over' | 'wrong'> & { readonly seconds?: number }
export type Parts = { readonly services: Services; readonly caller: Caller }

export const wait = (seconds: number) =>
  refuse<Refused>({ code: 'wait', sentence: t.signIn.wait(seconds), seconds })
const over = () => refuse<Refused>({ code: 'over', sentence: t.signIn.over })
export const wrong = (sentence: string) => refuse<Refused>({ code: 'wrong', sentence })

/** Counts the attempt under each of these subjects; the first that is exhausted says how long to wait. */
export const attempt = async (
  { services }: Parts,
  ...subjects: readonly (readonly [Parameters<Services['identity']['attempt']>[0], string])[]
): Promise<number | null> => {
  for (const [name, subject] of subjects) {
    const seconds = await services.identity.attempt(name, subject)
    if (seconds !== null) return seconds
  }
  return null
}

/**
 * What every way in ends with: the new session alone in this browser, and a mail when it comes from an unknown device.
 */
export const settle = async (
  ctx: Ctx,
  { services, caller }: Parts,
  token: string,
): Promise<Result<SignedIn, Refused>> => {
  const { db } = services.identity
  const now = toDate(ctx.clock.now())
  const opened = await openedSession(db, token)
  if (opened.deactivated) {
    await endSession(db, token)
    return over()
  }
  if (caller.token !== null && caller.token !== token) await endSession(db, caller.token)
  if (!opened.demo && (await isNewDevice(db, opened, now))) await tellNewDevice(ctx, services, opened)
  return ok({ token, opened })
}

/** Sends a sign-in link; the answer is the same whether or not the address has an account. */
export const requestSignInLink = async (
  ctx: Ctx,
  parts: Parts & { readonly email: string },
): Promise<Result<null, Refused>> => {
  const { services, caller, email } = parts
  const seconds = await attempt(parts, ['linkPerAddress', caller.address], ['linkPerEmail', email])
  if (seconds !== null) return wait(seconds)
  let token = ''
  const metadata: LinkTaker = {
    take: (made) => {
      token = made
    },
  }
  const { auth } = services.identity
  await callIdentity(auth, caller, auth.api.signInMagicLink, { body: { email, metadata } })
  await mailSignInLink(ctx, services, { email, token })
  return ok(null)
}

/** Uses a sign-in link, once. Whoever has no account yet gets one, without any right. */
export const openSignInLink = async (
  ctx: Ctx,
  parts: Parts & { readonly token: string; readonly name: string },
): Promise<Result<SignedIn, Refused>> => {
  const { services, caller } = parts
  const seconds = await attempt(parts, ['tokenPerAddress', caller.address])
  if (seconds !== null) return wait(seconds)
  const { auth, db } = services.identity
  const called = await callIdentity(auth, { ...caller, token: null }, auth.api.magicLinkVerify, {
    query: { token: parts.token },
  })
  if ('refused' in called || called.token === null) return over()
  if (parts.name !== '') {
    await db
      .updateTable('person')
      .set({ name: parts.name })
      .where('id', '=', (await openedSession(db, called.token)).personId)
      .where('name', '=', '')
      .execute()
  }
  return settle(ctx, parts, called.token)
}

/** One answer, after the same work, for an unknown address and for a wrong password. */
export const signInWithPassword = async (
  ctx: Ctx,
  parts: Parts & { readonly email: string; readonly password: string },
): Promise<Result<SignedIn, Refused>> => {
  const { services, caller, email, password } = parts
  const seconds = await attempt(parts, ['passwordPerAddress', caller.address], ['passwordPerEmail', email])
  if (seconds !== null) return wait(seconds)
  const { auth } = services.identity
  const called = await callIdentity<{ readonly token: string | null }>(
    auth,
    caller,
    auth.api.passwordSession,
    { body: { email, password } },
  )
  if ('refused' in called || called.value.token === null) return wrong(t.signIn.wrongPassword)
  return settle(ctx, parts, called.value.token)
}

/** The same session under a new identifier, for more was proved in it. @returns its token */
export const renewSession = async (
  { services, caller }: Parts,
  token: string,
  secondFactorAt?: Date,
): Promise<string> => {
  const { auth } = services.identity
  const called = await callIdentity<{ readonly token: string | null }>(auth, caller, auth.api.renewSession, {
    body: { token, ...(secondFactorAt === undefined ? {} : { secondFactorAt }) },
  })
  if ('refused' in called || called.value.token === null) throw new Error('the session ended meanwhile')
  return called.value.token
}

/** The second proof: a code of the application, or a recovery code; each serves once. */
export const giveSecondFactor = async (
  ctx: Ctx,
  parts: Parts & { readonly personId: string; readonly code: string },
): Promise<Result<SignedIn, Refused>> => {
  const taken = await takeCode({ ...parts, orRecovery: true })
  if (!taken.ok) return taken
  const token = await renewSession(parts, taken.value.token, toDate(ctx.clock.now()))
  if (taken.value.recovery) await securityChanged(ctx, parts, 'recovery-code.used')
  return settle(ctx, parts, token)
}

/** Opens a session for somebody whose proof was checked elsewhere: an invitation, a demonstration account. */
export const openSessionFor = async (
  ctx: Ctx,
  parts: Parts & { readonly personId: string; readonly method: SignInMethod; readonly double: boolean },
): Promise<Result<SignedIn, Refused>> => {
  const { services, caller, personId, method } = parts
  const { auth } = services.identity
  const called = await callIdentity<{ readonly token: string }>(auth, caller, auth.api.openSession, {
    body: {
      personId,
      method,
      ...(parts.double ? { secondFactorAt: toDate(ctx.clock.now()) } : {}),
    },
  })
  if ('refused' in called) return over()
  return settle(ctx, parts, called.value.token)
}
