import type { Participant } from '../domain/participant.ts'
import { meetingsAsked } from '../domain/toProblem.ts'
import type { WishLevel } from '../domain/wish.ts'
import { t } from '../messages.ts'
import type { NamedDay } from '../store/day.ts'
import { o } from './organiserMessages.ts'

export type WishCell = {
  readonly buyerId: string
  /** `P S`: what the buyer says, then the structure; null where neither says anything. */
  readonly short: string | null
  /** The same in words. */
  readonly long: string
}

export type WishMatrix = {
  readonly buyers: readonly Participant[]
  readonly rows: readonly { readonly supplier: Participant; readonly cells: readonly WishCell[] }[]
  readonly wishes: number
  readonly asked: number
}

/** Structures in rows, buyers in columns, both answers in each cell. */
export const presentWishes = (day: NamedDay): WishMatrix => {
  const said = new Map(day.wishes.map((wish) => [`${wish.fromId}>${wish.toId}`, wish.level]))
  const buyers = day.participants.filter(({ role }) => role === 'buyer')
  const suppliers = day.participants.filter(({ role }) => role === 'supplier')
  const word = (level: WishLevel | undefined): string =>
    level === undefined ? o.wishes.nothing : t.levels[level].toLowerCase()
  const letter = (level: WishLevel | undefined): string => o.wishes.short[level ?? 'none']
  return {
    buyers,
    rows: suppliers.map((supplier) => ({
      supplier,
      cells: buyers.map((buyer) => {
        const buyerSays = said.get(`${buyer.id}>${supplier.id}`)
        const supplierSays = said.get(`${supplier.id}>${buyer.id}`)
        const silent = buyerSays === undefined && supplierSays === undefined
        return {
          buyerId: buyer.id,
          short: silent ? null : `${letter(buyerSays)} ${letter(supplierSays)}`,
          long: o.wishes.cell(buyer.displayName, supplier.displayName, word(buyerSays), word(supplierSays)),
        }
      }),
    })),
    wishes: day.wishes.length,
    asked: meetingsAsked(day).length,
  }
}
