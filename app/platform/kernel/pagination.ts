/** One page of a list: `page` counts from 1. */
export type PageRequest = { readonly page: number; readonly size: number }

export type Paged<T> = PageRequest & { readonly items: readonly T[]; readonly total: number }

export const pageCount = ({ total, size }: { total: number; size: number }): number =>
  Math.max(1, Math.ceil(total / size))

export const offsetOf = ({ page, size }: PageRequest): number => (page - 1) * size
