export const searchFrequencies = ['daily', 'weekly', 'never'] as const
export type SearchFrequency = (typeof searchFrequencies)[number]

/** A search that somebody follows. */
export type SavedSearch = {
  readonly id: string
  readonly personId: string
  readonly title: string
  /** Address of the list, without its path. */
  readonly query: string
  readonly frequency: SearchFrequency
  readonly paused: boolean
  readonly createdAt: Date
  readonly checkedAt: Date
  readonly deleted: boolean
}

export const MOST_SEARCHES = 50
/** Results compared from one time to the next: beyond, what is new says nothing useful. */
export const MOST_FOLLOWED = 2000
/** Structures named in one notice; the others are counted. */
export const MOST_TOLD = 10

const HOUR = 3_600_000
/** The job runs once a day: a little less than the period, so that its own delays make nobody wait a day more. */
const WAITS: { readonly [F in SearchFrequency]: number } = {
  daily: 20 * HOUR,
  weekly: 6 * 24 * HOUR + 20 * HOUR,
  never: Number.POSITIVE_INFINITY,
}

export const isDue = (
  search: Pick<SavedSearch, 'frequency' | 'paused' | 'deleted' | 'checkedAt'>,
  now: Date,
): boolean =>
  !search.paused && !search.deleted && now.getTime() - search.checkedAt.getTime() >= WAITS[search.frequency]

/** What was not found the last time: new in the directory, or matching since one of its fields changed. */
export const newlyFound = <F extends { readonly id: string }>(
  found: readonly F[],
  seen: readonly string[],
): readonly F[] => {
  const known = new Set(seen)
  return found.filter(({ id }) => !known.has(id))
}
