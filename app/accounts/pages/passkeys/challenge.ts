import { type JsonReply, json } from '../../../platform/http/reply.ts'
import type { Refusal, Result } from '../../../platform/kernel/result.ts'
import type { Challenge } from '../../usecases/passkeySignIn.ts'

/** What the browser's part asks the authenticator; the cookie ties the challenge to this browser, for five minutes. */
export const challengeReply = (asked: Result<Challenge, Refusal>): JsonReply => {
  if (asked.ok) return json(asked.value.options, { cookies: asked.value.cookies })
  const { code, sentence } = asked.refusal
  return json({ sentence }, { status: code === 'wait' ? 429 : 409 })
}
