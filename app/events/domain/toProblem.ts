import type { NamedProblem } from '../../../packages/scheduler/index.ts'
import type { MeetingTable, Slot, Weights } from './event.ts'
import type { Forbid } from './forbid.ts'
import { type Delegation, type ParticipantRole, seatsOf, sideOf } from './participant.ts'
import type { Placed } from './timetable.ts'
import { type Wish, weightOf } from './wish.ts'

/** All that a timetable depends on: identifiers and figures, no name. */
export type MeetingDay = {
  /** Active ones, in order of time. */
  readonly slots: readonly Slot[]
  /** Active ones, in order of number. */
  readonly tables: readonly MeetingTable[]
  readonly participants: readonly {
    readonly id: string
    readonly role: ParticipantRole
    readonly quota: number | null
    readonly least?: number | null
    readonly delegation?: Delegation
    readonly representatives?: readonly { readonly id: string }[]
  }[]
  readonly unavailable: readonly { readonly participantId: string; readonly slotId: string }[]
  readonly wishes: readonly Wish[]
  readonly forbids: readonly Forbid[]
  readonly weights: Weights
  readonly buyerQuota: number | null
  readonly supplierQuota: number | null
}

export type MeetingAsked = { readonly buyerId: string; readonly supplierId: string; readonly weight: number }

/** The meetings asked for: every pair that at least one side wishes and neither refuses, with its weight. */
export const meetingsAsked = (day: MeetingDay): readonly MeetingAsked[] => {
  const roles = new Map(day.participants.map(({ id, role }) => [id, sideOf(role)]))
  const said = new Map(day.wishes.map((wish) => [`${wish.fromId}>${wish.toId}`, wish.level]))
  const pairs = new Map<string, { buyerId: string; supplierId: string }>()
  for (const { fromId, toId } of day.wishes) {
    const fromBuyer = roles.get(fromId) === 'buyer' && roles.get(toId) === 'supplier'
    const fromSupplier = roles.get(fromId) === 'supplier' && roles.get(toId) === 'buyer'
    if (!fromBuyer && !fromSupplier) continue
    const pair = fromBuyer ? { buyerId: fromId, supplierId: toId } : { buyerId: toId, supplierId: fromId }
    pairs.set(`${pair.buyerId}>${pair.supplierId}`, pair)
  }
  return [...pairs.values()].flatMap(({ buyerId, supplierId }) => {
    const weight = weightOf(
      said.get(`${buyerId}>${supplierId}`),
      said.get(`${supplierId}>${buyerId}`),
      day.weights,
    )
    return weight === null ? [] : [{ buyerId, supplierId, weight }]
  })
}

/**
 * The problem of the scheduler, in identifiers. Pins on a pair that nobody asks for any more, or on a slot or a table
 * that the plan has retired, are left out: the engine would refuse the whole day for them.
 */
export const toProblem = (day: MeetingDay, pins: readonly Placed[] = []): NamedProblem => {
  const closed = new Set(day.unavailable.map(({ participantId, slotId }) => `${participantId}@${slotId}`))
  const asked = meetingsAsked(day)
  const slotIndex = new Map(day.slots.map((slot, index) => [slot.id, index]))
  const tableIndex = new Map(day.tables.map((table, index) => [table.id, index]))
  const partiesOf = (side: 'buyer' | 'supplier', ofEvent: number | null) =>
    day.participants
      .filter(({ role }) => sideOf(role) === side)
      .map((one) => {
        const { id, quota, least } = one
        const limit = quota ?? ofEvent
        const seats = seatsOf(one)
        return {
          id,
          free: day.slots.map((slot) => !closed.has(`${id}@${slot.id}`)),
          ...(limit === null ? {} : { quota: limit }),
          ...(least == null ? {} : { least }),
          ...(seats === 1 ? {} : { representatives: seats }),
        }
      })
  const askedPairs = new Set(asked.map(({ buyerId, supplierId }) => `${buyerId}>${supplierId}`))
  const kept = pins.flatMap(({ buyerId, supplierId, slotId, tableId }) => {
    const slot = slotIndex.get(slotId)
    const table = tableIndex.get(tableId)
    const standing = askedPairs.has(`${buyerId}>${supplierId}`) && slot !== undefined && table !== undefined
    return standing ? [{ buyer: buyerId, supplier: supplierId, slot, table }] : []
  })
  const present = new Set(day.participants.map(({ id }) => id))
  const apart = day.forbids.filter(
    ({ buyerId, supplierId }) => present.has(buyerId) && present.has(supplierId),
  )
  const vetoes = apart.flatMap(({ buyerId, supplierId, slotId }) =>
    slotId === null ? [{ buyer: buyerId, supplier: supplierId }] : [],
  )
  const forbids = apart.flatMap(({ buyerId, supplierId, slotId }) => {
    const slot = slotIndex.get(slotId ?? '')
    return slot === undefined ? [] : [{ buyer: buyerId, supplier: supplierId, slot }]
  })
  return {
    slots: day.slots.length,
    tables: day.tables.length,
    buyers: partiesOf('buyer', day.buyerQuota),
    suppliers: partiesOf('supplier', day.supplierQuota),
    requests: asked.map(({ buyerId, supplierId, weight }) => ({
      buyer: buyerId,
      supplier: supplierId,
      weight,
    })),
    ...(kept.length === 0 ? {} : { pins: kept }),
    ...(vetoes.length === 0 ? {} : { vetoes }),
    ...(forbids.length === 0 ? {} : { forbids }),
  }
}
