import { daysBetween, type OpenMapEvent, shifted } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import { callOf, writeCall } from '../store/calls.ts'

/** The same questions, criteria and quotas for another event, as long before it; nobody has applied to it. */
export const copyCall = async (ctx: Ctx, from: OpenMapEvent, to: OpenMapEvent): Promise<void> => {
  const call = await callOf(ctx.db, ctx.scope, from.id)
  if (call === null) return
  const days = daysBetween(from.day, to.day)
  await writeCall(ctx, to.id, {
    ...call,
    opensAt: shifted(call.opensAt, days),
    closesAt: shifted(call.closesAt, days),
    juryUntil: Temporal.PlainDate.from(call.juryUntil).add({ days }).toString(),
  })
}
