import { indexProblem, type SelectionFile, writeSelection } from '../../../packages/scheduler/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { toProblem } from '../domain/toProblem.ts'
import { t } from '../messages.ts'
import { meetingDayOf } from '../store/day.ts'

/** The meeting problem of an event in the scheduler's own format: indices only, no name, no address. */
export const exportProblem = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<Result<SelectionFile, Refused>> => {
  const indexed = indexProblem(toProblem(await meetingDayOf(ctx.db, ctx.scope, event)))
  if (indexed.ok) return ok(writeSelection(indexed.value.problem))
  const [error] = indexed.errors
  const field = error?.field ?? 'problem'
  if (error?.code === 'slots-invalid') return refuse({ code: 'no-slot', field, sentence: t.refusals.noSlot })
  if (error?.code === 'tables-invalid')
    return refuse({ code: 'no-table', field, sentence: t.refusals.noTable })
  return refuse({ code: 'problem-invalid', field, sentence: t.refusals.problemInvalid(field) })
}
