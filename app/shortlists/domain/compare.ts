import type { Structure } from '../../directory/index.ts'

/** One line of a comparison: the same question asked of every record. */
export type Compared = {
  readonly key: string
  /** Per record, in their order; empty when nobody said. */
  readonly values: readonly (readonly string[])[]
  readonly differs: boolean
}

/** Values differ when they are not the same set for every record; what is unknown differs from what is known. */
export const compared = (key: string, values: readonly (readonly string[])[]): Compared => {
  const sets = values.map((one) => JSON.stringify([...one].sort()))
  return { key, values, differs: new Set(sets).size > 1 }
}

/** Details that the record of another version may hold; read when they are there. */
type Details = {
  readonly capacity?: number | null
  readonly capacityText?: string | null
  readonly labels?: readonly string[]
}

/** Capacity and labels, where the directory knows them. */
export const detailsOf = (
  structure: Structure,
): { readonly capacity: string[]; readonly labels: readonly string[] } => {
  const { capacity, capacityText, labels = [] }: Details = structure as Structure & Details
  const said = [capacity == null ? '' : String(capacity), capacityText ?? ''].filter((one) => one !== '')
  return { capacity: said, labels }
}
