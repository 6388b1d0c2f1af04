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

/** Capacity and labels, as far as the record says them. */
export const detailsOf = ({
  capacity,
  capacityText,
  labels,
}: Pick<Structure, 'capacity' | 'capacityText' | 'labels'>): {
  readonly capacity: readonly string[]
  readonly labels: readonly string[]
} => ({
  capacity: [capacity === null ? '' : String(capacity), capacityText ?? ''].filter((one) => one !== ''),
  labels,
})
