import type { Party, ProblemError, Result, ValidProblem } from './problem.ts'
import type { PublishedMeeting } from './replan/replanTypes.ts'
import { validateProblem } from './validate.ts'

/** A day in the caller's own identifiers (UUIDs, codes): what `indexProblem` turns into a problem of indices. */
export interface NamedProblem {
  readonly slots: number
  readonly tables: number | readonly number[]
  readonly buyers: readonly NamedParty[]
  readonly suppliers: readonly NamedParty[]
  readonly requests: readonly { readonly buyer: string; readonly supplier: string; readonly weight: number }[]
  readonly pins?: readonly {
    readonly buyer: string
    readonly supplier: string
    readonly slot: number
    readonly table?: number
  }[]
  readonly vetoes?: readonly { readonly buyer: string; readonly supplier: string }[]
  readonly forbids?: readonly { readonly buyer: string; readonly supplier: string; readonly slot: number }[]
}

export interface NamedParty extends Party {
  readonly id: string
}

export interface IndexedProblem {
  readonly problem: ValidProblem
  /** Identifier of each index: `buyerIds[meeting.a]`, `supplierIds[meeting.b]`. */
  readonly buyerIds: readonly string[]
  readonly supplierIds: readonly string[]
}

/**
 * Replaces identifiers by indices and validates. Parties are sorted by identifier, so that the timetable does not
 * depend on the order in which a database returns them.
 *
 * @example
 * const day = indexProblem({ slots: 1, tables: 1,
 *   buyers: [{ id: 'x', free: [true] }], suppliers: [{ id: 'y', free: [true] }],
 *   requests: [{ buyer: 'x', supplier: 'y', weight: 1 }] })
 * if (day.ok) solve(day.value.problem, { seed: 1, steps: 100 }).meetings // [{ a: 0, b: 0, slot: 0, table: 0 }]
 */
export function indexProblem(named: NamedProblem): Result<IndexedProblem, ProblemError> {
  const errors: ProblemError[] = []
  const byId = (one: { id: string }, other: { id: string }): number =>
    one.id < other.id ? -1 : one.id > other.id ? 1 : 0
  const buyers = [...named.buyers].sort(byId)
  const suppliers = [...named.suppliers].sort(byId)
  const index = (parties: readonly NamedParty[], field: string): ReadonlyMap<string, number> => {
    const positions = new Map<string, number>()
    parties.forEach((party, position) => {
      if (positions.has(party.id)) {
        errors.push({
          code: 'duplicate-party',
          field,
          value: party.id,
          message: `The party ${party.id} is listed twice.`,
        })
      }
      positions.set(party.id, position)
    })
    return positions
  }
  const buyerIndex = index(buyers, 'buyers')
  const supplierIndex = index(suppliers, 'suppliers')
  const find = (positions: ReadonlyMap<string, number>, id: string, field: string): number => {
    const position = positions.get(id)
    if (position !== undefined) return position
    errors.push({ code: 'unknown-party', field, value: id, message: `There is no party ${id} in this day.` })
    return -1
  }
  const pair = (row: { readonly buyer: string; readonly supplier: string }, field: string) => ({
    a: find(buyerIndex, row.buyer, `${field}.buyer`),
    b: find(supplierIndex, row.supplier, `${field}.supplier`),
  })
  const party = ({ id: _, ...rest }: NamedParty): Party => rest
  const requests = named.requests
    .map((row, position) => ({ ...pair(row, `requests[${position}]`), weight: row.weight }))
    .sort((one, other) => one.a - other.a || one.b - other.b)
  const pins = named.pins?.map((row, position) => {
    const pinned = { ...pair(row, `pins[${position}]`), slot: row.slot }
    return row.table === undefined ? pinned : { ...pinned, table: row.table }
  })
  const vetoes = named.vetoes?.map((row, position) => pair(row, `vetoes[${position}]`))
  const forbids = named.forbids?.map((row, position) => ({
    ...pair(row, `forbids[${position}]`),
    slot: row.slot,
  }))
  if (errors.length > 0) return { ok: false, errors }
  const result = validateProblem({
    slots: named.slots,
    tables: named.tables,
    buyers: buyers.map(party),
    suppliers: suppliers.map(party),
    requests,
    ...(pins === undefined ? {} : { pins }),
    ...(vetoes === undefined ? {} : { vetoes }),
    ...(forbids === undefined ? {} : { forbids }),
  })
  if (!result.ok) return result
  return {
    ok: true,
    value: {
      problem: result.value,
      buyerIds: buyers.map(({ id }) => id),
      supplierIds: suppliers.map(({ id }) => id),
    },
  }
}

/** A meeting of a published timetable, in the caller's identifiers; slot and table in those of today's day. */
export interface NamedMeeting {
  readonly buyer: string
  readonly supplier: string
  /** -1 where the day has this slot, or this table, no more. */
  readonly slot: number
  readonly table: number
  /** What it costs to disturb it; 1 unless said. */
  readonly weight?: number
}

/**
 * The published timetable as `replan` takes it. A party that is not in the day any more becomes -1: its meetings will be
 * cancelled, and told so.
 *
 * @example
 * indexPublished(day.value, [{ buyer: 'x', supplier: 'gone', slot: 0, table: 2 }]) // [{ a: 0, b: -1, slot: 0, table: 2 }]
 */
export function indexPublished(
  { buyerIds, supplierIds }: IndexedProblem,
  published: readonly NamedMeeting[],
): PublishedMeeting[] {
  const buyers = new Map(buyerIds.map((id, index) => [id, index]))
  const suppliers = new Map(supplierIds.map((id, index) => [id, index]))
  return published.map(({ buyer, supplier, ...rest }) => ({
    a: buyers.get(buyer) ?? -1,
    b: suppliers.get(supplier) ?? -1,
    ...rest,
  }))
}
