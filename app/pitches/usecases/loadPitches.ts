import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import type { Answers, Outcome } from '../domain/application.ts'
import { type CallContent, judgeCall } from '../domain/call.ts'
import { judgeDecision } from '../domain/decision.ts'
import type { Assessment } from '../domain/ranking.ts'
import type { Refused } from '../domain/refusals.ts'
import { answerText } from '../domain/sentences.ts'
import { insertDraft, markSubmitted, writeChoice } from '../store/applications.ts'
import { callOf, markCall, writeCall } from '../store/calls.ts'
import { type HalfDay, insertHalfDay } from '../store/halfDays.ts'
import { insertJuror, writeAssessment } from '../store/jury.ts'
import { readDeliberation } from './deliberate.ts'

/** The pitches of a day with all that goes with them; identifiers are the caller's. */
export type PitchParts = {
  readonly content: CallContent
  readonly applications: readonly { readonly id: string; readonly answers: Answers }[]
  readonly jurors: readonly string[]
  readonly assessments: readonly Assessment[]
  readonly halfDays: readonly Omit<HalfDay, 'id'>[]
  /** The proposal was confirmed, answered and published: a day that is over. */
  readonly decided: boolean
}

/** Writes the pitches of a day at once, without a mail to anybody: the demonstration territory. */
export const loadPitches = async (
  ctx: Ctx,
  { event, parts }: { readonly event: OpenMapEvent; readonly parts: PitchParts },
): Promise<Result<number, Refused>> => {
  const judged = judgeCall(parts.content, event.day)
  if (!judged.ok) return judged
  await writeCall(ctx, event.id, judged.value)
  for (const { id, answers } of parts.applications) {
    await insertDraft(ctx, event.id, answers, null, id)
    await markSubmitted(ctx, id)
  }
  for (const personId of parts.jurors) await insertJuror(ctx, event.id, personId)
  for (const one of parts.assessments) await writeAssessment(ctx, event.id, one)
  for (const day of parts.halfDays) await insertHalfDay(ctx, event.id, day)
  if (parts.decided) {
    const decided = await confirm(ctx, event)
    if (!decided.ok) return decided
  }
  await recordOfEvent(ctx, event, {
    action: 'pitches.loaded',
    after: { applications: parts.applications.length },
  })
  return ok(parts.applications.length)
}

const confirm = async (ctx: Ctx, event: OpenMapEvent): Promise<Result<null, Refused>> => {
  const call = await callOf(ctx.db, ctx.scope, event.id)
  if (call === null) return ok(null)
  const { ranked, proposal } = await readDeliberation(ctx, { event, call })
  if (!proposal.feasible) return ok(null)
  const outcomes = new Map<string, Outcome>([
    ...proposal.chosen.map((id): [string, Outcome] => [id, 'chosen']),
    ...proposal.substitutes.map((id): [string, Outcome] => [id, 'substitute']),
  ])
  const decided = judgeDecision({ ranked, proposal, places: call.places }, outcomes, '')
  if (!decided.ok) return decided
  for (const choice of decided.value.choices) {
    const one = ranked.find(({ candidate }) => candidate.id === choice.id)
    if (one === undefined) continue
    const reason = proposal.reasons.get(choice.id) ?? null
    await writeChoice(ctx, choice, answerText({ choice, ranked: one, call, reason, count: ranked.length }))
  }
  const now = toDate(ctx.clock.now())
  await markCall(ctx, call, { decided_at: now, answered_at: now, published_at: now })
  return ok(null)
}
