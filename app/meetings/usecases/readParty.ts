import { readStructures, type Structure } from '../../directory/index.ts'
import {
  meetingDayOf,
  meetingsOf,
  type NamedDay,
  type OpenMapEvent,
  type Participant,
  publishedVersion,
  sideOf,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { type CannotCancel, cannotCancel, requestOf } from '../domain/cancellation.ts'
import type { StatedNeed, StatedOffer } from '../domain/need.ts'
import { commonSlots, type MeetingRequest, resourcesOf, type Taken } from '../domain/request.ts'
import type { MeetingRules } from '../domain/rules.ts'
import { type Suggestion, suggestionsOf } from '../domain/suggestion.ts'
import { takenOf } from '../store/grid.ts'
import { needsOf, offersOf } from '../store/needs.ts'
import { requestsOf } from '../store/requests.ts'
import { rulesOf } from '../store/rules.ts'

/** What one party sees before it says its wishes. Names of people stay out. */
export type PartyView = {
  readonly event: OpenMapEvent
  readonly party: Participant
  readonly rules: MeetingRules
  readonly day: NamedDay
  /** Those of the other side, the suggested ones first, then by name. */
  readonly others: readonly Participant[]
  readonly suggestions: ReadonlyMap<string, Suggestion>
  readonly needs: readonly StatedNeed[]
  readonly ownOffer: StatedOffer | null
  /** Own requests and those received, the newest first. */
  readonly requests: readonly MeetingRequest[]
  /** Meetings of the published timetable, by the other party. */
  readonly meetings: ReadonlyMap<
    string,
    { readonly id: string; readonly slotId: string; readonly tableId: string }
  >
  /** The same meetings in the order of the day, with how the party may take each back. */
  readonly held: readonly Held[]
  readonly freeWith: (otherId: string) => readonly string[]
}

/** A meeting of a party: by which request it is cancelled, or why it is not. */
export type Held = {
  readonly otherId: string
  readonly slotId: string
  readonly tableId: string
  readonly requestId: string | null
  readonly cannot: CannotCancel | null
}

/** Sectors and places of a record of the directory; `null` departments = the whole country. */
const offerOfRecord = (participantId: string, { activities, department }: Structure): StatedOffer => {
  const places = activities.flatMap(({ area }): (readonly string[] | null)[] => {
    if (area.kind === 'country') return [null]
    if (area.kind === 'departments') return [area.departments]
    // A radius or communes: the département of the address at least.
    return [department === null ? [] : [department]]
  })
  return {
    participantId,
    sectors: [...new Set(activities.map(({ sector }) => sector))],
    departments: places.includes(null) ? null : [...new Set(places.flatMap((codes) => codes ?? []))],
  }
}

/** What every structure of a day does: its record of the directory, and what it said itself. */
const offersOfDay = async (ctx: Ctx, day: NamedDay, eventId: string): Promise<StatedOffer[]> => {
  const linked = day.participants.filter(({ structureId }) => structureId !== null)
  const records = new Map(
    (
      await readStructures(
        ctx.db,
        ctx.scope,
        'id',
        linked.flatMap(({ structureId }) => structureId ?? []),
      )
    ).map((record) => [record.id, record]),
  )
  const own = new Map(
    (await offersOf(ctx.db, ctx.scope, eventId)).map((offer) => [offer.participantId, offer]),
  )
  return day.participants
    .filter(({ role }) => sideOf(role) === 'supplier')
    .map(({ id, structureId }) => {
      const record = records.get(structureId ?? '')
      const known = record === undefined ? null : offerOfRecord(id, record)
      const said = own.get(id)
      return {
        participantId: id,
        sectors: [...new Set([...(known?.sectors ?? []), ...(said?.sectors ?? [])])],
        departments:
          known !== null && known.departments === null
            ? null
            : [...new Set([...(known?.departments ?? []), ...(said?.departments ?? [])])],
      }
    })
}

/** Slots in which two participants of a day and a table are free. */
export const freeSlots = (
  day: NamedDay,
  taken: readonly Taken[],
  one: Participant,
  other: Participant,
): readonly string[] =>
  commonSlots(
    day.slots,
    day.tables.map(({ id }) => id),
    [resourcesOf(one, day.unavailable), resourcesOf(other, day.unavailable)],
    taken,
  )

/**
 * All that a party of an event may see of the others to say its wishes: who they are, what they need or do, which slots
 * both have free. Never what the others said.
 *
 * @returns null where the participant has no side, or is gone
 */
export const readParty = (ctx: Ctx, event: OpenMapEvent, participantId: string): Promise<PartyView | null> =>
  // Their own link shows a party itself alone: what of the others helps to choose is decided here.
  asSystem(ctx, () => read(ctx, event, participantId))

const read = async (ctx: Ctx, event: OpenMapEvent, participantId: string): Promise<PartyView | null> => {
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const party = day.participants.find(({ id }) => id === participantId)
  const side = party === undefined ? null : sideOf(party.role)
  if (party === undefined || side === null) return null
  const needs = await needsOf(ctx.db, ctx.scope, event.id)
  const offers = await offersOfDay(ctx, day, event.id)
  const suggestions = new Map(
    suggestionsOf(needs, offers).flatMap((one): [string, Suggestion][] =>
      one.buyerId === party.id
        ? [[one.supplierId, one]]
        : one.supplierId === party.id
          ? [[one.buyerId, one]]
          : [],
    ),
  )
  const score = ({ id }: Participant): number => suggestions.get(id)?.score ?? 0
  const others = day.participants
    .filter(({ role }) => sideOf(role) !== null && sideOf(role) !== side)
    .sort((one, other) => score(other) - score(one) || one.displayName.localeCompare(other.displayName, 'fr'))
  const version = await publishedVersion(ctx, event.id)
  const held = version === null ? [] : await meetingsOf(ctx.db, ctx.scope, version)
  const meetings = new Map(
    held.flatMap((one): [string, (typeof held)[number]][] =>
      one.buyerId === party.id
        ? [[one.supplierId, one]]
        : one.supplierId === party.id
          ? [[one.buyerId, one]]
          : [],
    ),
  )
  const taken = await takenOf(ctx.db, ctx.scope, event.id)
  const all = await requestsOf(ctx.db, ctx.scope, event.id)
  const rules = await rulesOf(ctx.db, ctx.scope, event.id)
  const inOrder = day.slots.flatMap(({ id, startsAt }) =>
    [...meetings].flatMap(([otherId, meeting]): Held[] => {
      if (meeting.slotId !== id) return []
      const request = requestOf(all, meeting.id)
      const cannot = cannotCancel(
        event,
        rules.mode,
        { startsAt, booked: request !== undefined },
        ctx.clock.now(),
      )
      return [{ otherId, slotId: id, tableId: meeting.tableId, requestId: request?.id ?? null, cannot }]
    }),
  )
  return {
    event,
    party,
    rules,
    // What the others said is theirs.
    day: { ...day, wishes: day.wishes.filter(({ fromId }) => fromId === party.id) },
    others,
    suggestions,
    needs,
    ownOffer: offers.find((offer) => offer.participantId === party.id) ?? null,
    requests: all.filter(({ fromId, toId }) => fromId === party.id || toId === party.id),
    meetings,
    held: inOrder,
    freeWith: (otherId) => {
      const other = others.find(({ id }) => id === otherId)
      return other === undefined ? [] : freeSlots(day, taken, party, other)
    },
  }
}
