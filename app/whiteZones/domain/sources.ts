/** Where demand comes from. A later source adds its name here, writes its lines, and joins the page. */
export const sources = ['contracts', 'needs'] as const
export type Source = (typeof sources)[number]

/** One thing bought, or to be bought, as the published view holds it. */
export type DemandLine = {
  readonly id: string
  /** Empty = none of the directory's. */
  readonly sector: string
  /** Empty = not told. */
  readonly department: string
  /** ISO day. */
  readonly on: string | null
  readonly amount: number | null
  readonly reference: string
}

/** Which demand is looked at. */
export type DemandFilter = {
  readonly source: Source | null
  readonly from: string | null
  readonly to: string | null
}

export const isSource = (text: string): text is Source => sources.some((one) => one === text)

/** `2027-T2` → its first day. */
export const firstDayOf = (quarter: string): string | null => {
  const [, year, rank] = /^(\d{4})-T([1-4])$/.exec(quarter) ?? []
  return year === undefined ? null : `${year}-${String((Number(rank) - 1) * 3 + 1).padStart(2, '0')}-01`
}
