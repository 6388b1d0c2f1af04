import { type Actor, type Membership, type PlatformRole, visitor } from '../../platform/access/actor.ts'
import { HOUR, MINUTE, SEEN_MINUTES } from '../../platform/identity/limits.ts'
import type { Settings } from '../../platform/settings/settings.ts'

/** A session with what its person holds, as read for one request. */
export type HeldSession = {
  readonly sessionId: string
  readonly personId: string
  readonly name: string
  /** A one-click account of the demonstration. */
  readonly shared: boolean
  /** The person asks for a code after the first proof. */
  readonly secondFactor: boolean
  readonly secondFactorAt: Date | null
  readonly deactivatedAt: Date | null
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
  readonly memberships: readonly Membership[]
  readonly platform: readonly PlatformRole[]
  /** Hours without activity that the deployment allows. */
  readonly idle: Pick<Settings, 'idleHours' | 'idleHoursPlatform'>
  readonly unread?: number
}

/** Roles over a territory leave a shorter time of inattention. */
const idleLimit = ({ platform, idle }: HeldSession): number =>
  (platform.length > 0 ? idle.idleHoursPlatform : idle.idleHours) * HOUR

/**
 * Who this session makes of its holder. A person who set up a second factor is only half signed in without it; roles over
 * the territory sleep until two factors were given, whether or not the person has set one up (ASVS 6.3.3).
 */
export const sessionActor = (held: HeldSession, now: Date): Actor => {
  const { personId, sessionId, name, shared, memberships, platform } = held
  const idle = now.getTime() - held.seenAt.getTime() > idleLimit(held)
  if (held.deactivatedAt !== null || held.expiresAt <= now || idle) return visitor
  const double = held.secondFactorAt !== null
  if (held.secondFactor && !double) return { kind: 'half', personId, sessionId }
  return {
    kind: 'person',
    personId,
    sessionId,
    name,
    shared,
    memberships,
    platform: double ? platform : [],
    asleep: double ? [] : platform,
    ...(held.unread === undefined ? {} : { unread: held.unread }),
  }
}

/** « Last seen » is worth writing again. */
export const seenLongAgo = ({ seenAt }: HeldSession, now: Date): boolean =>
  now.getTime() - seenAt.getTime() > SEEN_MINUTES * MINUTE
