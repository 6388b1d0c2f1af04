/** Days left to change one's mind: long enough for somebody whose screen was used by another to see the mail. */
export const GRACE_DAYS = 7

/** What must be settled before somebody may be erased. */
export type Blockers = {
  /** Bodies that nobody else manages. */
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
  /** Nobody else administers the installation. */
  readonly lastAdministrator: boolean
  /** A dispute or an inquiry suspends every erasure. */
  readonly held: boolean
}

export type BlockerCode = 'last-manager' | 'last-administrator' | 'held'

/** The first thing that stands in the way, or nothing. */
export const blockerOf = ({ bodies, lastAdministrator, held }: Blockers): BlockerCode | null => {
  if (held) return 'held'
  if (lastAdministrator) return 'last-administrator'
  return bodies.length > 0 ? 'last-manager' : null
}

export type ErasureCause = 'request' | 'inactivity'

export type ErasureRequest = {
  readonly requestedAt: Date
  readonly dueAt: Date
  /** Why it could not be done when its day came. */
  readonly blocked: BlockerCode | null
}
