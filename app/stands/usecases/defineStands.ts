import { lockEvent, type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { type Equipment, freeNumbers, freePlaces, type Place, type Stand } from '../domain/stand.ts'
import { t } from '../messages.ts'
import {
  deleteStand,
  insertStands,
  placeStand,
  type StandForm,
  standsOf,
  writeStand,
} from '../store/stands.ts'

type OfStand = { readonly event: OpenMapEvent; readonly standId: string }

/** The stands as they stand now; nobody else changes them until the end of the transaction. */
export const holdStands = async (ctx: Ctx, event: Pick<OpenMapEvent, 'id'>): Promise<readonly Stand[]> => {
  await lockEvent(ctx, event.id)
  return standsOf(ctx.db, ctx.scope, event.id)
}

const unknownStand = refuse<Refused>({ code: 'unknown-stand', sentence: t.refusals.unknownStand })

/** Adds stands on the first free places of the plan, under the first free numbers, all equipped alike. */
export const addStands = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly count: number
    readonly perRow: number
    readonly equipment: readonly Equipment[]
  },
): Promise<Result<number, Refused>> => {
  const { event, count, perRow, equipment } = input
  const known = await holdStands(ctx, event)
  const places = freePlaces(known, count, perRow)
  if (places.length < count)
    return refuse({ code: 'plan-full', field: 'count', sentence: t.refusals.planFull(places.length) })
  const numbers = freeNumbers(
    known.map(({ number }) => number),
    count,
  )
  const stands = places.map(({ x, y }, index) => ({
    id: newId(),
    number: numbers[index] ?? 0,
    label: null,
    x,
    y,
    equipment,
  }))
  await insertStands(ctx, event.id, stands)
  await recordOfEvent(ctx, event, {
    action: 'stands.added',
    after: { numbers: numbers.join(', '), equipment: equipment.join(', ') },
  })
  return ok(count)
}

const clash = (stands: readonly Stand[], standId: string, place: Place): Result<null, Refused> => {
  const there = stands.find(({ id, x, y }) => id !== standId && x === place.x && y === place.y)
  return there === undefined
    ? ok(null)
    : refuse({ code: 'place-taken', field: 'x', sentence: t.refusals.placeTaken(there.number) })
}

/** Everything that the organiser says of a stand. */
export const editStand = async (
  ctx: Ctx,
  { event, standId, form }: OfStand & { readonly form: StandForm },
): Promise<Result<null, Refused>> => {
  const stands = await holdStands(ctx, event)
  const before = stands.find(({ id }) => id === standId)
  if (before === undefined) return unknownStand
  if (stands.some(({ id, number }) => id !== standId && number === form.number))
    return refuse({ code: 'number-taken', field: 'number', sentence: t.refusals.numberTaken(form.number) })
  const free = clash(stands, standId, form)
  if (!free.ok) return free
  await writeStand(ctx, standId, form)
  await recordOfEvent(ctx, event, {
    action: 'stand.changed',
    before: {
      standId,
      number: before.number,
      x: before.x,
      y: before.y,
      equipment: before.equipment.join(', '),
    },
    after: { standId, number: form.number, x: form.x, y: form.y, equipment: form.equipment.join(', ') },
  })
  return ok(null)
}

/** Moves a stand to a free place of the plan. */
export const moveStand = async (
  ctx: Ctx,
  { event, standId, place }: OfStand & { readonly place: Place },
): Promise<Result<Stand, Refused>> => {
  const stands = await holdStands(ctx, event)
  const before = stands.find(({ id }) => id === standId)
  if (before === undefined) return unknownStand
  const free = clash(stands, standId, place)
  if (!free.ok) return free
  await placeStand(ctx, standId, place)
  await recordOfEvent(ctx, event, {
    action: 'stand.changed',
    before: { standId, x: before.x, y: before.y },
    after: { standId, x: place.x, y: place.y },
  })
  return ok({ ...before, ...place })
}

/** Takes a stand off the plan: only one that nobody has. */
export const removeStand = async (ctx: Ctx, { event, standId }: OfStand): Promise<Result<null, Refused>> => {
  const stand = (await holdStands(ctx, event)).find(({ id }) => id === standId)
  if (stand === undefined) return unknownStand
  if (stand.participantId !== null)
    return refuse({ code: 'stand-given', sentence: t.refusals.standGiven(stand.number) })
  await deleteStand(ctx, standId)
  await recordOfEvent(ctx, event, { action: 'stand.removed', before: { standId, number: stand.number } })
  return ok(null)
}
