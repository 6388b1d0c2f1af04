import { daysBetween, type OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import { findCall, insertCall, lockCall, questionsOf, rolesOf, saveCall } from '../store/calls.ts'

const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** The same form, roles and places for another event, open as long before it; nobody has a place in it. */
export const copyCall = async (ctx: Ctx, from: OpenMapEvent, to: OpenMapEvent): Promise<void> => {
  const call = await findCall(ctx.db, ctx.scope, from.id)
  if (call === null) return
  const days = daysBetween(from.day, to.day)
  const roles = await rolesOf(ctx.db, ctx.scope, from.id)
  const questions = await questionsOf(ctx.db, ctx.scope, from.id)
  await insertCall(
    ctx,
    {
      ...call,
      eventId: to.id,
      taken: 0,
      opensOn: plus(call.opensOn, days),
      closesOn: plus(call.closesOn, days),
    },
    roles.map((role) => ({ ...role, taken: 0 })),
    questions.map((question) => ({ ...question, id: newId() })),
  )
}

/** The event moved: registration closes as long before it as it did, and never before it opens. */
export const moveCall = async (ctx: Ctx, event: OpenMapEvent, days: number): Promise<void> => {
  const call = await lockCall(ctx, event.id)
  if (call === null) return
  const closes = plus(call.closesOn, days)
  const closesOn = [closes, call.opensOn].sort().at(-1) ?? closes
  await saveCall(ctx, { ...call, closesOn }, await rolesOf(ctx.db, ctx.scope, event.id))
}
