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

/** What one party asked for, was asked for, and has. */
export type PartyShare = {
  readonly participantId: string
  readonly asked: number
  readonly held: number
  /** Guaranteed meetings that it does not have. */
  readonly missing: number
}

/** Every party that at least one request names, or that is guaranteed something: those with the smallest share first. */
export const sharesOf = (
  meetings: readonly Placed[],
  asked: readonly { readonly buyerId: string; readonly supplierId: string }[],
  participants: readonly { readonly id: string; readonly least?: number | null }[],
): readonly PartyShare[] => {
  const count = (pairs: readonly { readonly buyerId: string; readonly supplierId: string }[]) => {
    const counts = new Map<string, number>()
    for (const { buyerId, supplierId } of pairs)
      for (const id of [buyerId, supplierId]) counts.set(id, (counts.get(id) ?? 0) + 1)
    return (id: string): number => counts.get(id) ?? 0
  }
  const [askedOf, heldOf] = [count(asked), count(meetings)]
  return participants
    .map(({ id, least }) => ({
      participantId: id,
      asked: askedOf(id),
      held: heldOf(id),
      missing: Math.max(0, (least ?? 0) - heldOf(id)),
    }))
    .filter((one) => one.asked > 0 || one.missing > 0)
    .sort(
      (one, other) =>
        other.missing - one.missing ||
        one.held / Math.max(1, one.asked) - other.held / Math.max(1, other.asked) ||
        one.held - other.held,
    )
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
