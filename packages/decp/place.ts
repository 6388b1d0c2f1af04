import type { Place } from './contract.ts'

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^code\s+/, '')
    .trim()

/** A département, a région, or nothing that says either. */
export type Territory =
  | { readonly kind: 'department'; readonly code: string }
  | { readonly kind: 'region'; readonly code: string }
  | { readonly kind: 'unknown' }

const UNKNOWN: Territory = { kind: 'unknown' }
const department = (code: string | undefined): Territory =>
  code === undefined ? UNKNOWN : { kind: 'department', code }

/** Postal codes of Corsica begin with 20, whatever its département. */
const ofPostCode = (code: string): string | undefined => {
  if (!/^\d{5}$/.test(code)) return undefined
  if (code.startsWith('20')) return Number(code) < 20_200 ? '2A' : '2B'
  return /^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)
}

const ofInsee = (code: string): string | undefined =>
  /^(?:97\d|98\d|\d{2}|2[AB])/.exec(/^(?:\d{2}|2[AB])\d{1,3}$/.test(code) ? code : '')?.[0]

/**
 * The territory of a place. The same digits are a région under one kind of code and a département under another: the code
 * is always read with its kind. A country says nothing of the département.
 */
export const territoryOf = (place: Place | null): Territory => {
  if (place === null) return UNKNOWN
  const code = place.code.trim().toUpperCase()
  switch (fold(place.kind)) {
    case 'postal':
      return department(ofPostCode(code))
    case 'commune':
    case 'arrondissement':
    case 'canton':
      return department(ofInsee(code))
    case 'departement': {
      const known = /^(?:0?(\d{2})|(\d)|(2[AB])|(9[78]\d))$/.exec(code)
      return department(known?.[1] ?? known?.[2]?.padStart(2, '0') ?? known?.[3] ?? known?.[4])
    }
    case 'region':
      return /^\d{1,2}$/.test(code) ? { kind: 'region', code: code.padStart(2, '0') } : UNKNOWN
    default:
      return UNKNOWN
  }
}
