import { tellingWords } from '../../directory/index.ts'
import { type Compared, communeOf, emailOf, hostOf, phoneOf } from './compared.ts'

/** What a key is made of: said of those that too many records share. */
export const keySorts = ['siren', 'phone', 'email', 'site', 'name', 'near'] as const
export type KeySort = (typeof keySorts)[number]

/** More members than this under one key say nothing: a switchboard, a federation, the centre of a town. */
export const MOST_MEMBERS = 50

/** Degrees of a cell, a little over 200 m each way at the latitude of Paris. */
const CELL = { latitude: 0.0019, longitude: 0.0029 }
const TOKENS = 3
const TOKEN_LETTERS = 6

/** The name without the words that many share, whatever their order. */
const nameKey = (name: string): string => [...tellingWords(name)].sort().join(' ')

/** The longest words of the names, cut so that « solidaire » and « solidarité » meet. */
const tokensOf = ({ name, brand }: Compared): string[] => {
  const words = [...tellingWords(`${name} ${brand ?? ''}`)].sort(
    (a, b) => b.length - a.length || (a < b ? -1 : 1),
  )
  return [...new Set(words.map((word) => word.slice(0, TOKEN_LETTERS)))].slice(0, TOKENS)
}

const cellsOf = ({ position }: Compared, around: readonly number[]): string[] => {
  if (position === null) return []
  const row = Math.floor(position.latitude / CELL.latitude)
  const column = Math.floor(position.longitude / CELL.longitude)
  return around.flatMap((south) => around.map((east) => `${row + south}:${column + east}`))
}

const nearKeys = (one: Compared, around: readonly number[]): string[] => {
  const tokens = tokensOf(one)
  return cellsOf(one, around).flatMap((cell) => tokens.map((token) => `near:${cell}:${token}`))
}

const plainKeys = (one: Compared): string[] => {
  const keys: string[] = []
  const add = (sort: KeySort, value: string | null): void => {
    if (value !== null && value !== '') keys.push(`${sort}:${value}`)
  }
  add('siren', one.siret?.slice(0, 9) ?? null)
  add('phone', phoneOf(one.phone))
  add('email', emailOf(one.email))
  add('site', hostOf(one.website))
  const places = [communeOf(one), one.postCode].filter((place) => place !== null)
  for (const name of [one.name, one.brand ?? ''].map(nameKey))
    if (name !== '') for (const place of places) add('name', `${name}|${place}`)
  return keys
}

const unique = (keys: readonly string[]): string[] => [...new Set(keys)].map((key) => key.slice(0, 200))

/** Keys under which a record is filed. */
export const keysOf = (one: Compared): string[] => unique([...plainKeys(one), ...nearKeys(one, [0])])

/** Keys under which those that look like it are: its own, and those of the cells around it. */
export const askedKeys = (one: Compared): string[] =>
  unique([...plainKeys(one), ...nearKeys(one, [-1, 0, 1])])
