import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/database/id.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { proofLine } from '../domain/proofLine.ts'
import { meetingsOf, versionsOf } from '../store/timetables.ts'
import { addParticipant } from './addParticipant.ts'
import { moveMeeting } from './changeTimetable.ts'
import { createEvent } from './createEvent.ts'
import { exportProblem } from './exportProblem.ts'
import { getAgenda } from './getAgenda.ts'
import { proposeTimetable } from './proposeTimetable.ts'
import { publishTimetable } from './publishTimetable.ts'
import { recordAvailability } from './recordAvailability.ts'
import { recordWish } from './recordWish.ts'
import { updateEvent } from './updateEvent.ts'
import { updateEventPlan } from './updateEventPlan.ts'

const plan = { start: '09:00', minutes: 20, gap: 5, count: 3, pauseAfter: 0, pauseMinutes: 0, tables: 2 }

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const refusal = (result: { ok: boolean; refusal?: { code: string; field?: string } }) =>
  result.refusal === undefined ? null : [result.refusal.code, result.refusal.field]

let number = 0
const anEvent = async (): Promise<OpenMapEvent> => {
  number += 1
  const event = must(await base.run(createEvent, { title: `Rencontre ${number}`, day: '2026-12-03' }))
  const weights = { must: 1, nice: 1, silent: 1 }
  return must(await base.run(updateEvent, { eventId: event.id, change: { weights } }))
}

/** Two buyers, two structures, everybody wished for: four meetings in three slots at two tables. */
const aDay = async () => {
  const event = await anEvent()
  must(await base.run(updateEventPlan, { eventId: event.id, form: plan }))
  const people = []
  for (const [role, displayName] of [
    ['buyer', 'Acheteur A'],
    ['buyer', 'Acheteur B'],
    ['supplier', 'Structure C'],
    ['supplier', 'Structure D'],
  ] as const) {
    people.push(must(await base.run(addParticipant, { eventId: event.id, role, displayName })))
  }
  const [a, b, c, d] = people.map(({ id }) => id) as [string, string, string, string]
  for (const fromId of [a, b]) {
    for (const toId of [c, d])
      must(await base.run(recordWish, { eventId: event.id, fromId, toId, level: 'nice' }))
  }
  return { event, a, b, c, d }
}

describe('a day refused', () => {
  it('has no slot, then no table, then no buyer, then no wish: the field is named each time', async () => {
    const event = await anEvent()
    const propose = () => base.run(proposeTimetable, { eventId: event.id })
    expect(refusal(await propose())).toEqual(['no-slot', 'slots'])
    expect(
      refusal(await base.run(updateEventPlan, { eventId: event.id, form: { ...plan, tables: 0 } })),
    ).toEqual(['no-table', 'tables'])
    must(await base.run(updateEventPlan, { eventId: event.id, form: plan }))
    expect(refusal(await propose())).toEqual(['no-buyer', 'participants'])
    const buyer = must(
      await base.run(addParticipant, { eventId: event.id, role: 'buyer', displayName: 'Acheteur' }),
    )
    expect(refusal(await propose())).toEqual(['no-supplier', 'participants'])
    must(await base.run(addParticipant, { eventId: event.id, role: 'supplier', displayName: 'Structure' }))
    expect(refusal(await propose())).toEqual(['no-wish', 'wishes'])
    const wish = { eventId: event.id, fromId: buyer.id, toId: newId(), level: 'must' } as const
    expect(refusal(await base.run(recordWish, wish))).toEqual(['unknown-participant', 'to'])
    const closed = { eventId: event.id, participantId: buyer.id, unavailableSlotIds: [newId()] }
    expect(refusal(await base.run(recordAvailability, closed))).toEqual(['slot-outside-event', 'slot'])
    expect(
      refusal(await base.run(addParticipant, { eventId: event.id, role: 'buyer', displayName: 'ACHÉTEUR' })),
    ).toEqual(['participant-exists', 'name'])
  })
})

