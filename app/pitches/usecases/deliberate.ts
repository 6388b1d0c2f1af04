import type { OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Application } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import { checkQuotas, type QuotaCheck } from '../domain/quota.ts'
import { type Assessment, type Candidate, type Ranked, rank } from '../domain/ranking.ts'
import { type Proposal, propose } from '../domain/selection.ts'
import { submittedOf } from '../store/applications.ts'
import { assessmentsOf } from '../store/jury.ts'

export type Deliberation = {
  readonly call: Call
  readonly applications: readonly Application[]
  readonly assessments: readonly Assessment[]
  readonly ranked: readonly Ranked[]
  readonly proposal: Proposal
  /** Quotas against what was decided, or else what is proposed. */
  readonly checks: readonly QuotaCheck[]
}

export const candidateOf = (application: Application): Candidate => ({
  id: application.id,
  number: application.number,
  submittedAt: application.submittedAt ?? new Date(0),
  sector: application.sector,
  department: application.department,
  firstTimer: application.firstTimer ?? false,
})

/** What the organiser decides upon: the ranking, the selection that it proposes, and the quotas. It only reads. */
export const readDeliberation = async (
  ctx: Ctx,
  { event, call }: { readonly event: OpenMapEvent; readonly call: Call },
): Promise<Deliberation> => {
  const applications = await submittedOf(ctx.db, ctx.scope, event.id)
  const assessments = await assessmentsOf(ctx.db, ctx.scope, event.id)
  const candidates = applications.map(candidateOf)
  const ranked = rank(call, candidates, assessments)
  const proposal = propose(ranked, call)
  const decided = applications.filter(({ outcome }) => outcome === 'chosen').map(({ id }) => id)
  const shown = call.decidedAt !== null ? decided : proposal.feasible ? proposal.chosen : []
  const checks = checkQuotas(
    call.quotas,
    candidates.filter(({ id }) => shown.includes(id)),
  )
  return { call, applications, assessments, ranked, proposal, checks }
}
