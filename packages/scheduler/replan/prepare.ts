import type { MeetingRequest, Party, Pin, ValidProblem } from '../problem.ts'
import { tablesOfSlot } from '../problem.ts'
import type { Cancellation, CancelledMeeting, PublishedMeeting } from './replanTypes.ts'
import { hasTable } from './validatePublished.ts'

/** A published meeting that may still be held. */
export interface StandingMeeting extends PublishedMeeting {
  readonly request: MeetingRequest
  readonly cost: number
  /** May it stay in its slot, and there at its table? Nothing said of the other meetings. */
  readonly slotStands: boolean
  readonly tableStands: boolean
  /** Where it must be, if it is pinned. */
  readonly pin: Pin | null
}

/** The day from now on, and what becomes of the published meetings before anything is decided. */
export interface Prepared {
  /** Slots of the past are closed; quotas and guarantees have the past taken off; pairs that met are out. */
  readonly day: ValidProblem
  readonly past: readonly PublishedMeeting[]
  readonly cancelled: readonly CancelledMeeting[]
  readonly standing: readonly StandingMeeting[]
}

const keyOf = (pair: { readonly a: number; readonly b: number }): string => `${pair.a}-${pair.b}`

export function prepare(
  problem: ValidProblem,
  published: readonly PublishedMeeting[],
  frozenUntil: number,
): Prepared {
  const past = published.filter(({ slot }) => slot >= 0 && slot < frozenUntil)
  const day = fromNowOn(problem, past, frozenUntil)
  const requests = new Map(day.requests.map((request) => [keyOf(request), request]))
  const vetoed = new Set((day.vetoes ?? []).map(keyOf))
  const pins = new Map((day.pins ?? []).map((pin) => [keyOf(pin), pin]))
  const tablesPinned = new Map(
    (day.pins ?? []).flatMap((pin) =>
      pin.table === undefined ? [] : [[`${pin.slot}/${pin.table}`, keyOf(pin)]],
    ),
  )
  const forbidden = new Set((day.forbids ?? []).map((row) => `${keyOf(row)}/${row.slot}`))
  const mayMeet = (meeting: PublishedMeeting, slot: number): boolean =>
    day.buyers[meeting.a]?.free[slot] === true &&
    day.suppliers[meeting.b]?.free[slot] === true &&
    tablesOfSlot(day.tables, slot) > 0 &&
    !forbidden.has(`${keyOf(meeting)}/${slot}`)
  const cancellationOf = (meeting: PublishedMeeting): Cancellation | null => {
    const gone = (party: Party | undefined): boolean => party?.free.includes(true) !== true
    const parties: ('buyer' | 'supplier')[] = []
    if (gone(day.buyers[meeting.a])) parties.push('buyer')
    if (gone(day.suppliers[meeting.b])) parties.push('supplier')
    if (parties.length > 0) return { code: 'absent', parties }
    if (vetoed.has(keyOf(meeting))) return { code: 'vetoed' }
    if (!requests.has(keyOf(meeting))) return { code: 'not-requested' }
    const open = Array.from({ length: day.slots }, (_, slot) => mayMeet(meeting, slot))
    return open.includes(true) ? null : { code: 'no-common-slot' }
  }
  const cancelled: CancelledMeeting[] = []
  const standing: StandingMeeting[] = []
  for (const meeting of published) {
    if (past.includes(meeting)) continue
    const reason = cancellationOf(meeting)
    const request = requests.get(keyOf(meeting))
    if (reason !== null || request === undefined) {
      const { a, b, slot, table } = meeting
      cancelled.push({ a, b, slot, table, reason: reason ?? { code: 'not-requested' } })
      continue
    }
    const taker = tablesPinned.get(`${meeting.slot}/${meeting.table}`) ?? keyOf(meeting)
    const pin = pins.get(keyOf(meeting)) ?? null
    const wanted = pin?.table ?? meeting.table
    standing.push({
      ...meeting,
      request,
      cost: meeting.weight ?? 1,
      slotStands: mayMeet(meeting, meeting.slot),
      tableStands: hasTable(day, meeting) && taker === keyOf(meeting) && wanted === meeting.table,
      pin,
    })
  }
  return { day, past, cancelled, standing }
}

function fromNowOn(
  problem: ValidProblem,
  past: readonly PublishedMeeting[],
  frozenUntil: number,
): ValidProblem {
  const met = new Set(past.map(keyOf))
  const later = (party: Party, held: number): Party => ({
    ...party,
    free: party.free.map((free, slot) => free && slot >= frozenUntil),
    ...(party.quota === undefined ? {} : { quota: party.quota - held }),
    ...(party.least === undefined ? {} : { least: Math.max(0, party.least - held) }),
  })
  const side = (parties: readonly Party[], key: 'a' | 'b'): Party[] =>
    parties.map((party, index) => later(party, past.filter((meeting) => meeting[key] === index).length))
  const day = {
    ...problem,
    tables: Array.from({ length: problem.slots }, (_, slot) =>
      slot < frozenUntil ? 0 : tablesOfSlot(problem.tables, slot),
    ),
    buyers: side(problem.buyers, 'a'),
    suppliers: side(problem.suppliers, 'b'),
    requests: problem.requests.filter((request) => !met.has(keyOf(request))),
    pins: (problem.pins ?? []).filter((pin) => pin.slot >= frozenUntil),
  }
  return day as typeof day & ValidProblem
}
