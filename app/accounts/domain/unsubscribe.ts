import { sameText, sign } from '../../platform/access/signing.ts'
import { isTopic, type Topic, topics } from './notice.ts'

/** What a link of a mail stops: one topic, or the daily mail with all that it gathers. */
export type UnsubscribeScope = Topic | 'digest'

/** Whom a link speaks for: it opens no session and shows no address. */
export type Unsubscribe = { readonly personId: string; readonly scope: UnsubscribeScope }

/** A mail is kept for long; its link must still work (a year, and nobody reads an older one). */
export const UNSUBSCRIBE_DAYS = 400

const DAY = 24 * 3600 * 1000
const HEX = /^[0-9a-f]{32}$/

const hyphenated = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const scopeOf = (text: string): UnsubscribeScope | null => {
  if (text === 'digest') return text
  return isTopic(text) && !topics[text].mandatory ? text : null
}

/**
 * A link made of what it stands for and a seal: nothing is stored for mails that nobody unsubscribes from, and a leaked
 * database gives no link. The key serves this alone.
 */
export const sealUnsubscribe = (key: string, { personId, scope }: Unsubscribe, now: Date): string => {
  const expires = Math.floor(now.getTime() / DAY) + UNSUBSCRIBE_DAYS
  const body = `${personId.replaceAll('-', '')}.${scope}.${expires}`
  return `${body}.${sign(key, `unsubscribe:${body}`)}`
}

/** Whom the link speaks for, or why it does not: made by somebody else, or too old. */
export const openUnsubscribe = (
  key: string,
  token: string,
  now: Date,
): Unsubscribe | 'forged' | 'expired' => {
  const [hex = '', scopeText = '', expires = '', seal = '', ...rest] = token.split('.')
  const body = `${hex}.${scopeText}.${expires}`
  const scope = scopeOf(scopeText)
  const whole = rest.length === 0 && HEX.test(hex) && scope !== null
  if (!sameText(seal, sign(key, `unsubscribe:${body}`)) || !whole) return 'forged'
  if (Number(expires) * DAY <= now.getTime()) return 'expired'
  return { personId: hyphenated(hex), scope }
}
