import { liveVersion, type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { commonSlots, freeAttendee } from '../domain/request.ts'
import { t } from '../messages.ts'
import { lockParties, takenOf, tryBooking } from '../store/grid.ts'
import { type Pair, readPair } from './readPair.ts'

export type Booked = { readonly meetingId: string; readonly slotId: string; readonly tableId: string }

/** The table where the buyer sits already if it is free, or one that depends on who asks: fewer collisions. */
const tableFor = (pair: Pair, free: readonly string[], turn: number): string | undefined => {
  const usual = free.find((id) => pair.tablesOfBuyer.includes(id))
  if (usual !== undefined && turn === 0) return usual
  const start = Number.parseInt(pair.buyer.id.slice(-6), 16)
  return free[(start + turn) % free.length]
}

/**
 * Books a meeting of the published timetable, for the parties who book themselves. Two bookings of a same party follow
 * each other; the primary key of the grid decides everything else.
 *
 * @returns the meeting, or why not, with the slots that both still have in common
 */
export const bookMeeting = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly oneId: string
    readonly otherId: string
    readonly slotId: string
  },
): Promise<Result<Booked, Refused>> => {
  const { event, slotId } = input
  await lockParties(ctx, [input.oneId, input.otherId])
  const read = await readPair(ctx, event, input.oneId, input.otherId)
  if (!read.ok) return read
  const pair = read.value
  const versionId = await liveVersion(ctx, event)
  for (let turn = 0; turn <= pair.tableIds.length; turn += 1) {
    const taken = turn === 0 ? pair.taken : await takenOf(ctx.db, ctx.scope, event.id)
    const free = commonSlots(pair.slots, pair.tableIds, [pair.buyer, pair.supplier], taken)
    if (!free.includes(slotId)) {
      return refuse({
        code: free.length === 0 ? 'no-common-slot' : 'slot-taken',
        field: 'slot',
        sentence: free.length === 0 ? t.refusals.noCommonSlot : t.refusals.slotTaken,
        freeSlotIds: free,
      })
    }
    const attendees = [pair.buyer, pair.supplier].flatMap((one) => freeAttendee(one, slotId, taken) ?? [])
    const [first, second] = attendees
    const used = new Set(
      taken.flatMap((one) => (one.slotId === slotId && one.kind === 'table' ? one.resourceId : [])),
    )
    const tableId = tableFor(
      pair,
      pair.tableIds.filter((id) => !used.has(id)),
      turn,
    )
    if (first === undefined || second === undefined || tableId === undefined) continue
    const meetingId = newId()
    const booked = await tryBooking(ctx, {
      meetingId,
      eventId: event.id,
      versionId,
      buyerId: pair.buyer.id,
      supplierId: pair.supplier.id,
      slotId,
      tableId,
      attendeeIds: [first, second],
      weight: pair.weight,
    })
    if (!booked) continue
    await recordOfEvent(ctx, event, {
      action: 'meeting.booked',
      after: { meetingId, buyerId: pair.buyer.id, supplierId: pair.supplier.id, slotId, tableId },
    })
    return ok({ meetingId, slotId, tableId })
  }
  return refuse({ code: 'slot-taken', field: 'slot', sentence: t.refusals.slotTaken, freeSlotIds: [] })
}
