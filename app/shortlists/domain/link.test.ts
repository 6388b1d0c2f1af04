import { describe, expect, it } from 'vitest'
import { stateOf } from './link.ts'

describe('a link to a list', () => {
  const at = (text: string) => new Date(text)
  const link = { revokedAt: null, expiresAt: at('2026-12-04T10:00:00Z') }
  it('is open until it is over or revoked, to the second', () => {
    expect(stateOf(link, at('2026-12-04T09:59:59Z'))).toBe('open')
    expect(stateOf(link, at('2026-12-04T10:00:00Z'))).toBe('expired')
    expect(stateOf({ ...link, revokedAt: at('2026-12-01T00:00:00Z') }, at('2026-12-02T00:00:00Z'))).toBe(
      'revoked',
    )
  })
})
