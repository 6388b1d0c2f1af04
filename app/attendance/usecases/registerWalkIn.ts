import {
  addParticipant,
  type OpenMapEvent,
  type ParticipantRole,
  type Refused as RefusedByEvents,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { type Welcomed, welcome } from './recordArrivals.ts'

export type WalkIn = {
  readonly event: OpenMapEvent
  readonly role: ParticipantRole
  readonly displayName: string
  readonly representative?: string | undefined
}

/** Registers somebody who came without being expected, and welcomes them at once. */
export const registerWalkIn = async (
  ctx: Ctx,
  { event, ...wanted }: WalkIn,
): Promise<Result<Welcomed, Refused | RefusedByEvents>> => {
  const added = await addParticipant(ctx, { eventId: event.id, ...wanted })
  if (!added.ok) return added
  const welcomed = await welcome(ctx, {
    event,
    who: { representativeId: added.value.representatives[0]?.id ?? '' },
    way: 'walk-in',
  })
  return welcomed.ok ? ok(welcomed.value) : welcomed
}
