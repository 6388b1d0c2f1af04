import { at } from '../arrays.ts'
import { type Encoding, encode } from '../exact.ts'
import { type FlowBound, flowBound } from '../flowBound.ts'
import type { KempeChains } from '../kempe.ts'
import { buildModel, type Model } from '../model.ts'
import { seededRandom } from '../rng.ts'
import { Search } from '../search.ts'
import type { Timetable } from '../timetable.ts'
import {
  type Changes,
  changesOf,
  fillParties,
  leastMoved,
  limitChanges,
  limitLeaving,
  publishedSlots,
  type StandingOf,
} from './changes.ts'
import type { Prepared, StandingMeeting } from './prepare.ts'
import { comeBack, repair } from './repair.ts'
import type { Run } from './run.ts'

/** The arrangement of the published meetings that disturbs least, by standing meeting that is not pinned. */
export interface LeastChange {
  readonly placed: readonly { readonly meeting: StandingMeeting; readonly slot: number }[]
  readonly changes: Changes
  /** Proved lower bound of each figure, the ones before it being what they are. */
  readonly bounds: Changes
  /** Finds the meetings that stay in their slot in every arrangement that disturbs as little, with proof. */
  readonly findFixed: () => ReadonlySet<StandingMeeting>
}

/**
 * Finds which published meetings to give up, to move and to reseat, in that order of gravity, and proves each number.
 *
 * Giving up as few as possible is the core problem over the published meetings, so its proofs serve: the flow bound, then
 * clauses with the budget of the prices. The same clauses with a limit on the moves, raised from a proved bound until a
 * timetable is found, give the fewest moves; then the fewest tables changed. Nothing is searched where the first repair
 * meets the bounds, which is the rule when parties only leave.
 */
export function leastChange({ day, standing }: Prepared, run: Run): LeastChange {
  const loose = standing.filter((meeting) => meeting.pin === null)
  const withoutGuarantee = ({ least: _, ...party }: (typeof day.buyers)[number]) => party
  const model = buildModel({
    ...day,
    buyers: day.buyers.map(withoutGuarantee),
    suppliers: day.suppliers.map(withoutGuarantee),
    requests: loose.map(({ a, b, cost }) => ({ a, b, weight: cost })),
  })
  const standingOf = Array.from(model.source, (index) => loose[index])
  const inModel = new Set(model.source)
  const outside = loose.filter((_, index) => !inModel.has(index))
  const search = new LeastChangeSearch(model, standingOf, run)
  search.run()
  const lost = outside.reduce((sum, meeting) => sum + meeting.cost, 0)
  return {
    placed: standingOf.flatMap((meeting, request) => {
      const slot = at(search.best, request)
      return meeting === undefined || slot < 0 ? [] : [{ meeting, slot }]
    }),
    changes: { ...search.changes, removed: search.changes.removed + lost },
    bounds: { ...search.bounds, removed: search.bounds.removed + lost },
    findFixed: () => {
      search.fix('tableMoved')
      return search.fixed
    },
  }
}

/** The figures that only the exact search can settle. */
type Searched = 'slotMoved' | 'tableMoved'

/** Steps that the core search may take to give up as few as possible. */
const STEPS_OF_KEEPING = 400_000

class LeastChangeSearch {
  private readonly model: Model
  private readonly standingOf: StandingOf
  private readonly steps: Run
  private readonly flow: FlowBound
  private readonly total: number
  /** Every figure is a multiple of it. */
  private readonly unit: number
  private readonly published: Int32Array<ArrayBuffer>
  private readonly repaired: { readonly timetable: Timetable; readonly chains: KempeChains }
  best: Int32Array<ArrayBuffer>
  changes: Changes
  bounds: Changes
  fixed: ReadonlySet<StandingMeeting> = new Set()

  constructor(model: Model, standingOf: StandingOf, run: Run) {
    this.model = model
    this.standingOf = standingOf
    this.steps = run
    this.flow = flowBound(model, 'value')
    this.total = model.weight.reduce((sum, cost) => sum + cost, 0)
    this.unit = model.weight.reduce(greatestCommonDivisor, 0)
    this.published = publishedSlots(standingOf)
    this.repaired = repair(model, standingOf)
    this.best = this.repaired.timetable.slotOf.slice()
    this.changes = changesOf(standingOf, this.best)
    this.bounds = { removed: this.total - this.flow.bound, slotMoved: 0, tableMoved: 0 }
  }

