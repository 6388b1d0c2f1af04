import { describe, expect, it } from 'vitest'
import { diffTimetables } from './diff.ts'

const at = (buyerId: string, supplierId: string, slotId: string, tableId = 't1') => ({
  buyerId,
  supplierId,
  slotId,
  tableId,
})

describe('diffTimetables', () => {
  it('finds nothing between a version and itself, in another order', () => {
    const version = [at('b1', 'f1', 's1'), at('b2', 'f2', 's2')]
    expect(diffTimetables(version, [...version].reverse())).toEqual({
      changes: [],
      changedParticipantIds: [],
    })
  })

  it('names each kind of change and only the people concerned', () => {
    const before = [
      at('b1', 'f1', 's1'),
      at('b2', 'f2', 's1', 't2'),
      at('b3', 'f3', 's1', 't3'),
      at('b9', 'f9', 's1', 't9'),
    ]
    const after = [
      at('b1', 'f1', 's2'),
      at('b2', 'f2', 's1', 't4'),
      at('b4', 'f4', 's1', 't3'),
      at('b9', 'f9', 's1', 't9'),
    ]
    expect(diffTimetables(before, after)).toEqual({
      changes: [
        { kind: 'moved', before: before[0], after: after[0] },
        { kind: 'table', before: before[1], after: after[1] },
        { kind: 'added', after: after[2] },
        { kind: 'removed', before: before[2] },
      ],
      changedParticipantIds: ['b1', 'b2', 'b3', 'b4', 'f1', 'f2', 'f3', 'f4'],
    })
  })
})
