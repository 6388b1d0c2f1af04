import type { Meeting, Party, PublishedMeeting, SelectionProblem } from '../index.ts'
import type { Random } from '../rng.ts'
import { eachTimetable, missingOf } from '../testDays.ts'

export const disturbances = [
  'no-show',
  'late party',
  'lost table',
  'lost slot',
  'pins',
  'fewer representatives',
  'all at once',
] as const
export type Disturbance = (typeof disturbances)[number]

export interface Disturbed {
  readonly problem: SelectionProblem
  readonly published: readonly PublishedMeeting[]
  readonly frozenUntil: number
}

/** What happens to a day after its timetable was published; the past is frozen on every other day. */
export function disturb(
  day: SelectionProblem,
  meetings: readonly Meeting[],
  kind: Disturbance,
  random: Random,
): Disturbed {
  const frozenUntil = random.below(2) * random.below(Math.ceil(day.slots / 2) + 1)
  const tables = Array.from({ length: day.slots }, (_, slot) =>
    typeof day.tables === 'number' ? day.tables : (day.tables[slot] ?? 0),
  )
  const from = Math.min(day.slots - 1, frozenUntil + random.below(day.slots - frozenUntil + 1))
  const changed = (party: Party, change: (free: boolean, slot: number) => boolean): Party => ({
    ...party,
    free: party.free.map(change),
  })
  const oneOf = (parties: readonly Party[], change: (party: Party) => Party): Party[] => {
    const chosen = random.below(parties.length)
    return parties.map((party, index) => (index === chosen ? change(party) : party))
  }
  const either = (problem: SelectionProblem, change: (party: Party) => Party): SelectionProblem =>
    random.below(2) === 0
      ? { ...problem, buyers: oneOf(problem.buyers, change) }
      : { ...problem, suppliers: oneOf(problem.suppliers, change) }
  const steps: Readonly<
    Record<Exclude<Disturbance, 'all at once'>, (problem: SelectionProblem) => SelectionProblem>
  > = {
    'no-show': (problem) => either(problem, (party) => changed(party, () => false)),
    'late party': (problem) =>
      either(problem, (party) => changed(party, (free, slot) => free && slot >= from)),
    'lost table': (problem) => ({
      ...problem,
      tables: tables.map((count, slot) => (slot === 0 ? count : Math.max(0, count - 1))),
    }),
    'lost slot': (problem) => ({
      ...problem,
      tables: tables.map((count, slot) => (slot === from ? 0 : count)),
    }),
    'fewer representatives': (problem) => either(problem, ({ representatives: _, ...party }) => party),
    pins: (problem) => withPins(problem, meetings, frozenUntil, random),
  }
  const problem =
    kind === 'all at once'
      ? [steps['late party'], steps['no-show'], steps['lost table'], steps.pins].reduce(
          (result, step) => step(result),
          day,
        )
      : steps[kind](day)
  const usable = { ...problem, tables: someTable(problem) }
  const weights = random.below(2) === 0
  const published = meetings.map(({ a, b, slot, table }) => ({
    a,
    b,
    slot,
    table,
    ...(weights ? { weight: 1 + random.below(3) } : {}),
  }))
  return { problem: usable, published, frozenUntil }
}

/** A day without any table is refused: one is left in the first slot. */
function someTable({ tables }: SelectionProblem): SelectionProblem['tables'] {
  if (typeof tables === 'number' || tables.some((count) => count > 0)) return tables
  return tables.map((count, slot) => (slot === 0 ? 1 : count))
}

/** A published meeting pinned elsewhere, where both are free and nothing else is pinned. */
function withPins(
  day: SelectionProblem,
  meetings: readonly Meeting[],
  frozenUntil: number,
  random: Random,
): SelectionProblem {
  const later = meetings.filter((meeting) => meeting.slot >= frozenUntil)
  const chosen = later[random.below(Math.max(1, later.length))]
  if (chosen === undefined) return day
  const { a, b } = chosen
  const slots = Array.from({ length: day.slots }, (_, slot) => slot).filter((slot) => {
    const tables = typeof day.tables === 'number' ? day.tables : (day.tables[slot] ?? 0)
    const forbidden = day.forbids?.some((row) => row.a === a && row.b === b && row.slot === slot) === true
    return (
      slot >= frozenUntil &&
      tables > 0 &&
      day.buyers[a]?.free[slot] &&
      day.suppliers[b]?.free[slot] &&
      !forbidden
    )
  })
  const slot = slots[random.below(Math.max(1, slots.length))]
  if (slot === undefined) return day
  return { ...day, pins: [random.below(2) === 0 ? { a, b, slot } : { a, b, slot, table: 0 }] }
}

interface Now {
  readonly day: SelectionProblem
  readonly past: readonly PublishedMeeting[]
  readonly later: readonly PublishedMeeting[]
}

/** The day without its past, written for the tests alone. */
function nowOf(problem: SelectionProblem, published: readonly PublishedMeeting[], frozenUntil: number): Now {
  const past = published.filter(({ slot }) => slot < frozenUntil)
  const met = (pair: { a: number; b: number }): boolean =>
    past.some(({ a, b }) => a === pair.a && b === pair.b)
  const left = (parties: readonly Party[], key: 'a' | 'b'): Party[] =>
    parties.map((party, index) => {
      const held = past.filter((meeting) => meeting[key] === index).length
      return {
        ...party,
        free: party.free.map((free, slot) => free && slot >= frozenUntil),
        quota: (party.quota ?? 99) - held,
        least: Math.max(0, (party.least ?? 0) - held),
      }
    })
  const day = {
    ...problem,
    buyers: left(problem.buyers, 'a'),
    suppliers: left(problem.suppliers, 'b'),
    requests: problem.requests.filter((request) => !met(request)),
  }
  return { day, past, later: published.filter(({ slot }) => slot >= frozenUntil) }
}

