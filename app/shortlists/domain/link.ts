/** A list that whoever holds this link reads, and cannot change. */
export type ShortlistLink = {
  readonly id: string
  readonly shortlistId: string
  readonly title: string
  readonly withNotes: boolean
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly lastUsedAt: Date | null
}

/** Days for which a link may be made. */
export const LINK_DAYS = [7, 30, 90] as const
/** Links in force of one list: beyond, nobody knows any more who holds which. */
export const MOST_SHOWN = 20

export type LinkState = 'open' | 'expired' | 'revoked'

export const stateOf = (
  { revokedAt, expiresAt }: Pick<ShortlistLink, 'revokedAt' | 'expiresAt'>,
  now: Date,
): LinkState => (revokedAt !== null ? 'revoked' : expiresAt <= now ? 'expired' : 'open')
