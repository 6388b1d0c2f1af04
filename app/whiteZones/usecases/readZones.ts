import { countSupply, sectorCodes } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type Cell, type Counted, type DemandOf, type Grid, gridOf } from '../domain/grid.ts'
import type { DemandFilter } from '../domain/sources.ts'
import { countDemand } from '../store/demand.ts'

/** Whatever the sector. */
export const ANY = '*'

export type Zones = {
  /** Each sector in each département, in the order of the list. */
  readonly bySector: Grid
  /** Each département whatever the sector: a structure of several sectors counts once. */
  readonly whole: Grid
}

const allSectors = (demand: readonly Counted<DemandOf>[], department: string): Counted<DemandOf> => {
  const own = demand.filter((one) => one.department === department)
  const amounts = own.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  return {
    sector: ANY,
    department,
    lines: own.reduce((sum, { lines }) => sum + lines, 0),
    amount: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
  }
}

/** Supply beside demand, as they are known at this moment. */
export const readZones = async (
  ctx: Ctx,
  input: { readonly departments: readonly string[]; readonly filter: DemandFilter },
): Promise<Zones> => {
  const { departments, filter } = input
  const supply = await countSupply(ctx.db, ctx.scope, departments)
  const demand = await countDemand(ctx.db, ctx.scope, filter)
  return {
    bySector: gridOf({ sectors: sectorCodes, departments, supply, demand }),
    whole: gridOf({
      sectors: [ANY],
      departments,
      supply,
      demand: departments.map((department) => allSectors(demand, department)),
    }),
  }
}

/** One cell of them, with the mean that it is judged by. */
export const cellOf = (
  zones: Zones,
  sector: string | null,
  department: string,
): { readonly cell: Cell; readonly mean: number | null } | null => {
  const grid = sector === null ? zones.whole : zones.bySector
  const cell = grid.cells.find((one) => one.sector === (sector ?? ANY) && one.department === department)
  return cell === undefined ? null : { cell, mean: grid.mean }
}
