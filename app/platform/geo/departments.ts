import { createRequire } from 'node:module'
import { fold } from '../kernel/text.ts'

type Entry = { readonly code: string; readonly nom: string; readonly region?: string }

const load = createRequire(import.meta.url)
// Two small lists (130 entries in all); communes, which weigh megabytes, are in the database.
const departments = load('@etalab/decoupage-administratif/data/departements.json') as readonly Entry[]
const regions = load('@etalab/decoupage-administratif/data/regions.json') as readonly Entry[]

const names = new Map(departments.map(({ code, nom }) => [code, nom.replaceAll("'", '’')]))

/** « Seine-Saint-Denis (93) »; an unknown code is given back as it is. */
export const departmentName = (code: string): string => {
  const name = names.get(code)
  return name === undefined ? code : `${name} (${code})`
}

/** Code of the region of a département; empty when unknown. */
export const regionOfDepartment = (code: string): string =>
  departments.find((one) => one.code === code)?.region ?? ''

export const isDepartment = (code: string): boolean => names.has(code)

/** Name of a région or of a département by its code, as the official list writes it. */
export const officialName = (level: 'departement' | 'region', code: string): string | undefined =>
  (level === 'region' ? regions : departments).find((one) => one.code === code)?.nom

const key = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const byName = new Map(departments.map(({ code, nom }) => [key(nom), code]))
const byRegion = new Map(
  regions.map(({ code, nom }) => [
    key(nom),
    departments.filter(({ region }) => region === code).map((department) => department.code),
  ]),
)
const COUNTRY = new Set([
  'france',
  'france entiere',
  'national',
  'nationale',
  'territoire national',
  'toute la france',
])

/** Are these two spellings of one name? Accents, case, hyphens and apostrophes do not count. */
export const sameName = (one: string, other: string): boolean => key(one) === key(other)

/** The region of this name, with its départements. */
export const regionNamed = (
  words: string,
): { readonly code: string; readonly name: string; readonly departments: readonly string[] } | null => {
  const found = regions.find(({ nom }) => key(nom) === key(words))
  if (found === undefined) return null
  return {
    code: found.code,
    name: found.nom.replaceAll("'", '’'),
    departments: byRegion.get(key(found.nom)) ?? [],
  }
}

export type NamedArea =
  | { readonly kind: 'country' }
  | { readonly kind: 'departments'; readonly codes: readonly string[] }

/** The area that a person names: a département by its code or name, a region, the whole country. Null when unknown. */
export const readArea = (words: string): NamedArea | null => {
  const text = key(words)
  if (COUNTRY.has(text)) return { kind: 'country' }
  const code = /^(?:(\d{1,2}|97\d)|(2[ab]))(?: .*)?$/.exec(text)
  const number = code?.[1]?.padStart(2, '0') ?? code?.[2]?.toUpperCase()
  if (number !== undefined) return names.has(number) ? { kind: 'departments', codes: [number] } : null
  const department = byName.get(text.replace(/ \d{2,3}$/, ''))
  if (department !== undefined) return { kind: 'departments', codes: [department] }
  const region = byRegion.get(text)
  return region === undefined ? null : { kind: 'departments', codes: region }
}
