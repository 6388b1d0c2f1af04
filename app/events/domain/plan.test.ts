import { describe, expect, it } from 'vitest'
import { brokenBy, changeOfPlan, planFormOf, slotsOfPlan } from './plan.ts'

const form = {
  day: '2026-12-03',
  start: '09:00',
  minutes: 20,
  gap: 5,
  count: 4,
  pauseAfter: 2,
  pauseMinutes: 15,
  tables: 3,
}

describe('slotsOfPlan', () => {
  it('lays the slots in a row, with time to move and one pause', () => {
    const spans = slotsOfPlan(form)
    expect(
      spans.ok && spans.value.map(({ startsAt, endsAt }) => [startsAt.slice(11), endsAt.slice(11)]),
    ).toEqual([
      ['09:00:00', '09:20:00'],
      ['09:25:00', '09:45:00'],
      ['10:05:00', '10:25:00'],
      ['10:30:00', '10:50:00'],
    ])
  })

  it('refuses a slot during which the clock changes, and keeps the day that has one in its night', () => {
    const night = { ...form, start: '01:30', minutes: 60, gap: 0, count: 3, pauseAfter: 0 }
    for (const day of ['2027-03-28', '2026-10-25']) {
      const refused = slotsOfPlan({ ...night, day })
      expect(refused.ok ? null : refused.refusal.code).toBe('slot-clock-change')
      const morning = slotsOfPlan({ ...form, day })
      expect(morning.ok && morning.value[0]?.startsAt).toBe(`${day}T09:00:00`)
    }
    expect(slotsOfPlan({ ...night, day: '2027-03-29' }).ok).toBe(true)
  })

  it.each([
    ['no slot', { count: 0 }, 'no-slot', 'count'],
    ['no table', { tables: 0 }, 'no-table', 'tables'],
    ['slots past midnight', { start: '23:30' }, 'slot-outside-day', 'count'],
  ])('refuses %s and names the field', (_, change, code, field) => {
    const result = slotsOfPlan({ ...form, ...change })
    expect(result.ok ? null : [result.refusal.code, result.refusal.field]).toEqual([code, field])
  })
})

describe('changeOfPlan', () => {
  const slots = [
    { id: 's1', startsAt: '2026-12-03T09:00:00', endsAt: '2026-12-03T09:20:00', active: true },
    { id: 's2', startsAt: '2026-12-03T09:25:00', endsAt: '2026-12-03T09:45:00', active: true },
    { id: 's0', startsAt: '2026-12-03T10:05:00', endsAt: '2026-12-03T10:25:00', active: false },
  ]
  const tables = [1, 2, 3].map((number) => ({ id: `t${number}`, number, label: null, active: number < 3 }))

  it('keeps what is the same, retires, revives and adds the rest', () => {
    const wanted = { spans: [slots[0], slots[2]].flatMap((slot) => slot ?? []), tables: 4 }
    const added = { startsAt: '2026-12-03T11:00:00', endsAt: '2026-12-03T11:20:00' }
    expect(changeOfPlan(slots, tables, { ...wanted, spans: [...wanted.spans, added] })).toEqual({
      added: [added],
      retiredSlotIds: ['s2'],
      revivedSlotIds: ['s0'],
      addedTables: [4],
      retiredTableIds: [],
      revivedTableIds: ['t3'],
    })
  })

  it('finds the meetings that a smaller plan breaks', () => {
    const change = changeOfPlan(slots, tables, { spans: slots.slice(0, 1), tables: 1 })
    const meetings = [
      { slotId: 's1', tableId: 't1' },
      { slotId: 's1', tableId: 't2' },
      { slotId: 's2', tableId: 't1' },
    ]
    expect(brokenBy(meetings, change)).toEqual([meetings[1], meetings[2]])
  })
})

describe('planFormOf', () => {
  it('reads back the form that made the slots', () => {
    const spans = slotsOfPlan(form)
    const slots = spans.ok
      ? spans.value.map((span, index) => ({ ...span, id: `s${index}`, active: true }))
      : []
    const tables = [1, 2, 3].map((number) => ({ id: `t${number}`, number, label: null, active: true }))
    expect(planFormOf('2026-12-03', slots, tables)).toEqual(form)
  })
})
