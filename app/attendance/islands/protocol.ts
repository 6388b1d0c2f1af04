/** What the page of the door and the server say to each other: identifiers and hours; names come once, in the list. */

/** Somebody to expect, as a device keeps it. The code of their badge comes as a digest. */
export type ListedPerson = {
  readonly id: string
  readonly name: string | null
  readonly body: string
  readonly role: string
  readonly badge: string | null
}

export type ArrivalTold = {
  readonly id: string
  readonly at: number
  readonly by: string
  readonly mine: boolean
}

/** Who came, by the identifier of the person: the arrival that stands, then its duplicates. */
export type PresenceTold = { readonly who: string; readonly arrivals: readonly ArrivalTold[] }

export type DoorList = {
  readonly people: readonly ListedPerson[]
  readonly presences: readonly PresenceTold[]
  /** Changes when the people do. */
  readonly version: string
  readonly csrf: string
  /** When devices forget all of it, in ms since 1970. */
  readonly until: number
}

/** One entry of the queue of a device. */
export type QueuedEntry = {
  readonly id: string
  readonly who: string
  readonly kind: 'arrival' | 'undo'
  readonly undoes: string | null
  readonly way: 'badge' | 'name'
  /** By the clock of the device, in ms since 1970. */
  readonly at: number
}

export type DoorAnswer = {
  readonly outcomes: readonly {
    readonly id: string
    readonly outcome: 'first' | 'duplicate' | 'undone' | 'unknown'
  }[]
  /** Of those just sent; of everybody when nothing was. */
  readonly presences: readonly PresenceTold[]
  readonly version: string | null
}

/** Entries of one sending: what a field of a form may hold. */
export const MOST_SENT = 80

/** A code is kept by devices as its digest only. */
export const digestOf = async (code: string): Promise<string> => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`badge ${code}`))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
