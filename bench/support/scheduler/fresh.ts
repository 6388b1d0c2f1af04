import type { SelectionProblem, SessionMeeting, SessionsProblem } from '../../../packages/scheduler/index.ts'
import { randomOf } from '../random.ts'

/** Popularity falls with the rank: some are wanted by many. */
const skewed = (random: () => number, count: number): number => Math.floor(count * random() ** 1.7)

export type DayOf = {
  readonly buyers: number
  readonly suppliers: number
  readonly slots: number
  readonly requests: number
  readonly availability: number
  /** Tables in a slot, as a share of the requests for each slot. */
  readonly tables: number
}

/** A day of case A with popularity, quotas of suppliers, tight availability and scarce tables. */
export const freshDay = (seed: number, size: DayOf): SelectionProblem => {
  const random = randomOf(seed)
  const { slots, buyers, suppliers } = size
  const free = (): boolean[] => Array.from({ length: slots }, () => random() < size.availability)
  const pairs = new Map<number, { a: number; b: number; weight: number }>()
  while (pairs.size < size.requests) {
    const [a, b] = [Math.floor(random() * buyers), skewed(random, suppliers)]
    const weight = 1 + Math.floor(random() * 35)
    if (!pairs.has(a * suppliers + b)) pairs.set(a * suppliers + b, { a, b, weight })
  }
  return {
    slots,
    tables: Math.max(1, Math.round((size.tables * size.requests) / slots)),
    buyers: Array.from({ length: buyers }, () => ({ free: free() })),
    suppliers: Array.from({ length: suppliers }, () => ({ free: free(), quota: Math.ceil(slots / 2) })),
    requests: [...pairs.values()],
  }
}

export type SessionsOf = {
  readonly parties: number
  readonly slots: number
  readonly tables: number
  /** Meetings, as a share of the places of the day. */
  readonly load: number
  /** Share of the slots in which a party may meet, those that it needs included. */
  readonly availability: number
}

/** A day of case B that can be held: a timetable is drawn first, and forgotten. */
export const freshSessions = (seed: number, size: SessionsOf): SessionsProblem => {
  const random = randomOf(seed)
  const { parties, slots, tables } = size
  const meetings: SessionMeeting[] = []
  const known = new Set<number>()
  const used = Array.from({ length: parties }, () => new Set<number>())
  const wanted = Math.round(size.load * tables * slots)
  const inSlot = Array<number>(slots).fill(0)
  for (let tries = 0; meetings.length < wanted && tries < 200 * wanted; tries += 1) {
    const slot = Math.floor(random() * slots)
    const [p1, p2] = [skewed(random, parties), skewed(random, parties)]
    if (p1 === p2 || known.has(p1 * parties + p2) || known.has(p2 * parties + p1)) continue
    if ((inSlot[slot] ?? 0) >= tables || used[p1]?.has(slot) === true || used[p2]?.has(slot) === true)
      continue
    known.add(p1 * parties + p2)
    used[p1]?.add(slot)
    used[p2]?.add(slot)
    inSlot[slot] = (inSlot[slot] ?? 0) + 1
    meetings.push({ p1, p2, half: 'either', fixed: null, after: [] })
  }
  const forbidden = used.map((own) =>
    Array.from({ length: slots }, (_, slot) => slot).filter(
      (slot) => !own.has(slot) && random() > size.availability,
    ),
  )
  return { parties, slots, morningSlots: slots, tables, meetings, forbidden }
}

/** The same problem in the format of the published benchmark. */
export const writeDzn = ({
  parties,
  slots,
  morningSlots,
  tables,
  meetings,
  forbidden,
}: SessionsProblem): string => {
  const own = Array.from({ length: parties }, (_, party) =>
    meetings.flatMap(({ p1, p2 }, index) => (p1 === party || p2 === party ? [index + 2] : [])),
  )
  const half = { morning: 1, afternoon: 2, either: 3 } as const
  const sets = (lists: readonly (readonly number[])[]): string =>
    `[${lists.map((list) => `{${list.join(',')}}`).join(',')}]`
  return [
    `nBusiness = ${parties}; nMeetings = ${meetings.length}; nTables = ${tables};`,
    `nTotalSlots = ${slots}; nMorningSlots = ${morningSlots};`,
    `requested = [${meetings.map((one) => `|${one.p1 + 1},${one.p2 + 1},${half[one.half]}`).join(',')},|];`,
    `meetingsxBusiness = ${sets(own.map((list) => [1, ...list]))};`,
    `nMeetingsBusiness = [${own.map((list) => list.length).join(',')}];`,
    `forbidden = ${sets(forbidden.map((list) => (list.length === 0 ? [0] : list.map((slot) => slot + 1))))};`,
    `fixed = [${meetings.map(({ fixed }) => (fixed === null ? 0 : fixed + 1)).join(',')}];`,
    `precedences = ${sets(meetings.map(({ after }) => after.map((earlier) => earlier + 1)))};`,
  ].join('\n')
}
