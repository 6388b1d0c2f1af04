import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWishedDay, must, refusalOf } from '../../../test/builders/timetables.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { Board } from '../domain/board.ts'
import { boardOf } from '../domain/boardOf.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { findEventById } from '../store/events.ts'
import { changeBoard } from './changeBoard.ts'
import { forbidMeeting } from './forbidMeeting.ts'
import { limitParticipant } from './limitParticipant.ts'
import { proposeTimetable } from './proposeTimetable.ts'
import { publishTimetable } from './publishTimetable.ts'
import { type BoardRead, readBoard } from './readBoard.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const aBoard = async (size = { buyers: 3, suppliers: 4, slots: 5, tables: 3 }, people = 1) => {
  const day = await aWishedDay(base, { ...size, people })
  const event = await findEventById(base.db, base.scope, day.eventId)
  if (event === null) throw new Error('the event was made')
  const version = must(await base.run(proposeTimetable, { eventId: event.id }))
  return { day, event, versionId: version.id }
}
const read = async (event: OpenMapEvent, versionId: string): Promise<BoardRead> => {
  const found = await readBoard(base.ctx, event, versionId)
  if (found === null) throw new Error('no version')
  return found
}
const seen = ({ slotId, tableId }: { slotId: string; tableId: string }) => ({ slotId, tableId })

