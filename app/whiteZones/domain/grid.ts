import { type Interval, ratioInterval } from './interval.ts'

/** Below this number of things bought, a cell is shown but never judged. */
export const LEAST_DEMAND = 5

/**
 * `none`: no demand is known, nothing to compare. `few`: too little of it. `white`: supply is clearly below the mean of the
 * territory. `ample`: clearly above. `usual`: the interval holds the mean.
 */
export const verdicts = ['white', 'usual', 'ample', 'few', 'none'] as const
export type Verdict = (typeof verdicts)[number]

export type SupplyOf = {
  readonly structures: number
  readonly toCheck: number
  readonly posts: number | null
}
export type DemandOf = { readonly lines: number; readonly amount: number | null }

export type Cell = {
  readonly sector: string
  readonly department: string
  readonly supply: SupplyOf
  readonly demand: DemandOf
  /** Structures for one thing bought; null without demand. */
  readonly ratio: number | null
  readonly interval: Interval | null
  readonly verdict: Verdict
}

export type Counted<T> = T & { readonly sector: string; readonly department: string }

export type Grid = {
  /** By sector, then by département, in the order given. */
  readonly cells: readonly Cell[]
  /** Structures for one thing bought over all the cells with demand; null without demand. */
  readonly mean: number | null
}

const NO_SUPPLY: SupplyOf = { structures: 0, toCheck: 0, posts: null }
const NO_DEMAND: DemandOf = { lines: 0, amount: null }

const keyOf = (sector: string, department: string): string => `${sector}|${department}`

/** Where a cell stands beside the mean: it is judged only when its whole interval is on one side. */
export const verdictOf = (lines: number, interval: Interval | null, mean: number | null): Verdict => {
  if (lines === 0 || interval === null || mean === null) return 'none'
  if (lines < LEAST_DEMAND) return 'few'
  if (interval.high < mean) return 'white'
  return interval.low > mean ? 'ample' : 'usual'
}

/**
 * Supply beside demand, one cell for each sector and département. The mean is that of these cells together: the
 * structures of the cells where something is bought, divided by what is bought there.
 */
export const gridOf = (parts: {
  readonly sectors: readonly string[]
  readonly departments: readonly string[]
  readonly supply: readonly Counted<SupplyOf>[]
  readonly demand: readonly Counted<DemandOf>[]
}): Grid => {
  const supply = new Map(parts.supply.map((one) => [keyOf(one.sector, one.department), one]))
  const demand = new Map(parts.demand.map((one) => [keyOf(one.sector, one.department), one]))
  const counted = parts.sectors.flatMap((sector) =>
    parts.departments.map((department) => ({
      sector,
      department,
      supply: supply.get(keyOf(sector, department)) ?? NO_SUPPLY,
      demand: demand.get(keyOf(sector, department)) ?? NO_DEMAND,
    })),
  )
  const known = counted.filter((one) => one.demand.lines > 0)
  const lines = known.reduce((sum, one) => sum + one.demand.lines, 0)
  const mean = lines === 0 ? null : known.reduce((sum, one) => sum + one.supply.structures, 0) / lines
  const cells = counted.map((one): Cell => {
    const interval = one.demand.lines === 0 ? null : ratioInterval(one.supply.structures, one.demand.lines)
    return {
      ...one,
      supply: { structures: one.supply.structures, toCheck: one.supply.toCheck, posts: one.supply.posts },
      demand: { lines: one.demand.lines, amount: one.demand.amount },
      ratio: one.demand.lines === 0 ? null : one.supply.structures / one.demand.lines,
      interval,
      verdict: verdictOf(one.demand.lines, interval, mean),
    }
  })
  return { cells, mean }
}
