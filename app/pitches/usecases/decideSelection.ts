import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { localOf, toDate } from '../../platform/kernel/dates.ts'
import { type Result, refuse } from '../../platform/kernel/result.ts'
import type { Outcome } from '../domain/application.ts'
import { phaseOf } from '../domain/call.ts'
import { type Decision, judgeDecision } from '../domain/decision.ts'
import type { Refused } from '../domain/refusals.ts'
import { answerText } from '../domain/sentences.ts'
import { t } from '../messages.ts'
import { writeChoice } from '../store/applications.ts'
import { lockCall, markCall } from '../store/calls.ts'
import { readDeliberation } from './deliberate.ts'

/** Confirms who is chosen, with the answer of each; may be done again until the answers are sent. */
export const decideSelection = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly outcomes: ReadonlyMap<string, Outcome>
    readonly deviation: string
  },
): Promise<Result<Decision, Refused>> => {
  const { event } = input
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  if (call.answeredAt !== null)
    return refuse({ code: 'already-answered', sentence: t.refusals.answeredFrozen })
  if (phaseOf(call, localOf(ctx.clock.now(), event.zone)) !== 'closed')
    return refuse({ code: 'still-open', sentence: t.refusals.stillOpen(call.closesAt) })
  const { ranked, proposal } = await readDeliberation(ctx, { event, call })
  const decided = judgeDecision({ ranked, proposal, places: call.places }, input.outcomes, input.deviation)
  if (!decided.ok) return decided
  for (const choice of decided.value.choices) {
    const one = ranked.find(({ candidate }) => candidate.id === choice.id)
    if (one === undefined) continue
    const reason = proposal.feasible ? (proposal.reasons.get(choice.id) ?? null) : null
    await writeChoice(ctx, choice, answerText({ choice, ranked: one, call, reason, count: ranked.length }))
  }
  const { deviation } = decided.value
  await markCall(ctx, call, { decided_at: toDate(ctx.clock.now()), deviation })
  const chosen = decided.value.choices.filter(({ outcome }) => outcome === 'chosen')
  await recordOfEvent(ctx, event, {
    action: 'pitch-selection.decided',
    after: { chosen: chosen.map(({ id }) => id), deviates: deviation !== null },
  })
  return decided
}