  run(): void {
    const { model, standingOf } = this
    this.keepMost()
    this.bounds = { ...this.bounds, slotMoved: leastMoved(model, standingOf, this.changes.removed) }
    this.close('slotMoved')
    if (this.changes.tableMoved === 0) return
    // Whoever is sure to stay where its table is gone will change table.
    this.fix('slotMoved')
    const bad = [...this.fixed].filter((meeting) => !meeting.tableStands)
    this.bounds = { ...this.bounds, tableMoved: bad.reduce((sum, meeting) => sum + meeting.cost, 0) }
    this.close('tableMoved')
  }

  /** Gives up as few as possible: the core search over the published meetings, from the first repair. */
  private keepMost(): void {
    if (this.bounds.removed === this.changes.removed) return
    const { timetable, chains } = this.repaired
    const search = new Search(timetable, chains, seededRandom(this.steps.seed), this.flow, {
      steps: Math.min(this.steps.left, STEPS_OF_KEEPING),
      shouldStop: this.steps.shouldStop,
      report: () => {},
      weightBound: this.flow.bound,
    })
    const { steps, bound } = search.run()
    this.steps.steps += steps
    this.bounds = { ...this.bounds, removed: this.total - bound }
    if (this.total - timetable.value >= this.changes.removed) return
    comeBack(timetable, chains, this.standingOf)
    this.keep(timetable.slotOf.slice())
  }

  /**
   * Raises the bound of one figure until a timetable meets it. Where one question takes too long, what lies between the
   * bound and the best timetable stays unknown, and is searched from above for a better one.
   */
  private close(figure: Searched): void {
    let next = this.bounds[figure]
    while (next < this.changes[figure]) {
      const isKnown = next === this.bounds[figure]
      const answer = this.steps.ask(this.encode(figure, next), isKnown ? 'proof' : 'try')
      if (answer.verdict === 'found') this.keep(answer.slotOf)
      else if (answer.verdict === 'refuted') {
        next += this.unit
        this.bounds = { ...this.bounds, [figure]: next }
      } else if (this.steps.isOver) return
      else {
        const from = isKnown ? next : next + this.unit
        next = from + Math.ceil((this.changes[figure] - from) / (2 * this.unit)) * this.unit
      }
    }
  }

  private keep(slotOf: Int32Array<ArrayBuffer>): void {
    this.best = slotOf
    this.changes = changesOf(this.standingOf, slotOf)
  }

  /** Clauses of "this figure is at most `limit`, the figures before it being no worse than they are". */
  private encode(figure: Searched, limit: number): Encoding {
    const { removed } = this.changes
    const gap = removed - (this.total - this.flow.bound)
    const encoding = encode(this.model, this.flow, gap, this.published)
    const slotMoved = figure === 'slotMoved' ? limit : this.changes.slotMoved
    const tableMoved = figure === 'tableMoved' ? limit : null
    limitChanges(encoding, this.standingOf, { removed: null, slotMoved, tableMoved })
    limitLeaving(encoding, this.model, this.standingOf, removed + slotMoved)
    fillParties(encoding, this.model, this.standingOf, removed)
    this.standingOf.forEach((meeting, request) => {
      if (meeting === undefined || !this.fixed.has(meeting)) return
      encoding.solver.addClause([2 * (encoding.variables[request]?.[meeting.slot] ?? 0)])
    })
    return encoding
  }

  /** Asks, until there is none, for an arrangement as good in which one of the meetings that always stayed leaves. */
  fix(figure: Searched): void {
    const { standingOf } = this
    // Where the figure itself is too hard to prove, so is what follows from it.
    if (this.bounds[figure] < this.changes[figure]) return
    const stays = (slotOf: Int32Array, request: number): boolean =>
      at(slotOf, request) === at(this.published, request)
    const isFixed = (request: number): boolean => {
      const meeting = standingOf[request]
      return meeting !== undefined && this.fixed.has(meeting)
    }
    let candidates = [...standingOf.keys()].filter(
      (request) => stays(this.best, request) && !isFixed(request),
    )
    if (this.changes.removed + this.changes.slotMoved > 0) {
      const encoding = this.encode(figure, this.changes[figure])
      while (candidates.length > 0) {
        encoding.solver.addClause(
          candidates.map(
            (request) => 2 * (encoding.variables[request]?.[at(this.published, request)] ?? 0) + 1,
          ),
        )
        const answer = this.steps.ask(encoding)
        if (answer.verdict === 'refuted') break
        if (answer.verdict === 'stopped') candidates = []
        else candidates = candidates.filter((request) => stays(answer.slotOf, request))
      }
    }
    this.fixed = new Set([...this.fixed, ...candidates.flatMap((request) => standingOf[request] ?? [])])
  }
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other)
}
