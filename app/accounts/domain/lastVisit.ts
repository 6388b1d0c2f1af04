export const visits = ['month', 'previous', 'older', 'never'] as const
/** month = this calendar month · previous = the one before · older · never. */
export type Visit = (typeof visits)[number]

const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** How long ago a colleague came, on purpose no more precise than a month: nobody is watched. */
export const visitOf = (lastSeenOn: string | null, today: string): Visit => {
  if (lastSeenOn === null) return 'never'
  const ago = months(today) - months(lastSeenOn)
  if (ago <= 0) return 'month'
  return ago === 1 ? 'previous' : 'older'
}
