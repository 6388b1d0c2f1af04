import { addresseesOf, type EventSegment, type OpenMapEvent, participantsOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { presencesOf } from '../domain/checkIn.ts'
import { t } from '../messages.ts'
import { checkInsOf } from '../store/checkIns.ts'

const byPresence = (wanted: boolean) => async (ctx: Ctx, event: OpenMapEvent) => {
  const presences = presencesOf(await checkInsOf(ctx.db, ctx.scope, event.id))
  const participants = await participantsOf(ctx.db, ctx.scope, event.id)
  return addresseesOf(
    participants.map((one) => ({
      ...one,
      representatives: one.representatives.filter(({ id }) => presences.has(id) === wanted),
    })),
  )
}

/** Those who came, and those who were expected and did not. */
export const presenceSegments: readonly EventSegment[] = [
  { code: 'present', label: t.segments.present, people: byPresence(true) },
  { code: 'absent', label: t.segments.absent, people: byPresence(false) },
]
