import { distance, tellingWords, trigramsOf } from '../../directory/index.ts'
import { fold } from '../../platform/kernel/text.ts'
import { type Compared, communeOf, emailOf, hostOf, phoneOf, streetOf } from './compared.ts'

/**
 * What two records have in common, or not, and what it counts for. The weights were set on a real file of 3 853 rows in
 * which twelve pairs are known: all twelve come out, and records of other establishments do not.
 */
export const WEIGHTS = {
  siret: 70,
  siren: 20,
  /** Two legal persons. */
  otherSiren: -30,
  phone: 20,
  email: 20,
  website: 15,
  /** Times the likeness of the names, from `ALIKE` on. */
  name: 40,
  /** Nothing in common. */
  otherName: -15,
  address: 25,
  /** The same street, where a number is missing. */
  street: 12,
  commune: 10,
  elsewhere: -25,
  near: 10,
  /** Of the same street or of the next one. */
  close: 5,
  far: -15,
} as const
export type ReasonCode = keyof typeof WEIGHTS

export const reasonCodes = Object.keys(WEIGHTS) as readonly ReasonCode[]

/** Shown from here on; from `LIKELY` on they come first, as « très probable ». */
export const POSSIBLE = 50
export const LIKELY = 70

/** Shares of trigrams: names that are alike, names that have nothing in common. */
const ALIKE = 0.4
const UNLIKE = 0.25
/** Metres. */
const NEAR = 50
const CLOSE = 200
const FAR = 2000
/** Two ways of writing one street. */
const SAME_STREET = 0.75

export type Reason = {
  readonly code: ReasonCode
  /** Points, negative where it speaks against. */
  readonly points: number
  /** Likeness of the names in percent, or metres between both. */
  readonly measure?: number
}

export type Likeness = { readonly score: number; readonly reasons: readonly Reason[] }

const trigrams = (words: Iterable<string>): Set<string> => new Set([...words].flatMap(trigramsOf))

/** Share of the groups of three letters that two texts have in common, as PostgreSQL counts it. */
export const similarity = (one: Iterable<string>, other: Iterable<string>): number => {
  const [a, b] = [trigrams(one), trigrams(other)]
  let shared = 0
  for (const group of a) if (b.has(group)) shared += 1
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}

const wordsOf = (name: string): Iterable<string> => {
  const telling = tellingWords(name)
  return telling.size > 0
    ? telling
    : fold(name)
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '')
}

/** The best of name and trade name on each side. */
export const namesAlike = (one: Compared, other: Compared): number => {
  const namesOf = ({ name, brand }: Compared): string[] =>
    [name, brand ?? ''].filter((text) => text.trim() !== '')
  return Math.max(
    0,
    ...namesOf(one).flatMap((a) => namesOf(other).map((b) => similarity(wordsOf(a), wordsOf(b)))),
  )
}

type Place = 'address' | 'street' | 'commune' | 'elsewhere' | null

const numberOf = (street: string): string | null => /^\d+/.exec(street)?.[0] ?? null

/** How the places that both records say compare; null where one says none. */
const placesOf = (one: Compared, other: Compared): Place => {
  const communes = [communeOf(one), communeOf(other)] as const
  const samePostCode = one.postCode !== null && one.postCode === other.postCode
  if (!samePostCode) {
    if (communes.includes(null)) return null
    if (communes[0] !== communes[1]) return 'elsewhere'
  }
  const streets = [streetOf(one.address), streetOf(other.address)] as const
  if (streets.includes('')) return 'commune'
  const numbers = streets.map(numberOf)
  const alike =
    streets[0] === streets[1] || similarity(streets[0].split(' '), streets[1].split(' ')) >= SAME_STREET
  if (!alike) return 'commune'
  if (numbers.every((number) => number !== null)) return numbers[0] === numbers[1] ? 'address' : 'commune'
  return 'street'
}

const both = (one: string | null, other: string | null): boolean => one !== null && one === other

/** One number for two records is a conflict to look at, whatever speaks against. */
const leastOf = (reasons: readonly Reason[]): number =>
  reasons.some(({ code }) => code === 'siret') ? POSSIBLE : 0

/**
 * How much two records look like one establishment, with the reasons. Null where they certainly are not: two
 * establishments of one body (two SIRET of one SIREN) that are not at one address.
 */
export const likenessOf = (one: Compared, other: Compared): Likeness | null => {
  const reasons: Reason[] = []
  const say = (code: ReasonCode, measure?: number, points: number = WEIGHTS[code]): void => {
    reasons.push(measure === undefined ? { code, points } : { code, points, measure })
  }
  const place = placesOf(one, other)
  const metres =
    one.position === null || other.position === null
      ? null
      : Math.round(distance(one.position, other.position))
  if (one.siret !== null && other.siret !== null) {
    if (one.siret === other.siret) say('siret')
    else if (one.siret.slice(0, 9) !== other.siret.slice(0, 9)) say('otherSiren')
    else if (place === 'address' || place === 'street') say('siren')
    else return null
  }
  const alike = namesAlike(one, other)
  if (alike >= ALIKE) say('name', Math.round(100 * alike), Math.round(WEIGHTS.name * alike))
  else if (alike < UNLIKE) say('otherName', Math.round(100 * alike))
  if (place === 'address' || place === 'street') {
    say(place)
    say('commune')
  } else if (place !== null) say(place)
  if (both(phoneOf(one.phone), phoneOf(other.phone))) say('phone')
  if (both(emailOf(one.email), emailOf(other.email))) say('email')
  if (both(hostOf(one.website), hostOf(other.website))) say('website')
  if (metres !== null && metres < NEAR) say('near', metres)
  else if (metres !== null && metres < CLOSE) say('close', metres)
  else if (metres !== null && metres > FAR) say('far', metres)
  const sum = reasons.reduce((total, { points }) => total + points, 0)
  return { score: Math.min(100, Math.max(leastOf(reasons), sum)), reasons }
}
