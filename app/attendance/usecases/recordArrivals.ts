import type { OpenMapEvent } from '../../events/index.ts'
import { actorKey } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { readBadge } from '../domain/badge.ts'
import { atByOurClock, type CheckIn, type Presence, presencesOf, type Way } from '../domain/checkIn.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { addCheckIns, checkInsOf, lockPeople } from '../store/checkIns.ts'
import { type Expected, expectedAt } from '../store/people.ts'

/** What a device noted, as it sends it. */
export type Noted = Pick<CheckIn, 'id' | 'representativeId' | 'kind' | 'undoes' | 'way' | 'at'>

/** What became of an entry: kept (the first, or a duplicate of the first), or about nobody who is expected. */
export type Outcome = { readonly id: string; readonly outcome: 'first' | 'duplicate' | 'undone' | 'unknown' }

/**
 * Keeps what a device noted, however often it is sent. Of several arrivals of one person the earliest stands and the
 * others are kept beside it.
 */
export const recordArrivals = async (
  ctx: Ctx,
  input: {
    readonly event: Pick<OpenMapEvent, 'id'>
    readonly entries: readonly Noted[]
    /** What the clock of the device says as it sends. */
    readonly sentAt: Date
    /** An instant that has passed already, whatever our clock says. */
    readonly notBefore?: Date
  },
): Promise<{
  readonly outcomes: readonly Outcome[]
  readonly presences: ReadonlyMap<string, Presence>
}> => {
  const { event, entries, sentAt } = input
  const now = new Date(Math.max(toDate(ctx.clock.now()).getTime(), input.notBefore?.getTime() ?? 0))
  const known = new Set(await knownOf(ctx, event.id, entries))
  const kept = entries.filter(({ representativeId }) => known.has(representativeId))
  await lockPeople(ctx, [...known])
  const actor = actorKey(ctx.actor)
  await addCheckIns(
    ctx,
    event.id,
    kept.map((entry) => ({ ...entry, actor, at: atByOurClock(entry.at, sentAt, now) })),
  )
  const presences = presencesOf(await checkInsOf(ctx.db, ctx.scope, event.id, [...known]))
  return { outcomes: entries.map((entry) => outcomeOf(entry, known, presences)), presences }
}

const outcomeOf = (
  { id, representativeId, kind }: Noted,
  known: ReadonlySet<string>,
  presences: ReadonlyMap<string, Presence>,
): Outcome => {
  if (!known.has(representativeId)) return { id, outcome: 'unknown' }
  if (kind === 'undo') return { id, outcome: 'undone' }
  const presence = presences.get(representativeId)
  if (presence?.first.id === id) return { id, outcome: 'first' }
  return { id, outcome: presence === undefined ? 'undone' : 'duplicate' }
}

const knownOf = async (ctx: Ctx, eventId: string, entries: readonly Noted[]): Promise<string[]> => {
  const asked = [...new Set(entries.map(({ representativeId }) => representativeId))]
  if (asked.length === 0) return []
  const rows = await ctx.db
    .selectFrom('representative')
    .select('id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .where('id', 'in', asked)
    .execute()
  return rows.map(({ id }) => id)
}

/** Who was welcomed, and how: the first time, or once more. */
export type Welcomed = {
  readonly person: Expected
  readonly outcome: 'first' | 'duplicate'
  readonly first: CheckIn
}

/** Welcomes one person, by their badge (its code, or the address that it says) or by their name in the list. */
export const welcome = async (
  ctx: Ctx,
  input: {
    readonly event: Pick<OpenMapEvent, 'id' | 'slug'>
    readonly who: { readonly badge: string } | { readonly representativeId: string }
    readonly way?: Way
  },
): Promise<Result<Welcomed, Refused>> => {
  const { event, who } = input
  const people = await expectedAt(ctx.db, ctx.scope, event.id)
  const found = 'badge' in who ? byBadge(people, who.badge, event.slug) : byName(people, who.representativeId)
  if (!found.ok) return found
  const person = found.value
  // Dated once it is its turn, and after whoever came before: two devices at once are never both told to be first.
  await lockPeople(ctx, [person.representativeId])
  const before = presencesOf(await checkInsOf(ctx.db, ctx.scope, event.id, [person.representativeId]))
  const earliest = before.get(person.representativeId)?.first.at.getTime() ?? 0
  const now = new Date(Math.max(toDate(ctx.clock.now()).getTime(), earliest + 1))
  const { presences, outcomes } = await recordArrivals(ctx, {
    event,
    sentAt: now,
    notBefore: now,
    entries: [
      {
        id: newId(),
        representativeId: person.representativeId,
        kind: 'arrival',
        undoes: null,
        way: input.way ?? ('badge' in who ? 'badge' : 'name'),
        at: now,
      },
    ],
  })
  const presence = presences.get(person.representativeId)
  if (presence === undefined) throw new Error('an arrival that was just kept is not there')
  return ok({
    person,
    outcome: outcomes[0]?.outcome === 'first' ? 'first' : 'duplicate',
    first: presence.first,
  })
}

const byBadge = (people: readonly Expected[], text: string, slug: string): Result<Expected, Refused> => {
  const read = readBadge(text, slug)
  if (read.kind === 'not-a-badge')
    return refuse({ code: 'not-a-badge', field: 'badge', sentence: t.refusals.notABadge })
  if (read.kind === 'other-event')
    return refuse({ code: 'other-event', field: 'badge', sentence: t.refusals.otherEvent })
  const person = people.find(({ code }) => code === read.code)
  return person === undefined
    ? refuse({ code: 'unknown-badge', field: 'badge', sentence: t.refusals.unknownBadge })
    : ok(person)
}

const byName = (people: readonly Expected[], id: string): Result<Expected, Refused> => {
  const person = people.find(({ representativeId }) => representativeId === id)
  return person === undefined
    ? refuse({ code: 'unknown-person', field: 'badge', sentence: t.refusals.unknownPerson })
    : ok(person)
}

/** Takes back every arrival that stands of one person. */
export const takeBack = async (
  ctx: Ctx,
  {
    event,
    representativeId,
  }: { readonly event: Pick<OpenMapEvent, 'id'>; readonly representativeId: string },
): Promise<Result<Expected, Refused>> => {
  const found = byName(await expectedAt(ctx.db, ctx.scope, event.id), representativeId)
  if (!found.ok) return found
  const now = toDate(ctx.clock.now())
  await lockPeople(ctx, [representativeId])
  const presence = presencesOf(await checkInsOf(ctx.db, ctx.scope, event.id, [representativeId])).get(
    representativeId,
  )
  if (presence === undefined)
    return refuse({ code: 'not-here', field: 'badge', sentence: t.refusals.notHere })
  const standing = [presence.first, ...presence.duplicates]
  await recordArrivals(ctx, {
    event,
    sentAt: now,
    entries: standing.map(({ id: undoes, way }) => ({
      id: newId(),
      representativeId,
      kind: 'undo' as const,
      undoes,
      way,
      at: now,
    })),
  })
  return found
}
