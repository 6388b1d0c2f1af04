/** The three ways in which essential data come: JSON of before 2024, JSON of the decree of 2022, one row for each holder. */
export type Shape = 'v1' | 'v2' | 'table'

/** Where a contract is carried out: the code means nothing without the kind of code that it is. */
export type Place = { readonly code: string; readonly kind: string }

/** Who won. Names are never read: a holder may be a natural person, and the identifier is enough to match a record. */
export type Holder = {
  readonly scheme: string
  readonly id: string
}

export type Contract = {
  /** SIRET of the buyer, then the identifier that it gave: the same whichever file tells of the contract. */
  readonly uid: string
  readonly kind: 'contract' | 'concession'
  readonly shape: Shape
  /** A SIREN where the file says no more, with a warning. */
  readonly buyerSiret: string
  readonly buyerName: string | null
  readonly title: string | null
  /** Eight digits. */
  readonly cpv: string | null
  /** Excluding tax, as it stands after the modifications told; null when absent or a placeholder. */
  readonly amount: number | null
  readonly procedure: string | null
  /** ISO days. */
  readonly notifiedOn: string | null
  readonly publishedOn: string | null
  readonly place: Place | null
  /** The place is the buyer's own: the file does not say where the contract is carried out. */
  readonly placeOfBuyer: boolean
  readonly holders: readonly Holder[]
  /** Social considerations as published; `unknown` in formats that have no such field, which is not « none ». */
  readonly considerations: readonly string[] | 'unknown'
}

/** One thing to mend. An error breaks the official schema; a warning does not. */
export type Remark = {
  readonly severity: 'error' | 'warning'
  /** `titulaires[0].id` */
  readonly field: string
  readonly value: string
  /** French sentence. */
  readonly remedy: string
}

/** What was read of one contract, in the order of the file. */
export type Reading = {
  /** From 1. */
  readonly number: number
  /** Null when nothing identifies it, or when it cannot be read at all. */
  readonly contract: Contract | null
  readonly remarks: readonly Remark[]
}

/** Does it meet the official schema? Warnings do not count. */
export const isValid = ({ remarks }: Reading): boolean =>
  remarks.every(({ severity }) => severity !== 'error')

/** Why a whole file cannot be read, or not to its end. */
export class DecpFault extends Error {
  readonly code: 'not-decp' | 'xml' | 'empty' | 'truncated'
  /** Contracts read before. */
  readonly read: number
  constructor(code: DecpFault['code'], sentence: string, read = 0) {
    super(sentence)
    this.code = code
    this.read = read
  }
}

/** Holders in one order, each once. */
export const holdersOnce = (holders: readonly Holder[]): readonly Holder[] => {
  const byKey = new Map(holders.map((holder) => [`${holder.scheme} ${holder.id}`, holder]))
  return [...byKey.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, holder]) => holder)
}

/** Latest publication first, then latest notification, then largest amount, then the text: never a tie between two that differ. */
const rankOf = (contract: Contract): readonly (string | number)[] => [
  contract.publishedOn ?? '',
  contract.notifiedOn ?? '',
  contract.amount ?? -1,
  JSON.stringify([contract.title, contract.cpv, contract.place, contract.procedure, contract.buyerName]),
  JSON.stringify([contract.holders, contract.considerations]),
]

const isAfter = (one: Contract, other: Contract): boolean => {
  const [a, b] = [rankOf(one), rankOf(other)]
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? ''
    if (left !== right) return left > right
  }
  return false
}

/**
 * One contract told twice: the latest telling stands, and rows of a table add their holders up. In whatever order the
 * tellings come, and however often, the result is the same: a file read again changes nothing.
 */
export const merged = (one: Contract, other: Contract): Contract => {
  const latest = isAfter(other, one) ? other : one
  if (one.shape !== 'table' || other.shape !== 'table') return latest
  return { ...latest, holders: holdersOnce([...one.holders, ...other.holders]) }
}
