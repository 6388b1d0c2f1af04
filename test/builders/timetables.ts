import { recordWish } from '../../app/events/usecases/recordWish.ts'
import { systemTransact, type Transact } from '../../app/platform/jobs/transact.ts'
import type { TestDatabase } from '../support/database.ts'
import { aMeetingDay } from './meetings.ts'

/** Transactions of the system on the database of a test, as a job has them. */
export const systemOf = ({
  db,
  clock,
  territoryId,
}: Pick<TestDatabase, 'db' | 'clock' | 'territoryId'>): Transact =>
  systemTransact({ db, clock, dispatch: async () => {}, territoryId, purpose: 'timetable' })

/** A day on which every buyer wishes for every structure. */
export const aWishedDay = async (
  base: TestDatabase,
  size: Parameters<typeof aMeetingDay>[1],
): Promise<Awaited<ReturnType<typeof aMeetingDay>>> => {
  const day = await aMeetingDay(base, size)
  for (const fromId of day.buyers)
    for (const toId of day.suppliers) {
      const said = await base.run(recordWish, { eventId: day.eventId, fromId, toId, level: 'nice' })
      if (!said.ok) throw new Error(said.refusal.sentence)
    }
  return day
}

export const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

export const refusalOf = (result: { ok: boolean; refusal?: { code: string; field?: string } }) =>
  result.refusal === undefined ? null : [result.refusal.code, result.refusal.field]

/**
 * A day so contradictory that no optimum is proved in the seconds of a test: slots closed and levels drawn from a seed, and
 * few tables.
 */
export const aHardDay = async (base: TestDatabase): Promise<Awaited<ReturnType<typeof aMeetingDay>>> => {
  const day = await aMeetingDay(base, { buyers: 40, suppliers: 90, slots: 10, tables: 13 })
  let state = 7
  const draw = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const ofEvent = { territory_id: base.territoryId, event_id: day.eventId }
  const closed = [...day.buyers, ...day.suppliers].flatMap((participant_id) =>
    day.slots.flatMap((slot_id) => (draw() < 0.55 ? [{ ...ofEvent, participant_id, slot_id }] : [])),
  )
  await base.db.insertInto('unavailability').values(closed).execute()
  const recorded_at = new Date('2026-11-01T08:00:00Z')
  const level = (): 'must' | 'nice' => (draw() < 0.3 ? 'must' : 'nice')
  const wishes = day.buyers.flatMap((buyer) =>
    day.suppliers.flatMap((supplier) => [
      ...(draw() < 0.3 ? [{ ...ofEvent, from_id: buyer, to_id: supplier, level: level(), recorded_at }] : []),
      ...(draw() < 0.15
        ? [{ ...ofEvent, from_id: supplier, to_id: buyer, level: level(), recorded_at }]
        : []),
    ]),
  )
  await base.db.insertInto('wish').values(wishes).execute()
  return day
}
