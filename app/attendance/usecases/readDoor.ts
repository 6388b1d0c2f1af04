import type { OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Absence } from '../domain/absence.ts'
import { type Presence, presencesOf } from '../domain/checkIn.ts'
import { t } from '../messages.ts'
import { absencesAt } from '../store/absences.ts'
import { checkInsOf } from '../store/checkIns.ts'
import { type DoorDevice, devicesOf } from '../store/devices.ts'
import { type Expected, expectedAt } from '../store/people.ts'

/** The door as it stands: whom to expect, who came, which devices welcome. */
export type Door = {
  readonly event: OpenMapEvent
  readonly people: readonly Expected[]
  readonly presences: ReadonlyMap<string, Presence>
  readonly absences: ReadonlyMap<string, Absence>
  readonly devices: readonly DoorDevice[]
}

export const readDoor = async (ctx: Ctx, event: OpenMapEvent): Promise<Door> => {
  const people = await expectedAt(ctx.db, ctx.scope, event.id)
  const presences = presencesOf(await checkInsOf(ctx.db, ctx.scope, event.id))
  const absences = await absencesAt(ctx.db, ctx.scope, event.id)
  const devices = await devicesOf(ctx.db, ctx.scope, event.id)
  return {
    event,
    people,
    presences,
    absences: new Map(absences.map((one) => [one.participantId, one])),
    devices,
  }
}

/** Who welcomed, as it is said to whoever reads: a device by its name, anybody else as the organisation. */
export const hostName = (devices: readonly DoorDevice[], actor: string): string => {
  if (!actor.startsWith('agent:')) return t.organisers
  return devices.find(({ id }) => actor === `agent:${id}`)?.label ?? t.formerDevice
}
