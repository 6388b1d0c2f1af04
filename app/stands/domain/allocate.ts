import { type Equipment, missingFor, type Stand } from './stand.ts'

/** Somebody who wants a stand, in the order in which they are served. */
export type Demand = { readonly participantId: string; readonly needs: readonly Equipment[] }

type Free = Pick<Stand, 'id' | 'number' | 'equipment'>

export type Allocation = {
  readonly given: ReadonlyMap<string, string>
  /** Those for whom no stand that is left has what they need. */
  readonly left: readonly string[]
}

/** Spare equipment first kept: a stand with electricity goes to whoever asked for it. */
const byLeastSpare =
  (needs: readonly Equipment[]) =>
  (one: Free, other: Free): number =>
    one.equipment.length - other.equipment.length ||
    missingFor({ equipment: needs }, one.equipment).length -
      missingFor({ equipment: needs }, other.equipment).length ||
    one.number - other.number

/**
 * Gives free stands to as many as can be served with all that they need: nobody is given a stand that lacks something.
 * Whoever was served may change stands for somebody who comes later, and never loses theirs (augmenting paths).
 */
export const allocate = (demands: readonly Demand[], free: readonly Free[]): Allocation => {
  const holders = new Map<string, Demand>()
  const fitting = new Map(
    demands.map((demand) => [
      demand.participantId,
      free.filter((stand) => missingFor(stand, demand.needs).length === 0).sort(byLeastSpare(demand.needs)),
    ]),
  )
  const serve = (demand: Demand, tried: Set<string>): boolean => {
    for (const { id } of fitting.get(demand.participantId) ?? []) {
      if (tried.has(id)) continue
      tried.add(id)
      const holder = holders.get(id)
      if (holder === undefined || serve(holder, tried)) {
        holders.set(id, demand)
        return true
      }
    }
    return false
  }
  const left = demands.filter((demand) => !serve(demand, new Set())).map(({ participantId }) => participantId)
  return {
    given: new Map([...holders].map(([standId, { participantId }]) => [participantId, standId])),
    left,
  }
}
