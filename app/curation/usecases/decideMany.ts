import type { Site } from '../../accounts/index.ts'
import { readStructures } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { withinSavepoint } from '../../platform/database/savepoint.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { fieldsOf, type Proposal, proposable, type RefusalReason } from '../domain/proposal.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { findProposal } from '../store/proposals.ts'
import { acceptProposal, refuseProposal } from './decide.ts'

type Decision =
  | { readonly kind: 'accept' }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason | null; readonly text: string | null }

/**
 * All that the decisions will hold, taken first and in one order (proposals, then records): of two moderators at once, or
 * one and somebody who edits a record, the second waits, and nobody waits for the other.
 */
const holdAll = (ctx: Ctx, ids: readonly string[]): Promise<Proposal[]> =>
  asSystem(ctx, async () => {
    const proposals: Proposal[] = []
    for (const id of [...new Set(ids)].sort()) {
      const proposal = await findProposal(ctx.db, ctx.scope, id, { lock: true })
      if (proposal !== null) proposals.push(proposal)
    }
    const structures = proposals.flatMap(({ structureId }) => structureId ?? [])
    await readStructures(ctx.db, ctx.scope, 'id', structures, { lock: true, deleted: true })
    return proposals
  })

/**
 * One decision for several proposals. What cannot be decided without being read (the record changed since, somebody
 * answered, words alone) is left, and counted.
 */
export const decideMany = async (
  ctx: Ctx,
  site: Site,
  { ids, decision }: { readonly ids: readonly string[]; readonly decision: Decision },
): Promise<Result<{ readonly decided: number; readonly left: number }, Refused>> => {
  if (decision.kind === 'refuse' && decision.reason === null)
    return refuse({ code: 'noReason', field: 'reason', sentence: t.refusals.noReason })
  if (decision.kind === 'refuse' && decision.reason === 'other' && decision.text === null)
    return refuse({ code: 'otherReason', field: 'text', sentence: t.refusals.otherReason })
  let decided = 0
  for (const proposal of await holdAll(ctx, ids)) {
    if (proposal.kind === 'claim') continue
    if (decision.kind === 'accept' && fieldsOf(proposal).length === 0) continue
    const { id } = proposal
    const done = await withinSavepoint(ctx, () =>
      decision.kind === 'accept'
        ? acceptProposal(ctx, site, { id, fields: proposable })
        : refuseProposal(ctx, site, { id, reason: decision.reason, text: decision.text }),
    )
    if (done.ok) decided += 1
  }
  return ok({ decided, left: new Set(ids).size - decided })
}
