import { crc32 } from 'node:zlib'

/** Begins every key, so that tools that look for secrets left in public code know one when they see it. */
export const KEY_PREFIX = 'omess_'
export const KEY_LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 190 bits drawn by chance. */
export const KEY_LENGTH = 32
const SUM_LENGTH = 6

/** Keys of one person or of one body at most: those in force. */
export const KEYS_MAX = 10

/** What a key opens. The API only reads. */
export const scopes = ['read'] as const
export type ApiScope = (typeof scopes)[number]

/** Lives of a key that are offered, in days. */
export const KEY_DAYS = [30, 90, 365] as const

const sumOf = (body: string): string => {
  let left = crc32(body)
  let text = ''
  for (let place = 0; place < SUM_LENGTH; place += 1) {
    text = (KEY_LETTERS[left % KEY_LETTERS.length] ?? '0') + text
    left = Math.floor(left / KEY_LETTERS.length)
  }
  return text
}

/** A whole key from what was drawn: its last letters tell a key from a text that looks like one. */
export const keyFrom = (drawn: string): string => `${KEY_PREFIX}${drawn}${sumOf(drawn)}`

const SHAPE = new RegExp(`^${KEY_PREFIX}([0-9A-Za-z]{${KEY_LENGTH}})([0-9A-Za-z]{${SUM_LENGTH}})$`)

/** Could this text be a key of ours? Answered without asking the database. */
export const looksLikeKey = (text: string): boolean => {
  const parts = SHAPE.exec(text)
  return parts !== null && sumOf(parts[1] ?? '') === parts[2]
}

/** The key that a request carries: null where it carries none, `''` where what it carries is none. */
export const keyOfHeader = (authorization: string | null): string | null => {
  if (authorization === null) return null
  const key = /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? ''
  return looksLikeKey(key) ? key : ''
}

export type KeyFacts = {
  readonly scopes: readonly string[]
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  /** The person or the body that holds it is no more. */
  readonly ownerGone: boolean
}

export type KeyState = 'valid' | 'revoked' | 'expired' | 'suspended' | 'out of scope'

export const keyState = (key: KeyFacts, now: Date, wanted: ApiScope): KeyState => {
  if (key.revokedAt !== null) return 'revoked'
  if (key.expiresAt.getTime() <= now.getTime()) return 'expired'
  if (key.ownerGone) return 'suspended'
  return key.scopes.includes(wanted) ? 'valid' : 'out of scope'
}
