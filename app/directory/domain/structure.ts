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

/** On what a kind rests: a convention, an agreement, a label; each part may be unknown. */
export type LegalBasis = {
  readonly number: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  /** Where it can be read: an address, a register, a file seen. */
  readonly evidence: string | null
  /** The account of the mission or of a coordination that looked at it, and when. */
  readonly checkedBy: string | null
  readonly checkedAt: string | null
}

export type Recognition = {
  readonly kind: Kind
  readonly source: string
  readonly sourceDate: string | null
  readonly basis?: LegalBasis | null
}

export const amountBands = ['under-10k', '10k-40k', '40k-100k', '100k-500k', 'over-500k'] as const
export type AmountBand = (typeof amountBands)[number]

/** Work done for a client. */
export type Reference = {
  readonly client: string
  readonly object: string
  readonly year: number | null
  readonly amount: AmountBand | null
}

/** A picture, without its bytes. */
export type Photo = {
  readonly id: string
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
  /** What it shows, in words. */
  readonly alt: string
}

/** Somebody to speak to: personal data, never part of a `Structure`. */
export type Contact = {
  readonly name: string
  readonly role: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** Fields that may come from another source than the record as a whole. */
export const sourcedFields = [
  'name',
  'brand',
  'description',
  'naf',
  'address',
  'position',
  'website',
  'activities',
  'phone',
  'email',
  'headcount',
  'insertionPlaces',
  'insertionFte',
  'capacity',
  'capacityText',
  'labels',
  'networks',
  'references',
  'photos',
  'closedOn',
  'successorSiret',
] as const
export type SourcedField = (typeof sourcedFields)[number]

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
} & RecordDetails

/** What a record says beyond who the structure is and what it does. */
export type RecordDetails = {
  readonly phone: string | null
  /** An address of the structure, not of somebody. */
  readonly email: string | null
  readonly headcount: number | null
  readonly insertionPlaces: number | null
  /** Full-time equivalents of the insertion posts. */
  readonly insertionFte: number | null
  /** People who may be at work at once for one client. */
  readonly capacity: number | null
  readonly capacityText: string | null
  readonly labels: readonly string[]
  readonly networks: readonly string[]
  readonly references: readonly Reference[]
  /** Written by use cases of their own: saving a structure leaves them. */
  readonly photos: readonly Photo[]
  readonly closedOn: string | null
  /** Of the establishment that took over. */
  readonly successorSiret: string | null
  /** The body whose record it is, once claimed. */
  readonly organisationId: string | null
  /** In the trash since. */
  readonly deletedAt: string | null
  /** Of the row as it was read; writing makes the next one. */
  readonly version: number
}

/** A record of which nothing more is known. */
export const nothingMore: RecordDetails = {
  phone: null,
  email: null,
  headcount: null,
  insertionPlaces: null,
  insertionFte: null,
  capacity: null,
  capacityText: null,
  labels: [],
  networks: [],
  references: [],
  photos: [],
  closedOn: null,
  successorSiret: null,
  organisationId: null,
  deletedAt: null,
  version: 1,
}

/** The département of a postal code: 2A and 2B by the range, overseas by three digits. */
export const departmentOfPostCode = (postCode: string): string | null => {
  if (!/^\d{5}$/.test(postCode)) return null
  if (postCode.startsWith('20')) return Number(postCode) < 20_200 ? '2A' : '2B'
  return /^9[78]/.test(postCode) ? postCode.slice(0, 3) : postCode.slice(0, 2)
}