describe('a day proposed and published', () => {
  it('is proved, frozen, booked, and seen by its participants', async () => {
    const { event, a, c } = await aDay()
    const version = must(await base.run(proposeTimetable, { eventId: event.id, seed: 7 }))
    expect(proofLine(version).replaceAll('\u00a0', ' ')).toBe('4 rendez-vous sur 4 au plus (optimum prouvé).')
    expect([version.number, version.state, version.seed]).toEqual([1, 'draft', 7])
    expect(must(await getAgenda(base.ctx, { event, participantId: a })).version).toBeNull()

    const published = must(
      await base.run(publishTimetable, { eventId: event.id, versionId: version.id, name: 'Plan du matin' }),
    )
    expect(published.diff.changes.map(({ kind }) => kind)).toEqual(['added', 'added', 'added', 'added'])
    const occupancy = await base.db
      .selectFrom('occupancy')
      .selectAll()
      .where('event_id', '=', event.id)
      .execute()
    expect(occupancy.length).toBe(12)
    const facts = await base.db
      .selectFrom('fact')
      .select('payload')
      .where('type', '=', 'TimetablePublished')
      .execute()
    expect(facts.map(({ payload }) => payload)).toEqual([
      { eventId: event.id, versionId: version.id, previousVersionId: null },
    ])

    const agenda = must(await getAgenda(base.ctx, { event, participantId: c }))
    expect(agenda.lines.filter(({ kind }) => kind === 'meeting').length).toBe(2)
    expect(refusal(await base.run(publishTimetable, { eventId: event.id, versionId: version.id }))).toEqual([
      'version-frozen',
      'version',
    ])
  })

  it('keeps the same timetable for the same seed, and another version replaces it with its differences', async () => {
    const { event, a, d } = await aDay()
    const first = must(await base.run(proposeTimetable, { eventId: event.id, seed: 3 }))
    const again = must(await base.run(proposeTimetable, { eventId: event.id, seed: 3 }))
    const placed = async (id: string) =>
      (await meetingsOf(base.db, base.scope, id))
        .map(({ id: _, ...meeting }) => JSON.stringify(meeting))
        .sort()
    expect(again.inputHash).toBe(first.inputHash)
    expect(await placed(again.id)).toEqual(await placed(first.id))
    must(await base.run(publishTimetable, { eventId: event.id, versionId: first.id }))
    must(await base.run(recordWish, { eventId: event.id, fromId: d, toId: a, level: 'no' }))
    const next = must(await base.run(proposeTimetable, { eventId: event.id, seed: 3 }))
    const { diff } = must(await base.run(publishTimetable, { eventId: event.id, versionId: next.id }))
    expect(
      diff.changes
        .filter(({ kind }) => kind === 'removed')
        .map((change) => change.kind === 'removed' && [change.before.buyerId, change.before.supplierId]),
    ).toEqual([[a, d]])
    expect((await versionsOf(base.db, base.scope, event.id)).map(({ state }) => state)).toEqual([
      'published',
      'draft',
      'replaced',
    ])
  })

  it('respects availability and tells why a wish is unmet', async () => {
    const { event, a, c } = await aDay()
    const problem = must(await exportProblem(base.ctx, { event }))
    expect([problem.B, problem.S, problem.T, problem.K, problem.req.length]).toEqual([2, 2, 3, 2, 4])
    const rows = await base.db
      .selectFrom('slot')
      .select('id')
      .where('event_id', '=', event.id)
      .orderBy('starts_at')
      .execute()
    const [s1, s2, s3] = rows.map(({ id }) => id) as [string, string, string]
    must(
      await base.run(recordAvailability, { eventId: event.id, participantId: a, unavailableSlotIds: [s1] }),
    )
    must(
      await base.run(recordAvailability, {
        eventId: event.id,
        participantId: c,
        unavailableSlotIds: [s2, s3],
      }),
    )
    const version = must(await base.run(proposeTimetable, { eventId: event.id }))
    const unmet = await base.db
      .selectFrom('unmet_wish')
      .select(['buyer_id', 'supplier_id', 'reason'])
      .where('version_id', '=', version.id)
      .execute()
    expect(unmet).toEqual([{ buyer_id: a, supplier_id: c, reason: 'no-common-slot' }])
    expect(version.held).toBe(3)
  })
})

