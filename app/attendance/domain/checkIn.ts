/** How somebody was recognised at the door. */
export const ways = ['badge', 'name', 'walk-in'] as const
export type Way = (typeof ways)[number]

/** An arrival, or what takes one back: never changed, never removed. */
export type CheckIn = {
  readonly id: string
  readonly representativeId: string
  readonly kind: 'arrival' | 'undo'
  /** The arrival that an undo takes back. */
  readonly undoes: string | null
  readonly way: Way
  /** Stable text of who welcomed. */
  readonly actor: string
  readonly at: Date
}

/** Somebody who came: by the first arrival that stands; the others are shown as duplicates. */
export type Presence = { readonly first: CheckIn; readonly duplicates: readonly CheckIn[] }

const earlier = (one: CheckIn, other: CheckIn): number =>
  one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : 1)

/** Who came, by representative. The order in which devices sent their entries changes nothing. */
export const presencesOf = (entries: readonly CheckIn[]): ReadonlyMap<string, Presence> => {
  const undone = new Set(entries.flatMap(({ undoes }) => undoes ?? []))
  const standing = entries.filter(({ kind, id }) => kind === 'arrival' && !undone.has(id)).sort(earlier)
  const byRepresentative = new Map<string, { first: CheckIn; duplicates: CheckIn[] }>()
  for (const entry of standing) {
    const known = byRepresentative.get(entry.representativeId)
    if (known === undefined) byRepresentative.set(entry.representativeId, { first: entry, duplicates: [] })
    else known.duplicates.push(entry)
  }
  return byRepresentative
}

/**
 * When it happened by our clock: what the clock of a device said, put right by how much it differs from ours as it sends.
 * Never later than now.
 */
export const atByOurClock = (deviceAt: Date, sentAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime(), deviceAt.getTime() + now.getTime() - sentAt.getTime()))
