export const amountBands = ['to-40k', 'to-100k', 'to-250k', 'above-250k'] as const
/** Size of a coming purchase, excluding tax: an order of magnitude, never a commitment. */
export type AmountBand = (typeof amountBands)[number]

/** What a buyer says it will buy. */
export type StatedNeed = {
  readonly id: string
  readonly participantId: string
  readonly title: string
  /** Code of a sector of the directory. */
  readonly sector: string
  /** Codes of départements; empty = not said. */
  readonly departments: readonly string[]
  /** `2027-T2`; null = not known yet. */
  readonly quarter: string | null
  readonly amountBand: AmountBand | null
}

/** What a structure does, and where: by its record of the directory and by its own word. */
export type StatedOffer = {
  readonly participantId: string
  readonly sectors: readonly string[]
  /** Empty = not said; `null` = the whole country. */
  readonly departments: readonly string[] | null
}

/** The quarters that a need may name: this one and the six that follow, eighteen months and more. @param today ISO date */
export const comingQuarters = (today: string): readonly string[] => {
  const year = Number(today.slice(0, 4))
  const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  return Array.from({ length: 7 }, (_, index) => {
    const rank = first + index
    return `${year + Math.floor(rank / 4)}-T${(rank % 4) + 1}`
  })
}
