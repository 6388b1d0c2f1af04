import type { Kind } from './kinds.ts'
import type { Structure } from './structure.ts'

/** Parts of a record that are written together. */
export const sectionCodes = [
  'identity',
  'activities',
  'means',
  'kinds',
  'references',
  'photos',
  'contact',
] as const
export type SectionCode = (typeof sectionCodes)[number]

/** What a buyer looks for on a record, with what it counts for and where it is written. */
const ITEMS = {
  description: { section: 'identity', weight: 15 },
  address: { section: 'identity', weight: 5 },
  website: { section: 'identity', weight: 5 },
  phone: { section: 'identity', weight: 10 },
  email: { section: 'identity', weight: 10 },
  activities: { section: 'activities', weight: 15 },
  area: { section: 'activities', weight: 10 },
  capacity: { section: 'means', weight: 5 },
  headcount: { section: 'means', weight: 5 },
  posts: { section: 'means', weight: 5 },
  basis: { section: 'kinds', weight: 5 },
  references: { section: 'references', weight: 5 },
  photos: { section: 'photos', weight: 5 },
} as const satisfies { readonly [item: string]: { readonly section: SectionCode; readonly weight: number } }

export type Item = keyof typeof ITEMS
export const completenessItems = Object.keys(ITEMS) as readonly Item[]
export const sectionOf = (item: Item): SectionCode => ITEMS[item].section

/** These have insertion posts, by law. */
const INSERTION: ReadonlySet<Kind> = new Set([
  'EI',
  'ACI',
  'AI',
  'ETTI',
  'EITI',
  'EA',
  'EATT',
  'ESAT',
  'GEIQ',
])
/** These rest on a convention or an agreement that has a number. */
const RECOGNISED: ReadonlySet<Kind> = new Set([...INSERTION, 'ESUS'])

const isFilled = (text: string | null): boolean => text !== null && text.trim() !== ''

const asked = (item: Item, { kinds }: Structure): boolean => {
  if (item === 'posts') return kinds.some(({ kind }) => INSERTION.has(kind))
  return item !== 'basis' || kinds.some(({ kind }) => RECOGNISED.has(kind))
}

const present: { readonly [I in Item]: (structure: Structure) => boolean } = {
  description: ({ description }) => isFilled(description),
  address: ({ postCode, city }) => isFilled(postCode) && isFilled(city),
  website: ({ website }) => isFilled(website),
  phone: ({ phone }) => isFilled(phone),
  email: ({ email }) => isFilled(email),
  // What we deduced from a code is to be confirmed by whoever knows.
  activities: ({ activities }) => activities.some(({ deduced }) => !deduced),
  area: ({ activities }) => activities.length > 0 && activities.every(({ area }) => area.kind !== 'unknown'),
  capacity: ({ capacity, capacityText }) => capacity !== null || isFilled(capacityText),
  headcount: ({ headcount }) => headcount !== null,
  posts: ({ insertionPlaces, insertionFte }) => insertionPlaces !== null || insertionFte !== null,
  basis: ({ kinds }) =>
    kinds
      .filter(({ kind }) => RECOGNISED.has(kind))
      .every(({ basis }) => basis !== undefined && basis !== null && isFilled(basis.number)),
  references: ({ references }) => references.length > 0,
  photos: ({ photos }) => photos.length > 0,
}

export type Completeness = {
  /** Of what is asked of this kind of structure, 0 to 100. */
  readonly percent: number
  /** What is missing, what counts most first. */
  readonly missing: readonly Item[]
}

export const completenessOf = (structure: Structure): Completeness => {
  const items = completenessItems.filter((item) => asked(item, structure))
  const missing = items.filter((item) => !present[item](structure))
  const weigh = (some: readonly Item[]): number => some.reduce((sum, item) => sum + ITEMS[item].weight, 0)
  const percent = Math.floor((100 * (weigh(items) - weigh(missing))) / weigh(items))
  return { percent, missing: missing.toSorted((a, b) => ITEMS[b].weight - ITEMS[a].weight) }
}
