import type { Structure } from '../../directory/index.ts'
import { fold } from '../../platform/kernel/text.ts'

/** What two records are compared by. */
export type Compared = Pick<
  Structure,
  | 'id'
  | 'siret'
  | 'name'
  | 'brand'
  | 'address'
  | 'postCode'
  | 'city'
  | 'communeCode'
  | 'department'
  | 'phone'
  | 'email'
  | 'website'
> & {
  /** Of the establishment itself: the centre of its town is none. */
  readonly position: Structure['position']
}

const SHORT: Readonly<Record<string, string>> = {
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  bld: 'boulevard',
  blvd: 'boulevard',
  r: 'rue',
  pl: 'place',
  ch: 'chemin',
  che: 'chemin',
  rte: 'route',
  all: 'allee',
  imp: 'impasse',
  sq: 'square',
  fg: 'faubourg',
  fbg: 'faubourg',
  st: 'saint',
  ste: 'sainte',
  dr: 'docteur',
  gal: 'general',
  mal: 'marechal',
}

/** Words of a street as they are compared: « 12, Av. de la Gare » → `12 avenue gare`. */
export const streetOf = (address: string | null): string =>
  fold(address ?? '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^(?:de|du|des|la|le|les|l|d)$/.test(word))
    .map((word) => SHORT[word] ?? word)
    .join(' ')

/** The commune, by its code, else by its name. */
export const communeOf = ({ communeCode, city }: Pick<Compared, 'communeCode' | 'city'>): string | null => {
  if (communeCode !== null) return communeCode
  const words = fold(city ?? '').match(/[a-z]+/g)
  return words === null ? null : words.map((word) => SHORT[word] ?? word).join(' ')
}

/** Sites where many keep a page: sharing one says nothing. */
const SHARED =
  /(?:^|\.)(?:facebook\.com|instagram\.com|linkedin\.com|twitter\.com|x\.com|youtube\.com|google\.com|wixsite\.com|wordpress\.com|blogspot\.com|helloasso\.com|jimdo\.com|free\.fr|orange\.fr)$/

/** The host of a website; null for one that many share. */
export const hostOf = (website: string | null): string | null => {
  if (website === null || !URL.canParse(website)) return null
  const host = new URL(website).hostname.toLowerCase().replace(/^www\./, '')
  return host === '' || SHARED.test(host) ? null : host
}

export const emailOf = (email: string | null): string | null => email?.trim().toLowerCase() || null

export const phoneOf = (phone: string | null): string | null => phone?.replace(/\D/g, '') || null
