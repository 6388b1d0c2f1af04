import type { Meeting } from '../answer.ts'
import { explainUnmet } from '../explain.ts'
import { keyOfPair } from '../model.ts'
import type { ProblemError, Result, ValidProblem } from '../problem.ts'
import { boundsOfDay, fillGain } from './gain.ts'
import { leastChange } from './leastChange.ts'
import { type Prepared, prepare, type StandingMeeting } from './prepare.ts'
import type {
  MovedMeeting,
  PublishedMeeting,
  RemovedMeeting,
  Replan,
  ReplanOptions,
  Stage,
} from './replanTypes.ts'
import { Run } from './run.ts'
import { seat } from './seats.ts'
import { validatePublished } from './validatePublished.ts'

/**
 * Mends a published timetable once the day has changed: least disruption first, then the greatest gain, each proved.
 *
 * @param problem the day as it is now: who has left has no free slot, a lost slot has no table.
 * @param published the meetings of the published timetable, in the numbers of `problem` (-1 = not in the day any more).
 * @returns the new timetable and what changes; errors where the published timetable is malformed, or pins contradict
 * the past.
 *
 * @example
 * const answer = replan(day.value, solution.meetings, { frozenUntil: 4, seed: 1, steps: 1_000_000 })
 * if (answer.ok) answer.value.stages // [{ name: 'removed', value: 0, bound: 0 }, …]
 */
export function replan(
  problem: ValidProblem,
  published: readonly PublishedMeeting[],
  options: ReplanOptions,
): Result<Replan, ProblemError> {
  const frozenUntil = options.frozenUntil ?? 0
  const checked = validatePublished(problem, published, frozenUntil)
  if (!checked.ok) return checked
  const prepared = prepare(problem, published, frozenUntil)
  const run = new Run(options)
  options.onProgress?.({ steps: 0, objective: 0, bound: boundsOfDay(prepared.day).weight })
  const change = leastChange(prepared, run)
  const gain = fillGain(prepared, change, run, options)
  const meetings = seat(prepared.day, gain.placed, prepared.standing)
  const diff = compare(prepared, meetings)
  const forced = sumOfPinned(prepared.standing)
  const { bounds } = change
  const stages: Stage[] = [
    { name: 'removed', value: diff.changes.removed, bound: bounds.removed },
    { name: 'slot-moved', value: diff.changes.slotMoved, bound: bounds.slotMoved + forced.slotMoved },
    { name: 'table-moved', value: diff.changes.tableMoved, bound: bounds.tableMoved + forced.tableMoved },
    { name: 'missing', value: gain.missing, bound: gain.missingBound },
    { name: 'weight', value: gain.weight, bound: gain.weightBound },
  ]
  const past = prepared.past.map(({ a, b, slot, table }) => ({ a, b, slot, table }))
  const value: Replan = {
    status: stages.every((stage) => stage.value === stage.bound) ? 'optimal' : 'feasible',
    stages,
    steps: run.steps,
    seed: options.seed,
    meetings: [...past, ...meetings].sort((one, other) => one.slot - other.slot || one.table - other.table),
    kept: [...past, ...diff.kept],
    moved: diff.moved,
    cancelled: prepared.cancelled,
    removed: diff.removed,
    added: diff.added,
  }
  return { ok: true, value }
}

/** Changes that the pins make by themselves. */
function sumOfPinned(standing: readonly StandingMeeting[]): { slotMoved: number; tableMoved: number } {
  let slotMoved = 0
  let tableMoved = 0
  for (const { pin, slot, cost, tableStands } of standing) {
    if (pin === null) continue
    if (pin.slot !== slot) slotMoved += cost
    else if (!tableStands) tableMoved += cost
  }
  return { slotMoved, tableMoved }
}

/** The new timetable beside the published one. */
function compare({ day, standing }: Prepared, meetings: readonly Meeting[]) {
  const now = new Map(meetings.map((meeting) => [keyOfPair(day, meeting), meeting]))
  const before = new Set(standing.map((meeting) => keyOfPair(day, meeting)))
  const reasons = new Map(
    explainUnmet(day, meetings).map((wish) => [keyOfPair(day, wish), wish.reason.code] as const),
  )
  const kept: Meeting[] = []
  const moved: MovedMeeting[] = []
  const removed: RemovedMeeting[] = []
  const changes = { removed: 0, slotMoved: 0, tableMoved: 0 }
  for (const { a, b, slot, table, cost } of standing) {
    const meeting = now.get(keyOfPair(day, { a, b }))
    const from = { slot, table }
    if (meeting === undefined) {
      changes.removed += cost
      removed.push({ a, b, ...from, reason: reasonOf(reasons.get(keyOfPair(day, { a, b }))) })
      continue
    }
    const to = { slot: meeting.slot, table: meeting.table }
    if (to.slot !== slot) {
      changes.slotMoved += cost
      moved.push({ a, b, change: 'slot', from, to })
    } else if (to.table !== table) {
      changes.tableMoved += cost
      moved.push({ a, b, change: 'table', from, to })
    } else kept.push(meeting)
  }
  const weights = new Map(day.requests.map((request) => [keyOfPair(day, request), request.weight]))
  const added = meetings
    .filter((meeting) => !before.has(keyOfPair(day, meeting)))
    .map((meeting) => ({ ...meeting, weight: weights.get(keyOfPair(day, meeting)) ?? 0 }))
  return { kept, moved, removed, added, changes }
}

function reasonOf(
  code: ReturnType<typeof explainUnmet>[number]['reason']['code'] | undefined,
): RemovedMeeting['reason'] {
  switch (code) {
    case 'buyer-quota':
    case 'supplier-quota':
    case 'buyer-full':
    case 'supplier-full':
    case 'tables-full':
      return code
    default:
      return 'busy'
  }
}
