import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { BoardGesture } from '../domain/gesture.ts'
import type { Refused } from '../domain/refusals.ts'
import type { Replacement } from '../domain/step.ts'
import type { Warning } from '../domain/warnings.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import {
  moveMeeting,
  placeMeeting,
  redoChange,
  removeMeeting,
  swapMeetings,
  undoChange,
} from './changeTimetable.ts'
import { allowMeeting, forbidMeeting } from './forbidMeeting.ts'
import { type BoardRead, readBoard } from './readBoard.ts'

export type BoardChanged = {
  /** The board stood for everybody as it did for whoever made the gesture. */
  readonly upToDate: boolean
  readonly after: BoardRead
  /** Null where no meeting changed. */
  readonly change: Replacement | null
  readonly warnings: readonly Warning[]
}

type Made = { readonly change: Replacement | null; readonly warnings: readonly Warning[] }

const make = async (
  ctx: Ctx,
  event: OpenMapEvent,
  versionId: string,
  gesture: BoardGesture,
): Promise<Result<Made, Refused>> => {
  const ofVersion = { eventId: event.id, versionId }
  switch (gesture.kind) {
    case 'move': {
      const { meeting: meetingId, slot: slotId, table: tableId, pinned, seen } = gesture
      const where = { meetingId, slotId, tableId, seen, ...(pinned === undefined ? {} : { pinned }) }
      return moveMeeting(ctx, { ...ofVersion, ...where })
    }
    case 'swap': {
      const { meeting: meetingId, other: otherId, seen, otherSeen } = gesture
      return swapMeetings(ctx, { ...ofVersion, meetingId, otherId, seen, otherSeen })
    }
    case 'remove':
      return removeMeeting(ctx, { ...ofVersion, meetingId: gesture.meeting, seen: gesture.seen })
    case 'place': {
      const { buyer: buyerId, supplier: supplierId, slot: slotId, table: tableId } = gesture
      return placeMeeting(ctx, { ...ofVersion, buyerId, supplierId, slotId, tableId })
    }
    case 'undo':
      return undoChange(ctx, ofVersion)
    case 'redo':
      return redoChange(ctx, ofVersion)
    case 'forbid': {
      const { buyer: buyerId, supplier: supplierId, slot: slotId } = gesture
      const done = await forbidMeeting(ctx, { event, buyerId, supplierId, slotId })
      return done.ok ? ok({ change: null, warnings: [] }) : done
    }
    case 'allow': {
      const done = await allowMeeting(ctx, { event, forbidId: gesture.forbid })
      return done.ok ? ok({ change: null, warnings: [] }) : done
    }
  }
}

/**
 * Makes one gesture of the board by the use case of its form, under the lock of the event: what a colleague did is kept,
 * and whoever did not know of it is told the whole board again.
 */
export const changeBoard = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly versionId: string
    /** What whoever makes the gesture knows of the board. */
    readonly stamp: string
    readonly gesture: BoardGesture
  },
): Promise<Result<BoardChanged, Refused>> => {
  const { event, versionId, stamp, gesture } = input
  await lockEvent(ctx, event.id)
  const before = await readBoard(ctx, event, versionId)
  const made = await make(ctx, event, versionId, gesture)
  if (!made.ok) return made
  const after = await readBoard(ctx, event, versionId)
  return before === null || after === null
    ? refuse({ code: 'unknown-version', field: 'version', sentence: t.refusals.unknownVersion })
    : ok({ upToDate: before.stamp === stamp, after, ...made.value })
}