const tablesOf = ({ tables }: SelectionProblem, slot: number): number =>
  typeof tables === 'number' ? tables : (tables[slot] ?? 0)

function mayMeet(day: SelectionProblem, { a, b }: { a: number; b: number }, slot: number): boolean {
  const isSame = (row: { a: number; b: number }): boolean => row.a === a && row.b === b
  return (
    day.buyers[a]?.free[slot] === true &&
    day.suppliers[b]?.free[slot] === true &&
    tablesOf(day, slot) > 0 &&
    day.requests.some(isSame) &&
    day.vetoes?.some(isSame) !== true &&
    day.forbids?.some((row) => isSame(row) && row.slot === slot) !== true
  )
}

const couldStay = (day: SelectionProblem, meeting: PublishedMeeting): boolean =>
  Array.from({ length: day.slots }, (_, slot) => slot).some((slot) => mayMeet(day, meeting, slot))

/** A meeting that stays in its slot leaves its table where that is gone, or pinned for another meeting. */
function tableStands(day: SelectionProblem, { a, b, slot, table }: PublishedMeeting): boolean {
  const pinned = day.pins?.find((pin) => pin.slot === slot && pin.table !== undefined)
  const own = pinned?.a === a && pinned.b === b
  if (own) return pinned.table === table
  return table < tablesOf(day, slot) && pinned?.table !== table
}

/** removed, slot moved, table moved, missing, weight: the best of all timetables, by trying every one. */
export function bestChange(
  problem: SelectionProblem,
  published: readonly PublishedMeeting[],
  frozenUntil: number,
): number[] {
  const { day, later } = nowOf(problem, published, frozenUntil)
  const standing = later.filter((meeting) => couldStay(day, meeting))
  let best: number[] | null = null
  eachTimetable(day, (slots) => {
    let [removed, slotMoved, tableMoved, weight] = [0, 0, 0, 0]
    for (const meeting of standing) {
      const cost = meeting.weight ?? 1
      const slot = slots[day.requests.findIndex(({ a, b }) => a === meeting.a && b === meeting.b)] ?? -1
      if (slot < 0) removed += cost
      else if (slot !== meeting.slot) slotMoved += cost
      else if (!tableStands(day, meeting)) tableMoved += cost
    }
    day.requests.forEach((request, index) => {
      if ((slots[index] ?? -1) >= 0) weight += request.weight
    })
    const figures = [removed, slotMoved, tableMoved, missingOf(day, slots), -weight]
    const difference = figures.findIndex((figure, index) => figure !== best?.[index])
    if (best === null || (difference >= 0 && (figures[difference] ?? 0) < (best[difference] ?? 0)))
      best = figures
  })
  return (best ?? []).map((figure, index) => (index === 4 ? 0 - figure : figure))
}

/** What anybody would do by hand: all that can stay stays, in order; the others go to the first slot with room. */
export function trivialRepair(
  problem: SelectionProblem,
  published: readonly PublishedMeeting[],
  frozenUntil: number,
): number[] {
  const { day, later } = nowOf(problem, published, frozenUntil)
  const held = new Map<string, number>()
  const count = (thing: string): number => held.get(thing) ?? 0
  const place = ({ a, b }: { a: number; b: number }, slot: number): boolean => {
    const [buyer, supplier] = [day.buyers[a], day.suppliers[b]]
    const limits: readonly [string, number][] = [
      [`a${a}`, buyer?.quota ?? 99],
      [`b${b}`, supplier?.quota ?? 99],
      [`a${a}/${slot}`, buyer?.representatives ?? 1],
      [`b${b}/${slot}`, supplier?.representatives ?? 1],
      [`t${slot}`, tablesOf(day, slot)],
    ]
    if (!mayMeet(day, { a, b }, slot) || limits.some(([thing, most]) => count(thing) >= most)) return false
    for (const [thing] of limits) held.set(thing, count(thing) + 1)
    return true
  }
  const pins = new Map(day.pins?.map((pin) => [`${pin.a}-${pin.b}`, pin]))
  for (const pin of pins.values()) place(pin, pin.slot)
  const figures = [0, 0, 0]
  const add = (index: number, { weight = 1 }: PublishedMeeting): void => {
    figures[index] = (figures[index] ?? 0) + weight
  }
  const left = later.filter((meeting) => {
    if (!couldStay(day, meeting)) return false
    const pin = pins.get(`${meeting.a}-${meeting.b}`)
    if (pin !== undefined && pin.slot !== meeting.slot) add(1, meeting)
    else if (pin !== undefined || place(meeting, meeting.slot)) {
      if (!tableStands(day, meeting)) add(2, meeting)
    } else return true
    return false
  })
  for (const meeting of left) {
    const slots = Array.from({ length: day.slots }, (_, slot) => slot)
    add(slots.some((slot) => place(meeting, slot)) ? 1 : 0, meeting)
  }
  return figures
}
