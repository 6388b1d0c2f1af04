import { describe, expect, it } from 'vitest'
import { decideNote, MOST_NOTED } from './dayNote.ts'

const now = new Date('2028-03-09T10:00:00Z')
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000)
const met = new Set(['a'])
const note = (text: string, at: Date, aboutId = 'a') => ({ aboutId, text, at })

describe('a note that comes', () => {
  it('is written where none stands, or an older one', () => {
    const written = { ok: true, value: note('Rappeler', before(1)) }
    expect(decideNote(null, note(' Rappeler\r\n', before(1)), met, now)).toEqual(written)
    expect(decideNote({ at: before(2) }, note('Rappeler', before(1)), met, now)).toEqual(written)
  })
  it('leaves the newer one that another device sent first', () => {
    expect(decideNote({ at: before(1) }, note('Ancienne', before(5)), met, now)).toEqual({
      ok: true,
      value: null,
    })
  })
  it('of a clock that is ahead was written now', () => {
    expect(decideNote(null, note('Demain', before(-600)), met, now)).toEqual({
      ok: true,
      value: note('Demain', now),
    })
  })
  it('is about somebody whom its author meets, and short enough', () => {
    const stranger = decideNote(null, note('Qui\u00a0?', now, 'b'), met, now)
    expect(stranger.ok ? null : stranger.refusal.code).toBe('nobody-met')
    expect(decideNote(null, note('x'.repeat(MOST_NOTED), now), met, now).ok).toBe(true)
    const long = decideNote(null, note('x'.repeat(MOST_NOTED + 1), now), met, now)
    expect(long.ok ? null : long.refusal.sentence).toContain('2\u00a0001')
  })
})
