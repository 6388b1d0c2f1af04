import type { Db } from '../database/connect.ts'
import type { Clock } from '../kernel/dates.ts'
import type { Identity } from './identity.ts'
import { type LimitName, spend, throttle } from './throttle.ts'

/** What the sign-in pages stand on. Its handle writes at once, outside the transaction of the request. */
export type IdentityPort = {
  readonly auth: Identity
  readonly db: Db
  /** Counts an attempt. @returns the seconds to wait, or null when it may go on */
  readonly attempt: (name: LimitName, subject: string) => Promise<number | null>
  /** Spends what serves once. @returns false when it was spent already */
  readonly spend: (subject: string, madeAt: Date) => Promise<boolean>
}

export const identityPort = (parts: {
  readonly auth: Identity
  readonly db: Db
  readonly clock: Clock
  readonly secret: string
}): IdentityPort => ({
  auth: parts.auth,
  db: parts.db,
  attempt: (name, subject) => throttle(parts, name, subject),
  spend: (subject, madeAt) => spend(parts, subject, madeAt),
})
