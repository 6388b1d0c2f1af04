import {
  meetingsOf,
  type OpenMapEvent,
  type Participant,
  participantsOf,
  publishedVersion,
  type TimetableMeeting,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type LateStep, type MeetingAnswer, type MeetingSide, pairKey, type Step } from '../domain/answer.ts'
import { answersOf } from '../store/answers.ts'

/** The published meetings of a day with what both sides say of them. */
export type DayOutcomes = {
  readonly event: OpenMapEvent
  readonly versionId: string | null
  readonly meetings: readonly TimetableMeeting[]
  readonly participants: ReadonlyMap<string, Participant>
  readonly answers: readonly MeetingAnswer[]
}

export const dayOutcomes = async (ctx: Ctx, event: OpenMapEvent): Promise<DayOutcomes> => {
  const versionId = await publishedVersion(ctx, event.id)
  const meetings = versionId === null ? [] : await meetingsOf(ctx.db, ctx.scope, versionId)
  const participants = await participantsOf(ctx.db, ctx.scope, event.id)
  return {
    event,
    versionId,
    meetings,
    participants: new Map(participants.map((one) => [one.id, one])),
    answers: await answersOf(ctx.db, ctx.scope, event.id),
  }
}

/** On which side of a meeting a participant sits; null = not theirs. */
export const sideIn = (
  { buyerId, supplierId }: Pick<TimetableMeeting, 'buyerId' | 'supplierId'>,
  participantId: string,
): MeetingSide | null =>
  buyerId === participantId ? 'buyer' : supplierId === participantId ? 'supplier' : null

/** Meetings of a participant that they said nothing of at this step. */
export const silentAt = (
  { meetings, answers }: Pick<DayOutcomes, 'meetings' | 'answers'>,
  participantId: string,
  step: Step,
): readonly TimetableMeeting[] => {
  const said = new Set(answers.filter((one) => one.step === step).map((one) => `${one.side} ${pairKey(one)}`))
  return meetings.filter((meeting) => {
    const side = sideIn(meeting, participantId)
    return side !== null && !said.has(`${side} ${pairKey(meeting)}`)
  })
}

/** Participants who have a meeting left to say something of, by name. */
export const silentParticipants = (day: DayOutcomes, step: LateStep): readonly Participant[] =>
  [...day.participants.values()]
    .filter(({ id }) => silentAt(day, id, step).length > 0)
    .sort((one, other) => one.displayName.localeCompare(other.displayName, 'fr'))
