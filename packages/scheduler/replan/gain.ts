import { at } from '../arrays.ts'
import { encode } from '../exact.ts'
import { type FlowBound, flowBound } from '../flowBound.ts'
import { buildModel, keyOfPair, type Model } from '../model.ts'
import type { Pair, ValidProblem } from '../problem.ts'
import { type SolveOptions, solve } from '../solve.ts'
import { limitChanges, type StandingOf } from './changes.ts'
import type { LeastChange } from './leastChange.ts'
import type { Prepared, StandingMeeting } from './prepare.ts'
import type { Run } from './run.ts'

export interface PlacedPair extends Pair {
  readonly slot: number
}

export interface Gain {
  readonly placed: readonly PlacedPair[]
  readonly missing: number
  readonly missingBound: number
  readonly weight: number
  readonly weightBound: number
}

/** With values beyond this, the costs of the clauses would not fit their whole numbers. */
const LARGEST_VALUE = 100_000_000

/**
 * Fills what the changes have freed: fewest guaranteed meetings missing, then greatest weight, the published meetings
 * standing as they were arranged. That is the core problem with pins, and its proof; it is the proof of the whole where
 * the arrangement is the only one that disturbs as little. Where others do, the exact search asks for better over all.
 */
export function fillGain(prepared: Prepared, change: LeastChange, run: Run, options: SolveOptions): Gain {
  const { day } = prepared
  const ownPins = day.pins ?? []
  const placed = change.placed.map(({ meeting, slot }) => ({ a: meeting.a, b: meeting.b, slot }))
  const before = run.steps
  const solution = solve(pinned(day, [...ownPins, ...placed]), {
    seed: options.seed,
    steps: run.left,
    shouldStop: run.shouldStop,
    onProgress: (progress) => options.onProgress?.({ ...progress, steps: before + progress.steps }),
  })
  run.steps += solution.steps
  const gain = {
    placed: solution.meetings.map(({ a, b, slot }) => ({ a, b, slot })),
    missing: solution.missing,
    missingBound: solution.missingBound,
    weight: solution.objective,
    weightBound: solution.bound,
  }
  const { changes, bounds } = change
  const isProved = (['removed', 'slotMoved', 'tableMoved'] as const).every(
    (key) => bounds[key] === changes[key],
  )
  if (isProved && changes.removed + changes.slotMoved === 0) return gain
  const first = new GainSearch(prepared, change, new Set(), gain, isProved)
  if (!isProved || first.isClosed) return first.present()
  const fixed = change.findFixed()
  if (change.placed.every(({ meeting }) => fixed.has(meeting))) return gain
  return new GainSearch(prepared, change, fixed, gain, isProved).run(run)
}

function pinned(day: ValidProblem, pins: ValidProblem['pins']): ValidProblem {
  return { ...day, pins: pins ?? [] }
}

/** The exact search over all arrangements that disturb as little, from a known timetable. */
class GainSearch {
  private readonly day: ValidProblem
  private readonly change: LeastChange
  private readonly fixed: ReadonlySet<StandingMeeting>
  private readonly known: Gain
  private readonly isProved: boolean
  private readonly model: Model
  private readonly flow: FlowBound
  private readonly standingOf: StandingOf
  /** Added to the weight of a published meeting, so that the flow bound holds them; the sum over those held is constant. */
  private readonly extra: number
  /** Weight of change of what is given up in every case. */
  private readonly lost: number
  private readonly first: Int32Array<ArrayBuffer>
  private best: Int32Array<ArrayBuffer>
  /** Proved bound of the value, but for what the published meetings add in every case. */
  private most: number

  constructor(
    { day, standing }: Prepared,
    change: LeastChange,
    fixed: ReadonlySet<StandingMeeting>,
    known: Gain,
    isProved: boolean,
  ) {
    this.day = day
    this.change = change
    this.fixed = fixed
    this.known = known
    this.isProved = isProved
    const loose = standing.filter((meeting) => meeting.pin === null && !fixed.has(meeting))
    const byKey = new Map(loose.map((meeting) => [keyOfPair(day, meeting), meeting]))
    const total = day.requests.reduce((sum, request) => sum + request.weight, 0)
    const cost = loose.reduce((sum, meeting) => sum + meeting.cost, 0)
    const fits = (1 + total) * (1 + cost) < LARGEST_VALUE
    this.extra = isProved && fits ? 1 + total : 0
    const weighted = {
      ...pinned(day, [...(day.pins ?? []), ...[...fixed].map(({ a, b, slot }) => ({ a, b, slot }))]),
      requests: day.requests.map((request) => ({
        ...request,
        weight: request.weight + this.extra * (byKey.get(keyOfPair(day, request))?.cost ?? 0),
      })),
    }
    this.model = buildModel(weighted)
    this.flow = flowBound(this.model, 'value')
    this.standingOf = Array.from(this.model.source, (index): StandingMeeting | undefined => {
      const request = day.requests[index]
      return request === undefined ? undefined : byKey.get(keyOfPair(day, request))
    })
    this.lost = cost - costOf(this.standingOf)
    const slots = new Map(known.placed.map((pair) => [keyOfPair(day, pair), pair.slot]))
    this.first = Int32Array.from(this.model.source, (index) => {
      const request = day.requests[index]
      return (request === undefined ? undefined : slots.get(keyOfPair(day, request))) ?? -1
    })
    this.best = this.first
    this.most = this.flow.bound - this.kept
  }

