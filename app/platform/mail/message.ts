import type { Brand } from '../kernel/brand.ts'
import { tidy } from '../kernel/text.ts'

/** One address fit for an envelope and a header: no list, no name, no control character. */
export type MailAddress = Brand<string, 'MailAddress'>

/** A file that travels with a mail: small, made by us. */
export type MailFile = { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }

/** A whole mail, ready to leave. */
export type MailMessage = {
  /** Stable from one attempt to the next: readers drop the second copy. */
  readonly id: string
  readonly to: string
  /** Shown beside the address of the server; absent = as the server is set. */
  readonly fromName?: string | undefined
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly files: readonly MailFile[]
  /** Lines for mail programs, by their names. */
  readonly headers: MailHeaders
}

/**
 * The only lines that a mail of ours may add: how to stop receiving the like (RFC 2369, RFC 8058), and whom an answer goes
 * to, where somebody writes by us.
 */
export type MailHeaders = {
  readonly [Name in 'List-Unsubscribe' | 'List-Unsubscribe-Post' | 'Reply-To']?: string
}

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)*[\p{L}\p{N}-]{1,63}$/u
const LONGEST_ADDRESS = 254
const LONGEST_SUBJECT = 180
/** A line that holds an address; no server has to take one above 998 characters (RFC 5322). */
export const LONGEST_LINE = 900

/** The address that `text` holds, or null: two addresses, a name in brackets or a line feed are refused, never repaired. */
export const mailAddress = (text: string): MailAddress | null => {
  const trimmed = text.trim()
  return trimmed.length <= LONGEST_ADDRESS && ADDRESS.test(trimmed) ? (trimmed as MailAddress) : null
}

/** A text fit for one header line: whatever was typed, it cannot open another header. */
export const headerLine = (text: string, longest = LONGEST_SUBJECT): string =>
  tidy(text.toWellFormed().replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')).slice(0, longest)

/**
 * Lines by which a mail program offers to stop these mails. One click (RFC 8058) is promised over https only; a site
 * without it leaves the link alone.
 */
export const unsubscribeHeaders = (url: string): MailHeaders => ({
  'List-Unsubscribe': headerLine(`<${url}>`, LONGEST_LINE),
  ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
})

/** A file name for a header: letters, digits, dots and hyphens. */
export const fileName = (text: string): string => text.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 80)
