import { type Clock, Temporal } from '../../app/platform/kernel/dates.ts'

const RealDate = Date

/**
 * The date of the whole process, moved at will and going on from there: the sign-in library reads it by itself, so a clock
 * given to our own code would not be enough. Timers are left alone. Call `stop()` in `afterAll`.
 */
export const movableClock = () => {
  let ahead = 0
  class MovedDate extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [RealDate.now() + ahead] : given) as [number]))
    }
    static override now(): number {
      return RealDate.now() + ahead
    }
    /** Dates made before the move are dates too. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return Object.prototype.toString.call(value) === '[object Date]'
    }
  }
  globalThis.Date = MovedDate as DateConstructor
  const clock: Clock = { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) }
  return {
    clock,
    forward: (by: {
      readonly hours?: number
      readonly minutes?: number
      readonly seconds?: number
    }): void => {
      ahead += ((by.hours ?? 0) * 3600 + (by.minutes ?? 0) * 60 + (by.seconds ?? 0)) * 1000
    },
    stop: (): void => {
      globalThis.Date = RealDate
    },
  }
}
