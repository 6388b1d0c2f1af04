import { t } from '../messages.ts'
import type { Unmet, UnmetReason } from './timetable.ts'

/** What turns identifiers into words. */
export type Names = {
  readonly party: (id: string) => string
  /** `9 h 20` */
  readonly slot: (id: string) => string
}

/** The reason of an unmet wish in a sentence that its two parties can read. */
export const reasonSentence = (unmet: Unmet, names: Names): string => {
  const buyer = names.party(unmet.buyerId)
  const supplier = names.party(unmet.supplierId)
  const first = sentenceOf(unmet.reason, { buyer, supplier, names })
  const displaced = (unmet.reason.displaced ?? []).map(
    (pair) => `${names.party(pair.buyerId)} – ${names.party(pair.supplierId)}`,
  )
  return displaced.length === 0 ? first : `${first} ${t.reasons.displaced(displaced)}`
}

const sentenceOf = (
  reason: UnmetReason,
  { buyer, supplier, names }: { buyer: string; supplier: string; names: Names },
): string => {
  switch (reason.code) {
    case 'no-common-slot':
      return t.reasons.noCommonSlot(buyer, supplier)
    case 'buyer-quota':
      return t.reasons.quota(buyer, reason.quota ?? 0)
    case 'supplier-quota':
      return t.reasons.quota(supplier, reason.quota ?? 0)
    case 'buyer-full':
      return t.reasons.full(buyer)
    case 'supplier-full':
      return t.reasons.full(supplier)
    case 'tables-full':
      return t.reasons.tablesFull((reason.slotIds ?? []).map(names.slot))
    case 'pinned':
      return t.reasons.pinned
    case 'forbidden':
      return t.reasons.forbidden(buyer, supplier)
    case 'guaranteed':
      return t.reasons.guaranteed
    case 'outweighed':
      return t.reasons.outweighed(buyer, supplier)
    case 'plan-changed':
      return t.reasons.planChanged
    case 'not-placed':
      return t.reasons.notPlaced
    case 'vetoed':
      return t.reasons.vetoed
  }
}
