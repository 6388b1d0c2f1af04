import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMeetingDay } from '../../../test/builders/meetings.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { TimetableMeeting } from '../domain/timetable.ts'
import { findEventById } from '../store/events.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'
import {
  moveMeeting,
  placeMeeting,
  redoChange,
  removeMeeting,
  swapMeetings,
  undoChange,
} from './changeTimetable.ts'
import { loadTimetable } from './loadTimetable.ts'
import { proposeTimetable } from './proposeTimetable.ts'
import { recordWish } from './recordWish.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** A draft of four meetings: two buyers, two structures, three slots, two tables. */
const aDraft = async () => {
  const day = await aMeetingDay(base, { buyers: 2, suppliers: 2, slots: 3, tables: 2 })
  for (const fromId of day.buyers)
    for (const toId of day.suppliers)
      must(await base.run(recordWish, { eventId: day.eventId, fromId, toId, level: 'nice' }))
  const { id } = must(await base.run(proposeTimetable, { eventId: day.eventId }))
  const of = { eventId: day.eventId, versionId: id }
  const meetings = () => meetingsOf(base.db, base.scope, id)
  return { day, of, meetings }
}

const byId = (meetings: readonly TimetableMeeting[]): TimetableMeeting[] =>
  [...meetings].sort((one, other) => (one.id < other.id ? -1 : 1))

describe('a draft changed by hand', () => {
  it('comes back step by step to what was computed, and goes forth again', async () => {
    const { day, of, meetings } = await aDraft()
    const states = [byId(await meetings())]
    const [first, second] = states[0] ?? []
    if (first === undefined || second === undefined) throw new Error('four meetings are expected')
    const free = day.slots.find((slot) => slot !== first.slotId) ?? ''
    must(
      await base.run(moveMeeting, {
        ...of,
        meetingId: first.id,
        slotId: free,
        tableId: first.tableId,
        pinned: true,
      }),
    )
    states.push(byId(await meetings()))
    must(await base.run(swapMeetings, { ...of, meetingId: first.id, otherId: second.id }))
    states.push(byId(await meetings()))
    must(await base.run(removeMeeting, { ...of, meetingId: second.id }))
    states.push(byId(await meetings()))
    expect(states[3]?.length).toBe(3)
    must(
      await base.run(placeMeeting, {
        ...of,
        buyerId: second.buyerId,
        supplierId: second.supplierId,
        slotId: second.slotId,
        tableId: second.tableId,
      }),
    )
    states.push(byId(await meetings()))
    for (const expected of [3, 2, 1, 0]) {
      must(await base.run(undoChange, of))
      expect(byId(await meetings())).toEqual(states[expected])
    }
    expect(await base.run(undoChange, of)).toMatchObject({ refusal: { code: 'no-step' } })
    for (const expected of [1, 2, 3, 4]) {
      must(await base.run(redoChange, of))
      expect(byId(await meetings())).toEqual(states[expected])
    }
    expect(await base.run(redoChange, of)).toMatchObject({ refusal: { code: 'no-step' } })
    const [version] = await versionsOf(base.db, base.scope, day.eventId)
    expect([version?.held, version?.edited]).toEqual([4, true])
  })

  it('cannot be done again after another change was made', async () => {
    const { day, of, meetings } = await aDraft()
    const [first, second] = await meetings()
    if (first === undefined || second === undefined) throw new Error('four meetings are expected')
    const free = day.slots.find((slot) => slot !== first.slotId) ?? ''
    must(
      await base.run(moveMeeting, {
        ...of,
        meetingId: first.id,
        slotId: free,
        tableId: first.tableId,
        pinned: false,
      }),
    )
    must(await base.run(undoChange, of))
    must(await base.run(removeMeeting, { ...of, meetingId: second.id }))
    expect(await base.run(redoChange, of)).toMatchObject({ refusal: { code: 'no-step' } })
  })

  it('keeps the work of two organisers: the second one is told that the meeting is elsewhere', async () => {
    const { day, of, meetings } = await aDraft()
    const [first] = await meetings()
    if (first === undefined) throw new Error('four meetings are expected')
    const seen = { slotId: first.slotId, tableId: first.tableId }
    const [one = '', two = ''] = day.slots.filter((slot) => slot !== first.slotId)
    const move = (slotId: string) =>
      base.run(moveMeeting, {
        ...of,
        meetingId: first.id,
        slotId,
        tableId: first.tableId,
        pinned: false,
        seen,
      })
    const done = await Promise.all([move(one), move(two)])
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(done.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
    expect(await base.run(removeMeeting, { ...of, meetingId: first.id, seen })).toMatchObject({
      refusal: { code: 'changed-meanwhile' },
    })
    expect((await meetings()).length).toBe(4)
  })

  it('says what is unmet as the draft stands, not as it was computed', async () => {
    const { of, meetings, day } = await aDraft()
    const [first] = await meetings()
    const event = await findEventById(base.db, base.scope, day.eventId)
    if (first === undefined || event === null) throw new Error('four meetings are expected')
    const unmet = async () => (await loadTimetable(base.ctx, event, of.versionId)).source?.unmet ?? []
    expect(await unmet()).toEqual([])
    must(await base.run(removeMeeting, { ...of, meetingId: first.id }))
    expect(await unmet()).toMatchObject([{ buyerId: first.buyerId, reason: { code: 'not-placed' } }])
    const pair = { buyerId: first.buyerId, supplierId: first.supplierId }
    expect(
      await base.run(placeMeeting, {
        ...of,
        ...pair,
        buyerId: first.supplierId,
        slotId: first.slotId,
        tableId: first.tableId,
      }),
    ).toMatchObject({ refusal: { code: 'unknown-participant' } })
    must(await base.run(placeMeeting, { ...of, ...pair, slotId: first.slotId, tableId: first.tableId }))
    expect(await unmet()).toEqual([])
    expect(
      await base.run(placeMeeting, { ...of, ...pair, slotId: first.slotId, tableId: first.tableId }),
    ).toMatchObject({ refusal: { code: 'pair-placed' } })
  })
})
