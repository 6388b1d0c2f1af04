/** A message to a structure, as its author wrote it. */
export type Written = {
  readonly name: string
  readonly email: string
  readonly subject: string
  readonly text: string
}

/** The same once it was given to the relay. */
export type ContactMessage = Written & {
  readonly id: string
  readonly structureId: string
  readonly structureName: string
  readonly structureSlug: string
  readonly organisationId: string | null
  readonly personId: string | null
  readonly sent: boolean
  readonly at: Date
  readonly reportedAt: Date | null
  readonly settledAt: Date | null
}

export const LONGEST_NAME = 120
export const LONGEST_SUBJECT = 120
export const LONGEST_TEXT = 4000
export const SHORTEST_TEXT = 20

/** Links of a message: an honest one shows a site, a document; advertising shows many. */
export const MOST_LINKS = 2
/** Structures that complained of one author, and whose complaints nobody put aside: the relay then closes to them. */
export const MOST_REPORTS = 2
/** Hours in which an author who is not signed in proves their address. */
export const PROOF_HOURS = 24

export type RefusalCode =
  | 'markup'
  | 'too-many-links'
  | 'link-in-line'
  | 'not-reachable'
  | 'closed-to-author'
  | 'unknown-link'
  | 'link-over'
  | 'unknown-message'

const LINK = /\b(?:https?:\/\/|ftp:\/\/|www\.)\S/giu
const MARKUP = /<\s*\/?\s*(?:a|img|script|iframe|html|style|form|svg)\b|\[\s*(?:url|img|link)\b/iu

/** How many addresses of sites a text holds. */
export const linksIn = (text: string): number => text.match(LINK)?.length ?? 0

export type Problem = {
  readonly field: 'nom' | 'objet' | 'message'
  readonly code: 'markup' | 'too-many-links' | 'link-in-line'
}

/** Why the relay does not carry this text: advertising by links, or code for a reader of mails; null when it does. */
export const problemOf = ({
  name,
  subject,
  text,
}: Pick<Written, 'name' | 'subject' | 'text'>): Problem | null => {
  if (linksIn(name) > 0) return { field: 'nom', code: 'link-in-line' }
  if (linksIn(subject) > 0) return { field: 'objet', code: 'link-in-line' }
  if (MARKUP.test(text)) return { field: 'message', code: 'markup' }
  return linksIn(text) > MOST_LINKS ? { field: 'message', code: 'too-many-links' } : null
}

/** Several lines as they were typed, without what nobody sees: no control character but the end of a line. */
export const plainLines = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/[^\P{Cc}\n\t]|\p{Cf}/gu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
