import { describe, expect, it } from 'vitest'
import { differs, fileNameOf, isDue, safeByItself } from './source.ts'

const counts = { accepted: 100, warned: 0, created: 0, changed: 0, gone: 0 }
const at = (text: string) => new Date(text)

describe('a register read by the clock', () => {
  it('is due at once, then at its period', () => {
    const now = at('2026-11-27T03:00:00Z')
    expect(isDue({ every: 'month', checkedAt: null }, now)).toBe(true)
    expect(isDue({ every: 'day', checkedAt: at('2026-11-26T03:05:00Z') }, now)).toBe(true)
    expect(isDue({ every: 'day', checkedAt: at('2026-11-26T12:00:00Z') }, now)).toBe(false)
    expect(isDue({ every: 'week', checkedAt: at('2026-11-22T03:00:00Z') }, now)).toBe(false)
  })
  it('says something new, and is not trusted when much of it is gone', () => {
    expect([differs(counts), differs({ ...counts, gone: 1 }), differs({ ...counts, created: 1 })]).toEqual([
      false,
      true,
      true,
    ])
    expect([safeByItself({ ...counts, gone: 10 }), safeByItself({ ...counts, gone: 11 })]).toEqual([
      true,
      false,
    ])
    expect(safeByItself({ ...counts, accepted: 2000, gone: 200 })).toBe(true)
    expect(safeByItself({ ...counts, accepted: 2000, gone: 201 })).toBe(false)
  })
  it('names its file by its address', () => {
    expect(fileNameOf('https://a.fr/d/siae%202026.csv?x=1')).toBe('siae 2026.csv')
    expect(fileNameOf('https://a.fr/r/resource/')).toBe('registre.csv')
    expect(fileNameOf('https://a.fr/export')).toBe('export.csv')
  })
})
