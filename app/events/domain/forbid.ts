/** A pair that the organiser keeps apart: in one slot, or all day where no slot is said. */
export type Forbid = {
  readonly id: string
  readonly buyerId: string
  readonly supplierId: string
  readonly slotId: string | null
}

/** Does one of the rules close this place to the pair? */
export const forbidsPlace = (
  forbids: readonly Forbid[],
  placed: { readonly buyerId: string; readonly supplierId: string; readonly slotId: string },
): boolean =>
  forbids.some(
    ({ buyerId, supplierId, slotId }) =>
      buyerId === placed.buyerId &&
      supplierId === placed.supplierId &&
      (slotId === null || slotId === placed.slotId),
  )
