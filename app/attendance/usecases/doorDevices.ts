import { createAccessLink, revokeAccessLinks } from '../../accounts/index.ts'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { doorExpiry } from '../domain/day.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { closeDevice, devicesOf, insertDevice } from '../store/devices.ts'

/** More doors than a day has. */
const MOST_DEVICES = 30

/** Gives the door to one more device. The token is given to the caller once, and stored nowhere in clear. */
export const addDevice = async (
  ctx: Ctx,
  { event, label }: { readonly event: OpenMapEvent; readonly label: string },
): Promise<Result<{ readonly label: string; readonly token: string }, Refused>> => {
  const name = tidy(label)
  if (name === '') return refuse({ code: 'label-missing', field: 'label', sentence: t.refusals.labelMissing })
  const expiresAt = doorExpiry(event)
  if (Temporal.Instant.compare(expiresAt, ctx.clock.now()) <= 0)
    return refuse({ code: 'day-over', field: 'label', sentence: t.refusals.dayOver })
  const open = (await devicesOf(ctx.db, ctx.scope, event.id)).filter(({ revokedAt }) => revokedAt === null)
  if (open.length >= MOST_DEVICES) {
    const sentence = t.refusals.tooManyDevices(MOST_DEVICES)
    return refuse({ code: 'too-many-devices', field: 'label', sentence })
  }
  const id = newId()
  await insertDevice(ctx, event.id, { id, label: name })
  const { token } = await createAccessLink(ctx, {
    eventId: event.id,
    subjectId: id,
    rights: ['door.check-in'],
    expiresAt,
  })
  await recordOfEvent(ctx, event, { action: 'door-device.added', after: { deviceId: id } })
  return ok({ label: name, token })
}

/** Takes the door back from a device: it is refused at its next request. */
export const revokeDevice = async (
  ctx: Ctx,
  { event, deviceId }: { readonly event: OpenMapEvent; readonly deviceId: string },
): Promise<Result<null, Refused>> => {
  if (!(await closeDevice(ctx, event.id, deviceId)))
    return refuse({ code: 'unknown-device', sentence: t.refusals.unknownDevice })
  await revokeAccessLinks(ctx, deviceId)
  await recordOfEvent(ctx, event, { action: 'door-device.revoked', before: { deviceId } })
  return ok(null)
}
