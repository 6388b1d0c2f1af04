import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Application } from '../domain/application.ts'
import type { Call } from '../domain/call.ts'
import type { Assessment } from '../domain/ranking.ts'
import type { Refused } from '../domain/refusals.ts'
import { judgeScores, mayScore } from '../domain/score.ts'
import { t } from '../messages.ts'
import { findApplication } from '../store/applications.ts'
import { lockCall } from '../store/calls.ts'
import { ownAssessments, writeAssessment } from '../store/jury.ts'

type Named = {
  readonly event: OpenMapEvent
  readonly applicationId: string
  /** The member who says it: they proved that they sit on this jury. */
  readonly personId: string
}

type Held = { readonly call: Call; readonly application: Application; readonly own: Assessment | undefined }

const hold = async (ctx: Ctx, { event, applicationId, personId }: Named): Promise<Result<Held, Refused>> => {
  // Only organisers may lock a call: a member waits for the same turn, beyond their own rows.
  const call = await asSystem(ctx, () => lockCall(ctx, event.id))
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  const open = mayScore(call)
  if (!open.ok) return open
  const own = (await ownAssessments(ctx.db, ctx.scope, event.id, personId)).find(
    (one) => one.applicationId === applicationId,
  )
  if (own?.state === 'conflict') return refuse({ code: 'conflict', sentence: t.refusals.conflictDeclared })
  const application = await findApplication(ctx.db, ctx.scope, event.id, applicationId)
  if (application?.state !== 'submitted')
    return refuse({ code: 'not-submitted', sentence: t.refusals.notSubmitted })
  // Whoever applied judges no application of theirs.
  return application.personId === personId
    ? refuse({ code: 'conflict', sentence: t.refusals.ownApplication })
    : ok({ call, application, own })
}

/** Keeps the scores of a member for one application, as a draft or complete. */
export const saveAssessment = async (
  ctx: Ctx,
  input: Named & {
    readonly scores: { readonly [criterion: string]: number | null }
    readonly comment: string | null
    readonly complete: boolean
  },
): Promise<Result<Assessment, Refused>> => {
  const held = await hold(ctx, input)
  if (!held.ok) return held
  const scores = judgeScores(held.value.call.criteria, input.scores, input.complete)
  if (!scores.ok) return scores
  const one: Assessment = {
    applicationId: input.applicationId,
    personId: input.personId,
    state: input.complete ? 'complete' : 'draft',
    scores: scores.value,
    comment: input.comment,
  }
  await writeAssessment(ctx, input.event.id, one)
  await recordOfEvent(ctx, input.event, {
    action: 'pitch-assessment.saved',
    after: { applicationId: input.applicationId, state: one.state },
  })
  return ok(one)
}

/** A member stands back from an application: what they had begun to score goes, and they read it no more. */
export const declareConflict = async (ctx: Ctx, input: Named): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, input)
  if (!held.ok) return held
  if (held.value.own?.state === 'complete')
    return refuse({ code: 'scored-already', sentence: t.refusals.scoredAlready })
  const { event, applicationId, personId } = input
  await writeAssessment(ctx, event.id, {
    applicationId,
    personId,
    state: 'conflict',
    scores: {},
    comment: null,
  })
  await recordOfEvent(ctx, event, { action: 'pitch-conflict.declared', after: { applicationId } })
  return ok(null)
}
