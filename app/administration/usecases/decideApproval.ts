import { activeAdministrators, closeNotice, recordChange } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { withinSavepoint } from '../../platform/database/savepoint.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { type Decision, mayDecide } from '../domain/approval.ts'
import { d } from '../domain/decisionMessages.ts'
import { findApproval, type NamedApproval, settleApproval } from '../store/approvals.ts'
import type { AnyApprovable, Site } from './approvable.ts'
import { approvalNotice } from './requestApproval.ts'

export type DecisionRefusal = Refusal<
  'unknown-approval' | 'over' | 'same-person' | 'not-yours' | 'not-administrator' | 'asker-gone' | 'not-done'
>

/**
 * Decides a request: approved, it is done at once, in the same transaction. What cannot be done any more undoes the
 * decision and says why; the request then still waits. Whoever asked must still administer: rights are those of now.
 */
export const decideApproval = async (
  ctx: Ctx,
  wanted: {
    readonly site: Site
    readonly approvables: readonly AnyApprovable[]
    readonly id: string
    readonly decision: Decision
  },
): Promise<Result<NamedApproval, DecisionRefusal>> => {
  const { id, decision } = wanted
  const approval = await findApproval(ctx.db, ctx.scope, id)
  if (approval === null) return refuse({ code: 'unknown-approval', sentence: d.unknown })
  const may = mayDecide(approval, decision, ctx.actor, toDate(ctx.clock.now()))
  if (may !== 'yes') return refuse({ code: may, sentence: d.refused[may] })
  return withinSavepoint(ctx, async (): Promise<Result<NamedApproval, DecisionRefusal>> => {
    if (!(await settleApproval(ctx, id, decision))) return refuse({ code: 'over', sentence: d.refused.over })
    await recordChange(ctx, {
      action: `approval.${decision}`,
      subject: { kind: 'approval', id },
      before: { state: 'waiting' },
      after: { state: decision, kind: approval.kind },
    })
    await closeNotice(ctx, approvalNotice(id))
    if (decision !== 'approved') return ok(approval)
    const administrators = await activeAdministrators(ctx.db, ctx.scope.territoryId)
    if (!administrators.some((one) => one.id === approval.askedBy))
      return refuse({ code: 'asker-gone', sentence: d.askerGone })
    const approvable = wanted.approvables.find(({ kind }) => kind === approval.kind)
    if (approvable === undefined) return refuse({ code: 'not-done', sentence: d.unknownKind })
    const done = await approvable.execute(ctx, wanted.site, approval.payload)
    if (!done.ok) return refuse({ code: 'not-done', sentence: d.notDone(done.refusal.sentence) })
    return ok(approval)
  })
}
