/** Milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** A sign-in link is short-lived: whoever reads the mailbox later finds a closed door. */
export const LINK_MINUTES = 10

/** Longest life of a session, whatever its use. */
export const SESSION_DAYS = 14

/** A session left unused for this long is over; shorter for those whose roles reach over the territory. */
export const IDLE_HOURS = 24
export const IDLE_HOURS_PLATFORM = 2

/** « Last seen » is written at most this often. */
export const SEEN_MINUTES = 5