describe('a gesture on the board', () => {
  it('warns of what the board showed before it was made, whatever the gestures', async () => {
    const { day, event, versionId } = await aBoard()
    const [buyer = '', supplier = ''] = [day.buyers[0], day.suppliers[0]]
    must(await base.run(limitParticipant, { event, participantId: buyer, limits: { quota: 3 } }))
    must(
      await base.run(forbidMeeting, {
        event,
        buyerId: buyer,
        supplierId: supplier,
        slotId: day.slots[1] ?? '',
      }),
    )
    const gesture = fc.record({ one: fc.nat(99), slot: fc.nat(4), table: fc.nat(2) })
    await fc.assert(
      fc.asyncProperty(gesture, async ({ one, slot, table }) => {
        const before = await read(event, versionId)
        const index = boardOf(before.day, before.meetings, {
          slots: before.allSlots,
          tables: before.allTables,
        })
        const board = new Board(
          index.day,
          before.meetings.flatMap((meeting) => index.meetingOf(meeting) ?? []),
        )
        const meeting = before.meetings[one % before.meetings.length]
        const held = board.meeting(meeting?.id ?? '')
        if (meeting === undefined || held === undefined) throw new Error('no meeting')
        const shown = board.verdict({ from: [held.id], to: [{ ...held, slot, table }] })
        const made = must(
          await base.run(changeBoard, {
            event,
            versionId,
            stamp: before.stamp,
            gesture: {
              kind: 'move',
              meeting: meeting.id,
              slot: index.slotIds[slot] ?? '',
              table: index.tableIds[table] ?? '',
              seen: seen(meeting),
            },
          }),
        )
        expect(made.upToDate).toBe(true)
        expect(new Set(made.warnings.map(({ code, participantId }) => `${code}/${participantId}`))).toEqual(
          new Set(shown.map(({ code, party }) => `${code}/${party === null ? null : index.partyIds[party]}`)),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('of two organisers at once: one is made, the other is told, and both see the same board', async () => {
    const { day, event, versionId } = await aBoard()
    const before = await read(event, versionId)
    const [meeting] = before.meetings
    if (meeting === undefined) throw new Error('no meeting')
    const free = day.slots.filter((slot) => slot !== meeting.slotId)
    const move = (slot = '') =>
      base.run(changeBoard, {
        event,
        versionId,
        stamp: before.stamp,
        gesture: { kind: 'move', meeting: meeting.id, slot, table: meeting.tableId, seen: seen(meeting) },
      })
    const both = await Promise.all([move(free[0]), move(free[1])])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(refusalOf(both.find(({ ok }) => !ok) ?? { ok: true })).toEqual(['changed-meanwhile', 'meeting'])
    // Another meeting, from what is not up to date any more: made, and the whole board is told again.
    const other = before.meetings[1]
    if (other === undefined) throw new Error('no meeting')
    const late = must(
      await base.run(changeBoard, {
        event,
        versionId,
        stamp: before.stamp,
        gesture: {
          kind: 'move',
          meeting: other.id,
          slot: other.slotId,
          table: other.tableId,
          pinned: true,
          seen: seen(other),
        },
      }),
    )
    expect(late.upToDate).toBe(false)
    const after = await read(event, versionId)
    expect(late.after.stamp).toBe(after.stamp)
    expect(after.meetings.find(({ id }) => id === other.id)?.pinned).toBe(true)
    expect(free).toContain(after.meetings.find(({ id }) => id === meeting.id)?.slotId)
  })
})

describe('what the organiser asks of the next computation', () => {
  it('a pair forbidden all day does not meet, one forbidden in a slot meets elsewhere, and the reason is told', async () => {
    const { day, event } = await aBoard()
    const [buyer = '', [supplier = '', second = '']] = [day.buyers[0], day.suppliers]
    must(await base.run(forbidMeeting, { event, buyerId: buyer, supplierId: supplier, slotId: null }))
    for (const slotId of day.slots.slice(1))
      must(await base.run(forbidMeeting, { event, buyerId: buyer, supplierId: second, slotId }))
    const again = await base.run(forbidMeeting, { event, buyerId: buyer, supplierId: supplier, slotId: null })
    expect(refusalOf(again)).toEqual(['forbid-known', 'slot'])
    const version = must(await base.run(proposeTimetable, { eventId: event.id }))
    const { meetings } = await read(event, version.id)
    const of = (id: string) => meetings.filter((one) => one.buyerId === buyer && one.supplierId === id)
    expect(of(supplier)).toEqual([])
    expect(of(second).map(({ slotId }) => slotId)).toEqual([day.slots[0]])
  })

  it('a guarantee is held before weight counts', async () => {
    const { day, event } = await aBoard({ buyers: 3, suppliers: 3, slots: 1, tables: 2 })
    for (const buyer of day.buyers) {
      const participantId = buyer
      const least = buyer === day.buyers[2] ? 1 : null
      must(await base.run(limitParticipant, { event, participantId, limits: { least } }))
    }
    const version = must(await base.run(proposeTimetable, { eventId: event.id }))
    const { meetings } = await read(event, version.id)
    expect(meetings).toHaveLength(2)
    expect(meetings.some(({ buyerId }) => buyerId === day.buyers[2])).toBe(true)
  })

  it('a quota below what is pinned is refused, with the name and the remedy', async () => {
    const { event, versionId } = await aBoard()
    const { meetings } = await read(event, versionId)
    const participantId = meetings[0]?.buyerId ?? ''
    for (const meeting of meetings.filter(({ buyerId }) => buyerId === participantId).slice(0, 2))
      must(
        await base.run(changeBoard, {
          event,
          versionId,
          stamp: '',
          gesture: {
            kind: 'move',
            meeting: meeting.id,
            slot: meeting.slotId,
            table: meeting.tableId,
            pinned: true,
            seen: seen(meeting),
          },
        }),
      )
    const limited = await base.run(limitParticipant, { event, participantId, limits: { quota: 1 } })
    expect(refusalOf(limited)).toEqual(['quota-below-pins', 'quota'])
    if (limited.ok) return
    expect(limited.refusal.sentence).toMatch(
      /^Acheteur démo \d a 2.rendez-vous épinglés pour un quota de 1.: relevez son quota/,
    )
    const least = await base.run(limitParticipant, { event, participantId, limits: { quota: 2, least: 3 } })
    expect(refusalOf(least)).toEqual(['least-over-quota', 'least'])
    // The quota of the whole event may fall too: the computation then says whose pins are in the way.
    await base.db.updateTable('event').set({ buyer_quota: 1 }).where('id', '=', event.id).execute()
    const proposed = await base.run(proposeTimetable, { eventId: event.id, keepPinsOf: versionId })
    expect(refusalOf(proposed)).toEqual(['quota-below-pins', 'quota'])
  })

  it('a shared delegation sits twice at once, each of its people once; a fixed one does not', async () => {
    const size = { buyers: 2, suppliers: 1, slots: 1, tables: 2 }
    const { day, event } = await aBoard(size, 2)
    const [participantId = ''] = day.suppliers
    const propose = async () => must(await base.run(proposeTimetable, { eventId: event.id }))
    expect((await propose()).held).toBe(1)
    must(await base.run(limitParticipant, { event, participantId, limits: { delegation: 'shared' } }))
    const version = await propose()
    expect(version.held).toBe(2)
    must(await base.run(publishTimetable, { eventId: event.id, versionId: version.id }))
    const people = await base.db
      .selectFrom('occupancy')
      .innerJoin('representative', 'representative.id', 'occupancy.resource_id')
      .select('representative.id')
      .where('representative.participant_id', '=', participantId)
      .execute()
    expect(new Set(people.map(({ id }) => id)).size).toBe(2)
  })
})
