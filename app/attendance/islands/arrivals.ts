import type { ArrivalTold, ListedPerson, PresenceTold, QueuedEntry } from './protocol.ts'

/** Arrivals of one person that stand, the first one first: what the server told, and what waits on this device. */
export type Known = ReadonlyMap<string, readonly ArrivalTold[]>

const earlier = (one: ArrivalTold, other: ArrivalTold): number =>
  one.at - other.at || (one.id < other.id ? -1 : 1)

/** @param me how this device names itself */
export const knownOf = (told: readonly PresenceTold[], queue: readonly QueuedEntry[], me: string): Known => {
  const undone = new Set(queue.flatMap(({ undoes }) => undoes ?? []))
  const all = new Map<string, Map<string, ArrivalTold>>()
  const add = (who: string, arrival: ArrivalTold): void => {
    const known = all.get(who) ?? new Map<string, ArrivalTold>()
    all.set(who, known.set(arrival.id, known.get(arrival.id) ?? arrival))
  }
  for (const { who, arrivals } of told) for (const one of arrivals) add(who, one)
  for (const { who, id, at, kind } of queue) if (kind === 'arrival') add(who, { id, at, by: me, mine: true })
  return new Map(
    [...all].flatMap(([who, arrivals]): [string, ArrivalTold[]][] => {
      const standing = [...arrivals.values()].filter(({ id }) => !undone.has(id)).sort(earlier)
      return standing.length === 0 ? [] : [[who, standing]]
    }),
  )
}

/** What was told, with what has just been told of some people. Nobody of them in it: they are not there. */
export const toldAfter = (
  told: readonly PresenceTold[],
  news: readonly PresenceTold[],
  about: ReadonlySet<string>,
): PresenceTold[] => [...told.filter(({ who }) => !about.has(who)), ...news]

/** `9 h 12` by the clock of the place, wherever the device thinks that it is. */
export const hourIn = (at: number, zone: string): string => {
  const parts = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, hour: 'numeric', minute: '2-digit' })
    .formatToParts(at)
    .filter(({ type }) => type === 'hour' || type === 'minute')
  const [hour = '', minute = ''] = parts.map(({ value }) => value)
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`
}

export const whoIs = ({ name, body }: Pick<ListedPerson, 'name' | 'body'>): string =>
  name === null ? body : `${name}, ${body}`

/** Version 7 (RFC 9562), as the application makes them. */
export const newEntryId = (now: number): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  let rest = now
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
