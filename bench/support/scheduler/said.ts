export type Status = 'optimal' | 'feasible' | 'infeasible' | 'unknown'

/** What a solver says of an instance. */
export type Said = {
  readonly status: Status
  readonly value: number | null
  readonly bound: number | null
}

export const nothingSaid: Said = { status: 'unknown', value: null, bound: null }

/** A value that a solver found, perhaps proved to be the best. */
export const saidOf = (value: number | null, proved: boolean, bound: number | null = null): Said =>
  value === null
    ? nothingSaid
    : { status: proved ? 'optimal' : 'feasible', value, bound: proved ? value : bound }

/** What clasp and clingo say as JSON. */
export const claspSaid = ({ Result, Models }: { Result: string; Models?: { Costs?: number[] } }): Said =>
  Result === 'UNSATISFIABLE'
    ? { ...nothingSaid, status: 'infeasible' }
    : saidOf(Models?.Costs?.[0] ?? null, Result === 'OPTIMUM FOUND')
