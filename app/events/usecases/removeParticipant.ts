import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { hasMeetings, participantsOf } from '../store/participants.ts'
import { deleteParticipants, lockParticipants } from '../store/ties.ts'

/** Takes out of a day a body that nobody represents any more, with its wishes; not as long as a meeting counts on it. */
export const removeParticipant = async (
  ctx: Ctx,
  { event, participantId }: { readonly event: OpenMapEvent; readonly participantId: string },
): Promise<Result<string, Refused>> => {
  await lockEvent(ctx, event.id)
  // No meeting is placed between the question and the answer.
  await lockParticipants(ctx, [participantId])
  const known = (await participantsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === participantId)
  if (known === undefined)
    return refuse({ code: 'unknown-participant', sentence: t.refusals.unknownParticipant })
  if (known.representatives.length > 0)
    return refuse({ code: 'still-represented', sentence: t.refusals.stillRepresented(known.displayName) })
  if (await hasMeetings(ctx.db, ctx.scope, participantId))
    return refuse({ code: 'has-meetings', sentence: t.refusals.hasMeetings(known.displayName) })
  await deleteParticipants(ctx, [participantId])
  await recordOfEvent(ctx, event, {
    action: 'participant.removed',
    before: { participantId, role: known.role },
  })
  return ok(known.displayName)
}
