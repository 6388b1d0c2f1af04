import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atByOurClock, type CheckIn, presencesOf } from './checkIn.ts'

const at = (minute: number): Date => new Date(Date.UTC(2026, 11, 3, 8, minute))
const arrival = (id: string, minute: number, representativeId = 'r'): CheckIn => ({
  id,
  representativeId,
  kind: 'arrival',
  undoes: null,
  way: 'badge',
  actor: 'agent:1',
  at: at(minute),
})
const undo = (id: string, undoes: string, minute: number): CheckIn => ({
  ...arrival(id, minute),
  kind: 'undo',
  undoes,
})
const told = (entries: readonly CheckIn[]) =>
  [...presencesOf(entries)]
    .map(([who, { first, duplicates }]) => [who, first.id, duplicates.map(({ id }) => id)])
    .sort()

describe('who came', () => {
  it('is known by the first arrival by the time of the device, whichever was sent first', () => {
    expect(told([arrival('b', 20), arrival('a', 12)])).toEqual([['r', 'a', ['b']]])
  })
  it('is decided by the identifier at the same instant', () => {
    expect(told([arrival('b', 12), arrival('a', 12)])).toEqual([['r', 'a', ['b']]])
  })
  it('is nobody once the arrival is taken back, even if the undo came first', () => {
    expect(told([undo('u', 'a', 15), arrival('a', 12)])).toEqual([])
  })
  it('is the duplicate once the first is taken back', () => {
    expect(told([arrival('a', 12), arrival('b', 20), undo('u', 'a', 25)])).toEqual([['r', 'b', []]])
  })
  it('does not depend on the order of the entries', () => {
    const entries = [
      arrival('a', 5),
      arrival('b', 5),
      arrival('c', 3, 's'),
      undo('d', 'a', 9),
      arrival('e', 1),
      undo('f', 'c', 2),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (mixed) => {
        expect(told(mixed)).toEqual(told(entries))
      }),
    )
  })
})

describe('the clock of a device', () => {
  it('is put right by how much it differs from ours', () => {
    expect(atByOurClock(at(10), at(30), at(40))).toEqual(at(20))
    expect(atByOurClock(at(50), at(55), at(40))).toEqual(at(35))
  })
  it('never says more than now', () => {
    expect(atByOurClock(at(40), at(30), at(40))).toEqual(at(40))
  })
})
