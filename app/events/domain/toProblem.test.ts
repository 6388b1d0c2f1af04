import { describe, expect, it } from 'vitest'
import { type MeetingDay, meetingsAsked, toProblem } from './toProblem.ts'

const slot = (id: string, hour: string) => ({
  id,
  startsAt: `2026-12-03T${hour}:00`,
  endsAt: `2026-12-03T${hour}:20`,
  active: true,
})
const table = (id: string, number: number) => ({ id, number, label: null, active: true })

const day: MeetingDay = {
  slots: [slot('s1', '09:00'), slot('s2', '09:30')],
  tables: [table('t1', 1), table('t2', 2)],
  participants: [
    { id: 'b1', role: 'buyer', quota: null },
    { id: 'b2', role: 'buyer', quota: 1 },
    { id: 'f1', role: 'supplier', quota: null },
    { id: 'f2', role: 'supplier', quota: null },
    { id: 'p1', role: 'press', quota: null },
  ],
  unavailable: [{ participantId: 'f2', slotId: 's1' }],
  wishes: [],
  forbids: [],
  weights: { must: 5, nice: 3, silent: 1 },
  buyerQuota: null,
  supplierQuota: 2,
}

describe('meetingsAsked', () => {
  it.each([
    ['priority on both sides', 'must', 'must', 25],
    ['priority against gladly', 'must', 'nice', 15],
    ['gladly, the other silent', 'nice', null, 3],
    ['silent, the other gives priority', null, 'must', 5],
  ] as const)('weighs %s', (_, buyer, supplier, weight) => {
    const wishes = [
      ...(buyer === null ? [] : [{ fromId: 'b1', toId: 'f1', level: buyer }]),
      ...(supplier === null ? [] : [{ fromId: 'f1', toId: 'b1', level: supplier }]),
    ]
    expect(meetingsAsked({ ...day, wishes })).toEqual([{ buyerId: 'b1', supplierId: 'f1', weight }])
  })

  it.each([
    [
      'the buyer',
      [
        { fromId: 'b1', toId: 'f1', level: 'no' },
        { fromId: 'f1', toId: 'b1', level: 'must' },
      ],
    ],
    [
      'the structure',
      [
        { fromId: 'b1', toId: 'f1', level: 'must' },
        { fromId: 'f1', toId: 'b1', level: 'no' },
      ],
    ],
  ] as const)('asks for nothing when %s refuses', (_, wishes) => {
    expect(meetingsAsked({ ...day, wishes })).toEqual([])
  })

  it('ignores what joins two parties of one side, or nobody who meets', () => {
    const wishes = [
      { fromId: 'b1', toId: 'b2', level: 'must' },
      { fromId: 'b1', toId: 'p1', level: 'must' },
    ] as const
    expect(meetingsAsked({ ...day, wishes })).toEqual([])
  })
})

describe('toProblem', () => {
  const wishes = [{ fromId: 'b1', toId: 'f2', level: 'nice' }] as const

  it('keeps identifiers, availability and quotas, own before default', () => {
    expect(toProblem({ ...day, wishes })).toEqual({
      slots: 2,
      tables: 2,
      buyers: [
        { id: 'b1', free: [true, true] },
        { id: 'b2', free: [true, true], quota: 1 },
      ],
      suppliers: [
        { id: 'f1', free: [true, true], quota: 2 },
        { id: 'f2', free: [false, true], quota: 2 },
      ],
      requests: [{ buyer: 'b1', supplier: 'f2', weight: 3 }],
    })
  })

  it('imposes a pinned meeting, and forgets pins on a retired slot or on a pair nobody asks for', () => {
    const pin = { buyerId: 'b1', supplierId: 'f2', slotId: 's2', tableId: 't2' }
    const pins = [pin, { ...pin, slotId: 'gone' }, { ...pin, supplierId: 'f1' }]
    expect(toProblem({ ...day, wishes }, pins).pins).toEqual([
      { buyer: 'b1', supplier: 'f2', slot: 1, table: 1 },
    ])
  })
})
