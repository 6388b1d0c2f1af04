import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { type CallContent, judgeCall, mayChange } from '../domain/call.ts'
import type { Refused } from '../domain/refusals.ts'
import { countApplications } from '../store/applications.ts'
import { lockCall, writeCall } from '../store/calls.ts'

/** Opens a call, or changes it: once somebody sent an application, what they answered and are scored by stays. */
export const saveCall = async (
  ctx: Ctx,
  { event, content }: { readonly event: OpenMapEvent; readonly content: CallContent },
): Promise<Result<CallContent, Refused>> => {
  const judged = judgeCall(content, event.day)
  if (!judged.ok) return judged
  const before = await lockCall(ctx, event.id)
  if (before !== null) {
    const { submitted } = await countApplications(ctx.db, ctx.scope, event.id)
    const allowed = mayChange(before, judged.value, submitted)
    if (!allowed.ok) return allowed
  }
  await writeCall(ctx, event.id, judged.value)
  const { opensAt, closesAt, places, substitutes, criteria, quotas } = judged.value
  await recordOfEvent(ctx, event, {
    action: before === null ? 'pitch-call.opened' : 'pitch-call.changed',
    after: {
      opensAt,
      closesAt,
      places,
      substitutes,
      criteria: criteria.map(({ label }) => label),
      quotas: quotas.length,
    },
  })
  return ok(judged.value)
}
