import { absencesOf, readDoor } from '../../attendance/index.ts'
import {
  listEvents,
  meetingDayOf,
  meetingsAsked,
  type OpenMapEvent,
  type Participant,
  unmetOf,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { today } from '../../platform/kernel/dates.ts'
import { type LateStep, pairKey } from '../domain/answer.ts'
import { lateStepAt } from '../domain/calendar.ts'
import { type Report, reportOf } from '../domain/report.ts'
import { consequencesAt } from '../store/consequences.ts'
import { type FollowUp, followUpsOf } from '../store/followUps.ts'
import {
  type PublishedReport,
  publishedReport,
  type Talk,
  type Testimony,
  talksOf,
  testimoniesOf,
} from '../store/reports.ts'
import { satisfactionOf } from '../store/satisfaction.ts'
import { type DayOutcomes, dayOutcomes, silentParticipants } from './dayOutcomes.ts'

const figuresOf = async (ctx: Ctx, day: DayOutcomes): Promise<Report> => {
  const { event, versionId } = day
  const door = await readDoor(ctx, event)
  const unmet = versionId === null ? [] : await unmetOf(ctx.db, ctx.scope, versionId)
  const asked = meetingsAsked(await meetingDayOf(ctx.db, ctx.scope, event))
  const absences = await absencesOf(ctx, event.id)
  return reportOf({
    asOf: ctx.clock.now().toString(),
    people: door.people.map(({ participantId, role, representativeId }) => ({
      participantId,
      role,
      present: door.presences.has(representativeId),
    })),
    // Parties who book themselves ask by meeting.
    asked: new Set([...asked, ...day.meetings].map(pairKey)).size,
    planned: day.meetings,
    absent: new Set(
      absences.filter(({ untilSlotId }) => untilSlotId === null).map(({ participantId }) => participantId),
    ),
    unmet: unmet.map(({ reason }) => reason.code),
    answers: day.answers,
    consequences: await consequencesAt(ctx.db, ctx.scope, event.id),
    satisfaction: await satisfactionOf(ctx.db, ctx.scope, event.id),
  })
}

/** The figures of a day as they stand now, nothing hidden. */
export const readReport = async (ctx: Ctx, event: OpenMapEvent): Promise<Report> =>
  figuresOf(ctx, await dayOutcomes(ctx, event))

/** What everybody may add to figures: talks that can be read again, words of those who came. */
export type ReportPieces = { readonly talks: readonly Talk[]; readonly testimonies: readonly Testimony[] }

export const readPieces = async (ctx: Ctx, event: OpenMapEvent): Promise<ReportPieces> => ({
  talks: await talksOf(ctx.db, ctx.scope, event.id),
  testimonies: await testimoniesOf(ctx.db, ctx.scope, event.id),
})

/** A past day of the same organiser, by its figures. */
export type PastDay = { readonly event: OpenMapEvent; readonly report: Report }

/** Days compared at most: the latest ones. */
const MOST_DAYS = 6

/** All that the organiser reads after a day. */
export type Aftermath = ReportPieces & {
  readonly report: Report
  readonly published: PublishedReport | null
  readonly followUps: readonly FollowUp[]
  readonly step: LateStep
  /** Participants who have a meeting whose follow-up they have not told at this step. */
  readonly silent: readonly Participant[]
  readonly past: readonly PastDay[]
  /** What people wrote of the day; nobody's name goes with it. */
  readonly comments: readonly string[]
}

export const readAftermath = async (ctx: Ctx, event: OpenMapEvent): Promise<Aftermath> => {
  const day = await dayOutcomes(ctx, event)
  const step = lateStepAt(event.day, today(ctx.clock, event.zone).toString())
  return {
    report: await figuresOf(ctx, day),
    published: await publishedReport(ctx.db, ctx.scope, event.id),
    followUps: await followUpsOf(ctx.db, ctx.scope, event.id),
    step,
    silent: silentParticipants(day, step),
    past: await pastDays(ctx, event),
    comments: (await satisfactionOf(ctx.db, ctx.scope, event.id)).flatMap(({ comment }) => comment ?? []),
    ...(await readPieces(ctx, event)),
  }
}

/** The other editions of the series that the same body held, or all its days where there are none; the latest first. */
const pastDays = async (ctx: Ctx, event: OpenMapEvent): Promise<readonly PastDay[]> => {
  if (event.organiserId === null) return []
  const held = (await listEvents(ctx.db, ctx.scope, ['held']))
    .filter(({ id, organiserId }) => id !== event.id && organiserId === event.organiserId)
    .sort((one, other) => (one.day < other.day ? 1 : -1))
  const editions = held.filter(({ series }) => event.series !== null && series?.id === event.series.id)
  const compared = (editions.length > 0 ? editions : held).slice(0, MOST_DAYS)
  const days: PastDay[] = []
  // One connection serves a page: its questions follow one another.
  for (const one of compared) days.push({ event: one, report: await readReport(ctx, one) })
  return days
}
