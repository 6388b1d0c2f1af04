import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Answers, Outcome } from '../domain/application.ts'
import { type CallContent, judgeCall } from '../domain/call.ts'
import type { Assessment } from '../domain/ranking.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { insertDraft, markSubmitted } from '../store/applications.ts'
import { callOf, markCall, writeCall } from '../store/calls.ts'
import { type HalfDay, insertHalfDay } from '../store/halfDays.ts'
import { insertJuror, writeAssessment } from '../store/jury.ts'
import { decideSelection } from './decideSelection.ts'
import { readDeliberation } from './deliberate.ts'
import { publishPitches } from './publishPitches.ts'

/** The pitches of a day with all that goes with them; identifiers are the caller's. */
export type PitchParts = {
  readonly content: CallContent
  readonly applications: readonly { readonly id: string; readonly answers: Answers }[]
  readonly jurors: readonly string[]
  readonly assessments: readonly Assessment[]
  readonly halfDays: readonly Omit<HalfDay, 'id'>[]
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
  await recordOfEvent(ctx, event, {
    action: 'pitches.loaded',
    after: { applications: parts.applications.length },
  })
  return ok(parts.applications.length)
}

/** Confirms what is proposed, and publishes it, without a mail to anybody: a day of the demonstration that is over. */
export const confirmProposal = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<Result<number, Refused>> => {
  const call = await callOf(ctx.db, ctx.scope, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  const { proposal } = await readDeliberation(ctx, { event, call })
  if (!proposal.feasible) return refuse({ code: 'not-decided', sentence: t.refusals.notDecided })
  const outcomes = new Map<string, Outcome>([
    ...proposal.chosen.map((id): [string, Outcome] => [id, 'chosen']),
    ...proposal.substitutes.map((id): [string, Outcome] => [id, 'substitute']),
  ])
  const decided = await decideSelection(ctx, { event, outcomes, deviation: '' })
  if (!decided.ok) return decided
  await markCall(ctx, call, { answered_at: toDate(ctx.clock.now()) })
  return publishPitches(ctx, { event, hours: { start: null, end: null } })
}
