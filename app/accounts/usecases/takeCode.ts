import type { Services } from '../../platform/http/route.ts'
import { type Caller, callIdentity } from '../../platform/identity/call.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'

export type CodeRefusal = Refusal<'wait' | 'wrong'> & { readonly seconds?: number }

export type Taken = {
  /** Token of the session in which the code was given; the library renews it when the first code is given. */
  readonly token: string
  /** A recovery code, which is gone now. */
  readonly recovery: boolean
}

/**
 * Takes a code of the application, or a recovery code where one may replace it. Each serves once, whatever it is given for:
 * to come in, to protect the account or to stop doing so (ASVS 6.5.1).
 */
export const takeCode = async (parts: {
  readonly services: Services
  readonly caller: Caller
  readonly personId: string
  readonly code: string
  /** Recovery codes count too. */
  readonly orRecovery: boolean
}): Promise<Result<Taken, CodeRefusal>> => {
  const { caller, personId } = parts
  const { auth, attempt } = parts.services.identity
  const seconds = await attempt('codePerPerson', personId)
  if (seconds !== null) return refuse({ code: 'wait', sentence: t.signIn.wait(seconds), seconds })
  const wrong = refuse<CodeRefusal>({ code: 'wrong', sentence: t.signIn.wrongCode })
  const code = parts.code.replace(/\s/g, '')
  const recovery = !/^\d{6}$/.test(code)
  if (recovery && !parts.orRecovery) return wrong
  if (!recovery && (await attempt('sameCode', `${personId}:${code}`)) !== null) return wrong
  const endpoint = recovery ? auth.api.verifyBackupCode : auth.api.verifyTOTP
  const called = await callIdentity(auth, caller, endpoint, { body: { code } })
  if ('refused' in called) return wrong
  return ok({ token: called.token ?? caller.token ?? '', recovery })
}
