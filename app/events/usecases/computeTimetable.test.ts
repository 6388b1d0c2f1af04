import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHardDay, aWishedDay, must, refusalOf, systemOf } from '../../../test/builders/timetables.ts'
import { TEST_NOW, type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { fixedClock, Temporal } from '../../platform/kernel/dates.ts'
import { isAlive, SILENCE_SECONDS } from '../domain/run.ts'
import { lockEvent } from '../store/events.ts'
import { askToStop, latestRun } from '../store/runs.ts'
import { versionsOf } from '../store/timetables.ts'
import { askTimetable, stopTimetable } from './askTimetable.ts'
import { computeTimetable } from './computeTimetable.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const small = { buyers: 2, suppliers: 2, slots: 3, tables: 2 }

const ask = (eventId: string, seconds = 2) => base.run(askTimetable, { eventId, seed: 1, seconds })
const runOf = async (eventId: string) => {
  const run = await latestRun(base.db, base.scope, eventId)
  if (run === null) throw new Error('no run')
  return run
}
const eventOf = (day: { eventId: string }) => ({ id: day.eventId, organiserId: null }) as never
const stop = (day: { eventId: string }) => base.run(stopTimetable, eventOf(day))
const versions = (eventId: string) => versionsOf(base.db, base.scope, eventId)

describe('a computation that somebody follows', () => {
  it('waits, computes, and keeps a version with its proof', async () => {
    const day = await aWishedDay(base, small)
    const { runId } = must(await ask(day.eventId))
    expect(await runOf(day.eventId)).toMatchObject({ state: 'waiting', objective: null, versionId: null })
    await computeTimetable(systemOf(base), runId)
    const [version] = await versions(day.eventId)
    expect(await runOf(day.eventId)).toMatchObject({
      state: 'done',
      versionId: version?.id,
      objective: version?.objective,
      bound: version?.bound,
    })
    expect(version).toMatchObject({ held: 4, heldBound: 4, state: 'draft' })
    // Taken again, after a crash of whatever took it: nothing is computed twice.
    await computeTimetable(systemOf(base), runId)
    expect(await versions(day.eventId)).toHaveLength(1)
  })

  it('is one for an event, whoever asks at the same moment', async () => {
    const day = await aWishedDay(base, small)
    const asked = await Promise.all([1, 2, 3, 4].map(() => ask(day.eventId)))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    expect(refusalOf(asked.find(({ ok }) => !ok) ?? { ok: true })).toEqual(['run-under-way', 'form'])
  })

  it('tells how far it is, and stops at will with its best so far', async () => {
    const day = await aHardDay(base)
    const { runId } = must(await ask(day.eventId, 300))
    const computing = computeTimetable(systemOf(base), runId)
    let seen = await runOf(day.eventId)
    while (seen.objective === null) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      seen = await runOf(day.eventId)
    }
    expect(seen.state).toBe('running')
    expect(seen.bound).toBeGreaterThanOrEqual(seen.objective)
    must(await stop(day))
    await computing
    const after = await runOf(day.eventId)
    const [version] = await versions(day.eventId)
    expect(after).toMatchObject({ state: 'done', stopAsked: true, versionId: version?.id })
    expect(version?.objective).toBeGreaterThanOrEqual(seen.objective)
  })

  it('keeps its timetable when somebody asks for the end at the very moment when it ends', async () => {
    const day = await aWishedDay(base, small)
    const { runId } = must(await ask(day.eventId))
    const [computing] = await systemOf(base)(async (asking) => {
      // Whoever stops it has the event; the computation ends, and waits for it.
      await lockEvent(asking, day.eventId)
      const ending = computeTimetable(systemOf(base), runId)
      const waiting = () =>
        sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
          base.db,
        )
      while ((await waiting()).rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
      await askToStop(asking, runId)
      return [ending]
    })
    await computing
    expect((await runOf(day.eventId)).state).toBe('done')
    expect(await versions(day.eventId)).toHaveLength(1)
  })

  it('is given up before it began, and another may begin', async () => {
    const day = await aWishedDay(base, small)
    const { runId } = must(await ask(day.eventId))
    must(await stop(day))
    await computeTimetable(systemOf(base), runId)
    expect((await runOf(day.eventId)).state).toBe('stopped')
    expect(await versions(day.eventId)).toHaveLength(0)
    expect(refusalOf(await stop(day))).toEqual(['no-run', 'form'])
    expect((await ask(day.eventId)).ok).toBe(true)
  })

  it('is dead when its server was killed: it is not « under way » any more, and another begins', async () => {
    const day = await aWishedDay(base, small)
    const { runId } = must(await ask(day.eventId))
    // As a killed server leaves it.
    await base.db
      .updateTable('timetable_run')
      .set({ state: 'running', started_at: new Date(TEST_NOW), beat_at: new Date(TEST_NOW) })
      .where('id', '=', runId)
      .execute()
    expect(refusalOf(await ask(day.eventId))).toEqual(['run-under-way', 'form'])
    const later = fixedClock(
      Temporal.Instant.from(TEST_NOW)
        .add({ seconds: SILENCE_SECONDS + 1 })
        .toString(),
    )
    const now = new Date(later.now().epochMilliseconds)
    expect(isAlive(await runOf(day.eventId), now)).toBe(false)
    // The queue gives its job again: nothing is computed, the row says what happened.
    await computeTimetable(systemOf({ ...base, clock: later }), runId)
    expect((await runOf(day.eventId)).state).toBe('broken')
    expect((await ask(day.eventId)).ok).toBe(true)
  })

  it('says why the day does not allow it any more, once its turn has come', async () => {
    const day = await aWishedDay(base, small)
    const { runId } = must(await ask(day.eventId))
    await base.db.deleteFrom('wish').where('event_id', '=', day.eventId).execute()
    await computeTimetable(systemOf(base), runId)
    expect(await runOf(day.eventId)).toMatchObject({
      state: 'refused',
      refusal: 'Aucun rendez-vous n’est souhaité. Importez ou saisissez les souhaits.',
    })
  })
})
