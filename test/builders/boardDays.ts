import fc from 'fast-check'
import type { TimetableMeeting } from '../../app/events/domain/timetable.ts'
import type { MeetingDay } from '../../app/events/domain/toProblem.ts'

const two = (n: number): string => String(n).padStart(2, '0')

/** Small days with everything that may stand in the way: closed slots, refusals, forbids, quotas, shared delegations. */
export const boardDays: fc.Arbitrary<{
  readonly day: MeetingDay
  readonly meetings: readonly TimetableMeeting[]
}> = fc
  .record({
    buyers: fc.integer({ min: 1, max: 4 }),
    suppliers: fc.integer({ min: 1, max: 4 }),
    slots: fc.integer({ min: 1, max: 40 }),
    tables: fc.integer({ min: 1, max: 3 }),
    retired: fc.boolean(),
  })
  .chain(({ buyers, suppliers, slots, tables, retired }) => {
    const buyerIds = Array.from({ length: buyers }, (_, n) => `b${n}`)
    const supplierIds = Array.from({ length: suppliers }, (_, n) => `f${n}`)
    const allSlots = Array.from({ length: slots }, (_, n) => `s${two(n)}`)
    const allTables = Array.from({ length: tables + (retired ? 1 : 0) }, (_, n) => `t${n}`)
    const buyer = fc.constantFrom(...buyerIds)
    const supplier = fc.constantFrom(...supplierIds)
    const slot = fc.constantFrom(...allSlots)
    const quota = fc.option(fc.integer({ min: 1, max: 3 }))
    const party = fc.record({
      quota,
      delegation: fc.constantFrom('fixed' as const, 'shared' as const),
      people: fc.integer({ min: 0, max: 2 }),
    })
    const partiesOf = (ids: readonly string[], role: 'buyer' | 'supplier') =>
      fc.tuple(...ids.map(() => party)).map((found) =>
        found.map(({ people, ...rest }, index) => ({
          ...rest,
          role,
          id: ids[index] ?? '',
          representatives: Array.from({ length: people }, (_, n) => ({ id: `${ids[index]}-${n}` })),
        })),
      )
    const meeting = fc.record({
      buyerId: buyer,
      supplierId: supplier,
      slotId: slot,
      tableId: fc.constantFrom(...allTables),
      pinned: fc.boolean(),
    })
    return fc
      .record({
        buyers: partiesOf(buyerIds, 'buyer'),
        suppliers: partiesOf(supplierIds, 'supplier'),
        unavailable: fc.array(fc.record({ participantId: fc.oneof(buyer, supplier), slotId: slot }), {
          maxLength: 6,
        }),
        wishes: fc.array(
          fc.record({
            fromId: buyer,
            toId: supplier,
            level: fc.constantFrom('must' as const, 'no' as const),
          }),
          { maxLength: 4 },
        ),
        forbids: fc.array(fc.record({ buyerId: buyer, supplierId: supplier, slotId: fc.option(slot) }), {
          maxLength: 4,
        }),
        quotas: fc.tuple(quota, quota),
        meetings: fc.uniqueArray(meeting, {
          maxLength: 10,
          selector: ({ buyerId, supplierId }) => `${buyerId}>${supplierId}`,
        }),
      })
      .map((found) => ({
        day: {
          slots: allSlots.map((id, n) => ({
            id,
            startsAt: `2026-12-03T${two(8 + Math.floor(n / 6))}:${two((n % 6) * 10)}:00`,
            endsAt: `2026-12-03T${two(8 + Math.floor(n / 6))}:${two((n % 6) * 10 + 9)}:00`,
            active: true,
          })),
          tables: allTables
            .slice(0, tables)
            .map((id, n) => ({ id, number: n + 1, label: null, active: true })),
          participants: [...found.buyers, ...found.suppliers],
          unavailable: found.unavailable,
          wishes: found.wishes,
          forbids: found.forbids.map((one, n) => ({ ...one, id: `x${n}` })),
          weights: { must: 5, nice: 3, silent: 1 },
          buyerQuota: found.quotas[0],
          supplierQuota: found.quotas[1],
        },
        meetings: found.meetings.map((one, n) => ({ ...one, id: `m${two(n)}`, weight: 1 })),
      }))
  })

/** What an organiser might do to it: places by number, taken modulo what exists. */
export const gestures = fc.array(
  fc.record({
    kind: fc.constantFrom('move' as const, 'swap' as const, 'remove' as const),
    meeting: fc.nat(20),
    other: fc.nat(20),
    slot: fc.nat(60),
    table: fc.nat(5),
  }),
  { minLength: 1, maxLength: 12 },
)
