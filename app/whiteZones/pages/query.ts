import { z } from 'zod'
import { isSector } from '../../directory/index.ts'
import { optional, pageNumber } from '../../platform/http/input.ts'
import type { DemandFilter } from '../domain/sources.ts'

export const sourceWords = { marches: 'contracts', besoins: 'needs' } as const

const shape = {
  secteur: optional(z.string().refine(isSector)),
  source: optional(z.enum(['marches', 'besoins'])),
  du: optional(z.iso.date()),
  au: optional(z.iso.date()),
}

/** Every state of the page is an address. */
export const zonesQuery = z.strictObject(shape)
export type ZonesQuery = z.output<typeof zonesQuery>

const department = z.string().regex(/^(\d{2,3}|2[AB])$/)

export const cellQuery = z.strictObject({ ...shape, departement: department, page: pageNumber })
export type CellQuery = z.output<typeof cellQuery>

export const filterOf = ({ source, du, au }: ZonesQuery): DemandFilter => ({
  source: source === undefined ? null : sourceWords[source],
  from: du ?? null,
  to: au ?? null,
})

export const ZONES = '/structures/zones-blanches'

/** An address with the state of the page, but for what `change` says. */
export const addressOf = (
  path: string,
  query: ZonesQuery,
  change: Readonly<Record<string, string | undefined>> = {},
): string => {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries({
    secteur: query.secteur,
    source: query.source,
    du: query.du,
    au: query.au,
    ...change,
  }))
    if (value !== undefined && value !== '') parameters.set(key, value)
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}

export const cellAddress = (query: ZonesQuery, department: string, sector: string | undefined): string =>
  addressOf(`${ZONES}/detail`, query, { secteur: sector, departement: department })
