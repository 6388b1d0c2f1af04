import type { Kind } from './kinds.ts'
import type { Sector } from './sectors.ts'
import type { Siret } from './siret.ts'

/** Where an activity is offered. `unknown`: nobody said; the address then serves, marked « à vérifier ». */
export type Area =
  | { readonly kind: 'country' }
  | { readonly kind: 'departments'; readonly departments: readonly string[] }
  /** INSEE codes of communes. */
  | { readonly kind: 'communes'; readonly communes: readonly string[] }
  | { readonly kind: 'radius'; readonly km: number }
  | { readonly kind: 'unknown' }

export type Activity = {
  readonly sector: Sector
  /** A service rendered, or people seconded. */
  readonly service: 'service' | 'secondment'
  readonly area: Area
  readonly deduced: boolean
}

export type Recognition = { readonly kind: Kind; readonly source: string; readonly sourceDate: string | null }

/** Fields that may come from another source than the record as a whole. */
export type SourcedField = 'brand' | 'description' | 'naf' | 'address' | 'position' | 'website' | 'activities'

export type Origin = { readonly source: string; readonly date: string | null }

/** One establishment. */
export type Structure = {
  readonly id: string
  readonly slug: string
  readonly siret: Siret | null
  readonly name: string
  readonly brand: string | null
  readonly description: string | null
  readonly naf: string | null
  readonly address: string | null
  readonly postCode: string | null
  readonly city: string | null
  readonly communeCode: string | null
  readonly department: string | null
  readonly position: { readonly latitude: number; readonly longitude: number } | null
  readonly website: string | null
  readonly kinds: readonly Recognition[]
  readonly activities: readonly Activity[]
  readonly fictitious: boolean
  readonly source: string
  readonly sourceDate: string | null
  readonly origins: { readonly [F in SourcedField]?: Origin }
}

/** The département of a postal code: 2A and 2B by the range, overseas by three digits. */
export const departmentOfPostCode = (postCode: string): string | null => {
  if (!/^\d{5}$/.test(postCode)) return null
  if (postCode.startsWith('20')) return Number(postCode) < 20_200 ? '2A' : '2B'
  return /^9[78]/.test(postCode) ? postCode.slice(0, 3) : postCode.slice(0, 2)
}