describe('a draft changed by hand', () => {
  it('warns without refusing; publishing refuses the clash and keeps what was published', async () => {
    const { event } = await aDay()
    const first = must(await base.run(proposeTimetable, { eventId: event.id }))
    must(await base.run(publishTimetable, { eventId: event.id, versionId: first.id }))
    const draft = must(await base.run(proposeTimetable, { eventId: event.id, seed: 2 }))
    const meetings = await meetingsOf(base.db, base.scope, draft.id)
    const [one] = meetings
    const other = meetings.find((meeting) => meeting.buyerId === one?.buyerId && meeting.id !== one.id)
    if (one === undefined || other === undefined) throw new Error('two meetings of one buyer are expected')
    const move = { eventId: event.id, versionId: draft.id, meetingId: one.id, pinned: true }
    const moved = must(await base.run(moveMeeting, { ...move, slotId: other.slotId, tableId: other.tableId }))
    expect([...new Set(moved.warnings.map(({ code }) => code))].sort()).toEqual([
      'buyer-clash',
      'supplier-clash',
      'table-clash',
    ])
    expect(
      refusal(await base.run(moveMeeting, { ...move, slotId: newId(), tableId: other.tableId })),
    ).toEqual(['unknown-slot', 'slot'])
    expect(refusal(await base.run(publishTimetable, { eventId: event.id, versionId: draft.id }))).toEqual([
      'double-booking',
      'version',
    ])
    const booked = await base.db
      .selectFrom('occupancy')
      .select('meeting_id')
      .distinct()
      .where('event_id', '=', event.id)
      .execute()
    const published = (await meetingsOf(base.db, base.scope, first.id)).map(({ id }) => id)
    expect(booked.map(({ meeting_id }) => meeting_id).sort()).toEqual(published.sort())
    expect(
      refusal(
        await base.run(moveMeeting, {
          ...move,
          versionId: first.id,
          slotId: other.slotId,
          tableId: other.tableId,
        }),
      ),
    ).toEqual(['version-frozen', 'version'])
  })

  it('is caught by the primary key alone when a version was doctored in the database', async () => {
    const { event } = await aDay()
    const draft = must(await base.run(proposeTimetable, { eventId: event.id }))
    const [one, two] = await meetingsOf(base.db, base.scope, draft.id)
    if (one === undefined || two === undefined) throw new Error('two meetings are expected')
    await base.db
      .updateTable('meeting')
      .set({ slot_id: one.slotId, table_id: one.tableId })
      .where('id', '=', two.id)
      .execute()
    expect(refusal(await base.run(publishTimetable, { eventId: event.id, versionId: draft.id }))).toEqual([
      'double-booking',
      'version',
    ])
    expect(
      await base.db.selectFrom('occupancy').selectAll().where('event_id', '=', event.id).execute(),
    ).toEqual([])
    expect((await versionsOf(base.db, base.scope, event.id)).map(({ state }) => state)).toEqual(['draft'])
  })
})

describe('a smaller plan', () => {
  it('lists the meetings it breaks, then takes them out of the drafts once confirmed', async () => {
    const { event } = await aDay()
    const draft = must(await base.run(proposeTimetable, { eventId: event.id }))
    const smaller = { eventId: event.id, form: { ...plan, count: 1 } }
    const refused = await base.run(updateEventPlan, smaller)
    expect(refusal(refused)).toEqual(['plan-breaks-meetings', 'count'])
    const broken = refused.ok ? [] : (refused.refusal.broken ?? [])
    expect(broken.length).toBeGreaterThan(0)
    must(await base.run(updateEventPlan, { ...smaller, confirmed: true }))
    const [after] = await versionsOf(base.db, base.scope, event.id)
    expect([after?.held, after?.bound]).toEqual([4 - broken.length, null])
    const reasons = await base.db
      .selectFrom('unmet_wish')
      .select('reason')
      .where('version_id', '=', draft.id)
      .execute()
    expect(reasons.map(({ reason }) => reason)).toEqual(broken.map(() => 'plan-changed'))
  })
})

describe('two publications at once', () => {
  it('leave exactly one published version', async () => {
    const { event } = await aDay()
    const one = must(await base.run(proposeTimetable, { eventId: event.id, seed: 1 }))
    const two = must(await base.run(proposeTimetable, { eventId: event.id, seed: 2 }))
    await Promise.all(
      [one, two].map(({ id }) => base.run(publishTimetable, { eventId: event.id, versionId: id })),
    )
    const states = (await versionsOf(base.db, base.scope, event.id)).map(({ state }) => state)
    expect([...states].sort()).toEqual(['published', 'replaced'])
    const booked = await base.db
      .selectFrom('occupancy')
      .select('slot_id')
      .where('event_id', '=', event.id)
      .execute()
    expect(booked.length).toBe(12)
  })
})