  get isClosed(): boolean {
    return this.figuresOf(this.best).value === this.most
  }

  run(run: Run): Gain {
    let least = this.figuresOf(this.best).value
    while (least < this.most) {
      const middle = Math.ceil((least + this.most) / 2)
      const encoding = encode(this.model, this.flow, this.flow.bound - this.kept - middle, this.best)
      limitChanges(encoding, this.standingOf, this.limits())
      const answer = run.ask(encoding)
      if (answer.verdict === 'stopped') break
      if (answer.verdict === 'refuted') this.most = middle - 1
      else {
        this.best = answer.slotOf
        least = this.figuresOf(this.best).value
      }
    }
    return this.present()
  }

  /** What may be lost, moved and reseated among the meetings that are not fixed: what the least change does. */
  private limits() {
    const { changes } = this.change
    const badTables = [...this.fixed].reduce(
      (sum, meeting) => sum + (meeting.tableStands ? 0 : meeting.cost),
      0,
    )
    return {
      removed: changes.removed - this.lost,
      slotMoved: changes.slotMoved,
      tableMoved: changes.tableMoved - badTables,
    }
  }

  /** Guaranteed meetings held, and the value without what the published meetings add whatever the arrangement. */
  private figuresOf(slotOf: Int32Array): { served: number; value: number } {
    const { model } = this
    const degree = new Int32Array(model.parties)
    let value = 0
    slotOf.forEach((slot, request) => {
      if (slot < 0) return
      value += at(model.weight, request) - this.extra * (this.standingOf[request]?.cost ?? 0)
      for (const party of [at(model.buyerOf, request), at(model.supplierOf, request)]) {
        degree[party] = at(degree, party) + 1
      }
    })
    const served = degree.reduce((sum, held, party) => sum + Math.min(held, at(model.least, party)), 0)
    return { served, value: value + served * model.bonus }
  }

  /** Value of what every arrangement keeps of the published meetings that are not fixed. */
  private get kept(): number {
    return this.extra * (costOf(this.standingOf) - this.limits().removed)
  }

  present(): Gain {
    const { model, day, known, most } = this
    const before = this.figuresOf(this.first)
    const now = this.figuresOf(this.best)
    const settled = [...(day.pins ?? []), ...this.fixed].map(({ a, b, slot }) => ({ a, b, slot }))
    const placed = [...settled]
    this.best.forEach((slot, request) => {
      const { a, b } = day.requests[at(model.source, request)] ?? { a: -1, b: -1 }
      if (slot >= 0) placed.push({ a, b, slot })
    })
    const missing = known.missing - (now.served - before.served)
    const weight = now.value - now.served * model.bonus + model.pinnedWeight
    const whole = boundsOfDay(day)
    const missingLeft = model.bonus === 0 ? 0 : Math.floor(most / model.bonus) - now.served
    if (!this.isProved || missingLeft > 0) {
      return { placed, missing, missingBound: whole.missing, weight, weightBound: whole.weight }
    }
    const weightBound = Math.min(whole.weight, most - now.served * model.bonus + model.pinnedWeight)
    return { placed, missing, missingBound: missing, weight, weightBound }
  }
}

function costOf(standingOf: StandingOf): number {
  return standingOf.reduce((sum, meeting) => sum + (meeting?.cost ?? 0), 0)
}

/** Bounds that hold whatever becomes of the published meetings. */
export function boundsOfDay(day: ValidProblem): { missing: number; weight: number } {
  const solution = solve(day, { seed: 0, steps: 0 })
  const model = buildModel(day)
  return { missing: solution.missingBound, weight: flowBound(model, 'weight').bound + model.pinnedWeight }
}
