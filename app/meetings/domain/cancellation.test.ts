import { expect, it } from 'vitest'
import { Temporal } from '../../platform/kernel/dates.ts'
import { cannotCancel } from './cancellation.ts'

const event = { status: 'published', zone: 'Europe/Paris' }
const meeting = { startsAt: '2026-12-03T09:00:00', booked: true }
const at = (iso: string) => Temporal.Instant.from(iso)

it('lets a party cancel until the meeting begins, by the wall clock of the place', () => {
  expect(cannotCancel(event, 'parties', meeting, at('2026-12-03T07:59:59Z'))).toBeNull()
  expect(cannotCancel(event, 'parties', meeting, at('2026-12-03T08:00:00Z'))).toBe('meeting-started')
})

it('leaves to the organiser what the organiser placed, and nothing to cancel of a cancelled day', () => {
  const now = at('2026-12-01T08:00:00Z')
  expect(cannotCancel(event, 'parties', { ...meeting, booked: false }, now)).toBe('held-by-organiser')
  expect(cannotCancel(event, 'organiser', meeting, now)).toBe('held-by-organiser')
  expect(cannotCancel({ ...event, status: 'cancelled' }, 'parties', meeting, now)).toBe('day-cancelled')
})
