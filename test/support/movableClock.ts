import { vi } from 'vitest'
import { type Clock, Temporal } from '../../app/platform/kernel/dates.ts'

/**
 * The date of the whole process, moved at will: the sign-in library reads it by itself, so a clock given to our own code
 * would not be enough. Timers go on as usual. Call `stop()` in `afterAll`.
 */
export const movableClock = (start = new Date()) => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  const clock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) }
  return {
    clock,
    forward: (by: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): void => {
      const minutes = (by.days ?? 0) * 1440 + (by.hours ?? 0) * 60 + (by.minutes ?? 0)
      vi.setSystemTime(Date.now() + minutes * 60_000)
    },
    stop: (): void => {
      vi.useRealTimers()
    },
  }
}
