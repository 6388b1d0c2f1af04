import { describe, expect, it } from 'vitest'
import { differenceOf } from './difference.ts'

describe('differenceOf', () => {
  it('tells a change field by field, and leaves out what stayed', () => {
    expect(
      differenceOf(
        { name: 'Avant', siren: null, kinds: ['buyer'], same: 1 },
        { name: 'Après', siren: '732829320', kinds: ['buyer', 'network'], same: 1 },
      ),
    ).toEqual([
      { field: 'name', before: 'Avant', after: 'Après' },
      { field: 'siren', before: null, after: '732829320' },
      { field: 'kinds', before: ['buyer'], after: ['buyer', 'network'] },
    ])
  })

  it('tells a creation, and an erasure, on one side only', () => {
    expect(differenceOf(null, { role: 'manager' })).toEqual([
      { field: 'role', before: undefined, after: 'manager' },
    ])
    expect(differenceOf({ role: 'manager' }, null)).toEqual([
      { field: 'role', before: 'manager', after: undefined },
    ])
  })

  it('names the place of a value inside another', () => {
    expect(differenceOf({ weights: { must: 5, nice: 3 } }, { weights: { must: 6, nice: 3 } })).toEqual([
      { field: 'weights.must', before: 5, after: 6 },
    ])
  })

  it('reads whatever was stored without failing', () => {
    expect(differenceOf(null, null)).toEqual([])
    expect(differenceOf(undefined, {})).toEqual([])
    expect(differenceOf({ list: [{ a: 1 }] }, { list: [] })).toEqual([
      { field: 'list', before: ['{"a":1}'], after: [] },
    ])
    expect(differenceOf({ empty: {} }, { empty: null })).toEqual([
      { field: 'empty', before: '{}', after: null },
    ])
    expect(differenceOf('text', 3)).toEqual([])
  })

  it('tells apart an absent field and an empty one', () => {
    expect(differenceOf({}, { city: null })).toEqual([{ field: 'city', before: undefined, after: null }])
  })
})
