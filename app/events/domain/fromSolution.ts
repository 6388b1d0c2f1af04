import type {
  UnmetReason as EngineReason,
  IndexedProblem,
  Solution,
} from '../../../packages/scheduler/index.ts'
import type { TimetableMeeting, TimetableVersion, Unmet, UnmetReason } from './timetable.ts'
import type { MeetingDay } from './toProblem.ts'

export type AnswerOfDay = {
  readonly figures: Pick<
    TimetableVersion,
    | 'seed'
    | 'steps'
    | 'status'
    | 'objective'
    | 'bound'
    | 'held'
    | 'heldBound'
    | 'evenWeights'
    | 'wished'
    | 'pins'
  >
  readonly meetings: readonly TimetableMeeting[]
  readonly unmet: readonly Unmet[]
}

const idAt = (ids: readonly string[], index: number): string => {
  const id = ids[index]
  if (id === undefined) throw new Error(`the scheduler answered an index out of range: ${index}`)
  return id
}

/** Turns the engine's answer, in indices, back into the identifiers of the event. */
export const fromSolution = (
  day: MeetingDay,
  indexed: IndexedProblem,
  solution: Solution,
  { pins, newId }: { readonly pins: number; readonly newId: () => string },
): AnswerOfDay => {
  const { problem, buyerIds, supplierIds } = indexed
  const slotIds = day.slots.map(({ id }) => id)
  const tableIds = day.tables.map(({ id }) => id)
  const pair = ({ a, b }: { a: number; b: number }) => ({
    buyerId: idAt(buyerIds, a),
    supplierId: idAt(supplierIds, b),
  })
  const key = ({ a, b }: { a: number; b: number }): string => `${a}-${b}`
  const weights = new Map(problem.requests.map((request) => [key(request), request.weight]))
  const pinned = new Set((problem.pins ?? []).map(key))
  const [first] = problem.requests
  const evenWeights = problem.requests.every((request) => request.weight === first?.weight)
  // With equal weights the bound on the weight is one on the number too, sometimes the better one.
  const byWeight =
    evenWeights && first !== undefined ? Math.floor(solution.bound / first.weight) : solution.countBound
  return {
    figures: {
      seed: solution.seed,
      steps: solution.steps,
      status: solution.status,
      objective: solution.objective,
      bound: solution.bound,
      held: solution.meetings.length,
      heldBound: Math.min(solution.countBound, byWeight),
      evenWeights,
      wished: problem.requests.length,
      pins,
    },
    meetings: solution.meetings.map((meeting) => ({
      ...pair(meeting),
      id: newId(),
      slotId: idAt(slotIds, meeting.slot),
      tableId: idAt(tableIds, meeting.table),
      weight: weights.get(key(meeting)) ?? 0,
      pinned: pinned.has(key(meeting)),
    })),
    unmet: solution.unmet.map(({ a, b, weight, reason }) => ({
      ...pair({ a, b }),
      weight,
      reason: reasonOf(reason, slotIds, pair),
    })),
  }
}

const reasonOf = (
  reason: EngineReason,
  slotIds: readonly string[],
  pair: (indices: { a: number; b: number }) => { buyerId: string; supplierId: string },
): UnmetReason => ({
  code: reason.code,
  ...('quota' in reason ? { quota: reason.quota } : {}),
  ...('slots' in reason ? { slotIds: reason.slots.map((slot) => idAt(slotIds, slot)) } : {}),
  ...('displaced' in reason ? { displaced: reason.displaced.map(pair) } : {}),
})
