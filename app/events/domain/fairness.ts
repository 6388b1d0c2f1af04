import type { Placed } from './timetable.ts'

/** How meetings spread over one side. */
export type Spread = {
  readonly parties: number
  readonly least: number
  readonly most: number
  readonly mean: number
  /** Parties that wished or were wished, and meet nobody. */
  readonly without: number
}

/** Spread over the parties of one side that at least one request names: those nobody asked for are not judged. */
export const spreadOf = (
  meetings: readonly Placed[],
  asked: readonly { readonly buyerId: string; readonly supplierId: string }[],
  side: 'buyerId' | 'supplierId',
): Spread => {
  const counts = new Map(asked.map((pair) => [pair[side], 0]))
  for (const meeting of meetings) counts.set(meeting[side], (counts.get(meeting[side]) ?? 0) + 1)
  const values = [...counts.values()]
  if (values.length === 0) return { parties: 0, least: 0, most: 0, mean: 0, without: 0 }
  return {
    parties: values.length,
    least: Math.min(...values),
    most: Math.max(...values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    without: values.filter((value) => value === 0).length,
  }
}
