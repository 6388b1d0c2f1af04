import { at } from '../arrays.ts'
import { answerOf, type ExactAnswer, encode } from '../exact.ts'
import { type FlowBound, flowBound } from '../flowBound.ts'
import { KempeChains } from '../kempe.ts'
import { buildModel, type Model } from '../model.ts'
import { Timetable } from '../timetable.ts'
import {
  type Changes,
  changesOf,
  leastMoved,
  limitChanges,
  publishedSlots,
  type StandingOf,
} from './changes.ts'
import type { Prepared, StandingMeeting } from './prepare.ts'
import type { Run } from './run.ts'

/** The arrangement of the published meetings that disturbs least, by standing meeting that is not pinned. */
export interface LeastChange {
  readonly placed: readonly { readonly meeting: StandingMeeting; readonly slot: number }[]
  readonly changes: Changes
  /** Proved lower bound of each figure, the ones before it being what they are. */
  readonly bounds: Changes
  /** Meetings proved to stay in their slot in every arrangement that disturbs as little. */
  readonly fixed: ReadonlySet<StandingMeeting>
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
    fixed: search.fixed,
  }
}

class LeastChangeSearch {
  private readonly model: Model
  private readonly standingOf: StandingOf
  private readonly steps: Run
  private readonly flow: FlowBound
  private readonly total: number
  /** Every figure is a multiple of it. */
  private readonly unit: number
  private readonly published: Int32Array<ArrayBuffer>
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
    this.best = repair(model, standingOf)
    this.changes = changesOf(standingOf, this.best)
    this.bounds = { removed: this.total - this.flow.bound, slotMoved: 0, tableMoved: 0 }
  }

  run(): void {
    const { model, standingOf, total } = this
    if (!this.close('removed')) return
    this.bounds = { ...this.bounds, slotMoved: leastMoved(model, standingOf, total, this.changes.removed) }
    if (!this.close('slotMoved')) return
    const badTables = standingOf.reduce((sum, meeting) => {
      return meeting?.slotStands === true && !meeting.tableStands ? sum + meeting.cost : sum
    }, 0)
    const left = badTables - this.changes.removed - this.changes.slotMoved
    this.bounds = { ...this.bounds, tableMoved: Math.max(0, left) }
    if (this.close('tableMoved')) this.fix()
  }

  /** Raises the bound of one figure until a timetable meets it; false where the steps end first. */
  private close(figure: keyof Changes): boolean {
    while (this.bounds[figure] < this.changes[figure]) {
      const answer = this.ask(figure)
      if (answer.verdict === 'stopped') return false
      if (answer.verdict === 'refuted')
        this.bounds = { ...this.bounds, [figure]: this.bounds[figure] + this.unit }
      else this.keep(answer.slotOf)
    }
    return true
  }

  private keep(slotOf: Int32Array<ArrayBuffer>): void {
    this.best = slotOf
    this.changes = changesOf(this.standingOf, slotOf)
  }

  /** Is there a timetable with this figure at its bound, the figures before it being what they are? */
  private ask(figure: keyof Changes): ExactAnswer {
    const encoding = this.encode(figure)
    return this.steps.count((conflicts, stop) => answerOf(encoding, conflicts, stop))
  }

  private encode(figure: keyof Changes) {
    const { bounds } = this
    const gap = bounds.removed - (this.total - this.flow.bound)
    const encoding = encode(this.model, this.flow, gap, this.published)
    limitChanges(encoding, this.standingOf, {
      removed: null,
      slotMoved: figure === 'removed' ? null : bounds.slotMoved,
      tableMoved: figure === 'tableMoved' ? bounds.tableMoved : null,
    })
    return encoding
  }

  /** Asks for an arrangement as good in which one of the meetings that always stayed leaves, until there is none. */
  private fix(): void {
    const { standingOf } = this
    const stays = (slotOf: Int32Array, request: number): boolean =>
      at(slotOf, request) === at(this.published, request)
    let candidates = [...standingOf.keys()].filter((request) => stays(this.best, request))
    if (this.changes.removed + this.changes.slotMoved > 0) {
      const encoding = this.encode('tableMoved')
      while (candidates.length > 0) {
        encoding.solver.addClause(
          candidates.map(
            (request) => 2 * (encoding.variables[request]?.[at(this.published, request)] ?? 0) + 1,
          ),
        )
        const answer = this.steps.count((conflicts, stop) => answerOf(encoding, conflicts, stop))
        if (answer.verdict === 'refuted') break
        if (answer.verdict === 'stopped') candidates = []
        else candidates = candidates.filter((request) => stays(answer.slotOf, request))
      }
    }
    this.fixed = new Set(candidates.flatMap((request) => standingOf[request] ?? []))
  }
}

/** The first repair: whoever can stay stays, the dearest to move first; the others go where there is room. */
function repair(model: Model, standingOf: StandingOf): Int32Array<ArrayBuffer> {
  const timetable = new Timetable(model)
  const chains = new KempeChains(timetable)
  const order = [...standingOf.keys()].sort(
    (one, other) => at(model.weight, other) - at(model.weight, one) || one - other,
  )
  for (const request of order) {
    const meeting = standingOf[request]
    if (meeting?.slotStands !== true) continue
    const parties = [at(model.buyerOf, request), at(model.supplierOf, request)]
    const fits = parties.every(
      (party) => timetable.hasRoom(party) && timetable.idleLane(party, meeting.slot) >= 0,
    )
    if (fits && at(timetable.load, meeting.slot) < at(model.tables, meeting.slot))
      timetable.place(request, meeting.slot)
  }
  for (const request of order) if (at(timetable.slotOf, request) < 0) chains.insert(request)
  return timetable.slotOf.slice()
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other)
}
