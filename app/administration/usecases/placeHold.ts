import { recordChange } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { holdRefusals } from '../domain/holdRefusals.ts'
import { endHold, findHoldSubject, type HoldKind, insertHold } from '../store/retention.ts'

/** Suspends every erasure of a person or of an event, for a reason that stays written. */
export const placeHold = async (
  ctx: Ctx,
  wanted: { readonly kind: HoldKind; readonly subject: string; readonly reason: string },
): Promise<Result<null, Refusal<'unknown' | 'already'>>> => {
  const { kind, subject, reason } = wanted
  const subjectId = await findHoldSubject(ctx.db, ctx.scope, { kind, text: subject })
  if (subjectId === null)
    return refuse({ code: 'unknown', sentence: holdRefusals.unknown[kind], field: 'subject' })
  if ((await insertHold(ctx, { kind, subjectId, reason })) === null)
    return refuse({ code: 'already', sentence: holdRefusals.already, field: 'subject' })
  await recordChange(ctx, {
    action: 'retention.held',
    subject: { kind, id: subjectId },
    after: { reason },
  })
  return ok(null)
}

/** Lets the rules go on. @returns false when it was lifted already */
export const liftHold = async (ctx: Ctx, id: string): Promise<boolean> => {
  const ended = await endHold(ctx, id)
  if (ended === null) return false
  await recordChange(ctx, {
    action: 'retention.released',
    subject: { kind: ended.kind, id: ended.subjectId },
  })
  return true
}
