import { describe, expect, it } from 'vitest'
import { type ImportChange, type Standing, undoOf } from './importUndo.ts'

const person = { id: 'p1', position: 1, name: null, email: null }
const before = { displayName: 'A', organisationId: null, structureId: null, quota: null, unavailable: [] }
const added: ImportChange = { participantId: 'a', toId: null, before: null, after: 'left', people: [] }
const changed: ImportChange = { ...added, before, people: [person] }
const wish: ImportChange = { ...added, toId: 'b', after: 'must' }
const still: Standing = { now: 'left', ties: [], meetsSince: false, people: ['p1'] }

describe('undoOf', () => {
  it('takes out what was added and puts back what was changed, as long as nobody touched them', () => {
    expect(undoOf(added, still)).toEqual({ step: 'remove' })
    expect(undoOf(changed, still)).toEqual({ step: 'restore' })
    expect(undoOf(wish, { ...still, now: 'must' })).toEqual({ step: 'remove' })
  })

  it('keeps what somebody changed since, and has nothing to do for what is gone', () => {
    expect(undoOf(changed, { ...still, now: 'other' })).toEqual({ step: 'keep', reasons: ['changed'] })
    expect(undoOf(added, { ...still, now: null })).toEqual({ step: 'nothing' })
  })

  it('keeps what was added when anything hangs on it, and says what', () => {
    expect(undoOf(added, { ...still, ties: ['link', 'wish'] })).toEqual({
      step: 'keep',
      reasons: ['wish', 'link'],
    })
  })

  it('puts back a participant whose wishes and link were there before, but not under meetings placed since', () => {
    expect(undoOf(changed, { ...still, ties: ['wish', 'link', 'timetable'] })).toEqual({ step: 'restore' })
    expect(undoOf(changed, { ...still, meetsSince: true })).toEqual({ step: 'keep', reasons: ['timetable'] })
    expect(undoOf(wish, { ...still, now: 'must', meetsSince: true })).toEqual({
      step: 'keep',
      reasons: ['timetable'],
    })
  })

  it('takes nobody away who has a badge', () => {
    const newcomer = { ...still, people: ['p1', 'p2'] }
    expect(undoOf(changed, { ...newcomer, ties: ['day'] })).toEqual({ step: 'keep', reasons: ['day'] })
    expect(undoOf(changed, newcomer)).toEqual({ step: 'restore' })
    expect(undoOf(changed, { ...still, ties: ['day'] })).toEqual({ step: 'restore' })
  })
})
