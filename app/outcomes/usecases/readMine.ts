import {
  type MeetingTable,
  type OpenMapEvent,
  type Participant,
  type Slot,
  slotsOf,
  type TimetableMeeting,
  tablesOf,
  videoKey,
  videosOf,
} from '../../events/index.ts'
import { partiesBook } from '../../meetings/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { today } from '../../platform/kernel/dates.ts'
import {
  type AtOnceAnswer,
  isAtOnce,
  isLate,
  type LateAnswer,
  type LateStep,
  type MeetingSide,
  pairKey,
} from '../domain/answer.ts'
import { lateStepAt, takesAnswers } from '../domain/calendar.ts'
import { dayOutcomes, sideIn } from './dayOutcomes.ts'

/** One meeting as one of its parties sees it: their own answers, never the other's. */
export type MyMeeting = {
  readonly meeting: TimetableMeeting
  readonly side: MeetingSide
  readonly other: Participant | null
  readonly slot: Slot | null
  readonly table: MeetingTable | null
  /** Where the two may also meet by video. */
  readonly video: string | null
  readonly atOnce: AtOnceAnswer | null
  readonly late: { readonly [S in LateStep]: LateAnswer | null }
}

export type MyOutcomes = {
  readonly event: OpenMapEvent
  readonly participant: Participant
  readonly meetings: readonly MyMeeting[]
  /** The parties take their meetings themselves, and cancel them. */
  readonly booking: boolean
  /** The day began, and names are still kept. */
  readonly open: boolean
  /** Names are gone: what was said stands. */
  readonly over: boolean
  /** To which step an answer on what followed belongs today. */
  readonly step: LateStep
}

/** The meetings of a participant with what they said of them; null for nobody of this event. */
export const readMine = (
  ctx: Ctx,
  { event, participantId }: { readonly event: OpenMapEvent; readonly participantId: string },
): Promise<MyOutcomes | null> =>
  // Their own link shows a party nothing of the others but whom it meets: what is read here stays within that.
  asSystem(ctx, () => read(ctx, event, participantId))

const read = async (ctx: Ctx, event: OpenMapEvent, participantId: string): Promise<MyOutcomes | null> => {
  const day = await dayOutcomes(ctx, event)
  const participant = day.participants.get(participantId)
  if (participant === undefined) return null
  const slots = new Map((await slotsOf(ctx.db, ctx.scope, event.id)).map((one) => [one.id, one]))
  const tables = new Map((await tablesOf(ctx.db, ctx.scope, event.id)).map((one) => [one.id, one]))
  const videos = await videosOf(ctx.db, ctx.scope, event.id)
  const now = today(ctx.clock, event.zone).toString()
  return {
    event,
    participant,
    booking: await partiesBook(ctx.db, ctx.scope, event.id),
    open: takesAnswers(event.day, now),
    over: event.day < now && !takesAnswers(event.day, now),
    step: lateStepAt(event.day, now),
    meetings: day.meetings
      .flatMap((meeting): MyMeeting[] => {
        const side = sideIn(meeting, participantId)
        if (side === null) return []
        const own = day.answers.filter((one) => one.side === side && pairKey(one) === pairKey(meeting))
        const late = (step: LateStep) => own.filter(isLate).find((one) => one.step === step) ?? null
        return [
          {
            meeting,
            side,
            other: day.participants.get(side === 'buyer' ? meeting.supplierId : meeting.buyerId) ?? null,
            slot: slots.get(meeting.slotId) ?? null,
            table: tables.get(meeting.tableId) ?? null,
            video: videos.get(videoKey(meeting)) ?? null,
            atOnce: own.find(isAtOnce) ?? null,
            late: { 'day-7': late('day-7'), 'day-90': late('day-90') },
          },
        ]
      })
      .sort((one, other) => ((one.slot?.startsAt ?? '') < (other.slot?.startsAt ?? '') ? -1 : 1)),
  }
}
