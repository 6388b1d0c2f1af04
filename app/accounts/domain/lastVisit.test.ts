import { expect, it } from 'vitest'
import { visitOf } from './lastVisit.ts'

it.each([
  [null, 'never'],
  ['2027-01-05', 'month'],
  ['2027-01-01', 'month'],
  ['2026-12-31', 'previous'],
  ['2026-11-30', 'older'],
  ['2026-01-05', 'older'],
])('%s is told as %s', (lastSeenOn, visit) => {
  expect(visitOf(lastSeenOn, '2027-01-05')).toBe(visit)
})
