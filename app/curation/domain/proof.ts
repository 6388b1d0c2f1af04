import { domainOf, readDomain } from '../../accounts/index.ts'
import type { Cause, Revision, Structure } from '../../directory/index.ts'

/** Whoever changed how to reach a structure a few weeks ago must not walk in through it. */
export const PROOF_DAYS = 90
const DAY = 86_400_000

/** Files of the mission and of registers: nobody writes in them to open a door. */
const IMPORTED: readonly Cause[] = ['import', 'register', 'undo']

export type Proof =
  | { readonly kind: 'proved'; readonly by: 'address' | 'domain' }
  /** A moderator decides, by what the person writes. */
  | { readonly kind: 'moderated'; readonly why: 'mismatch' | 'unverified' | 'lately' | 'shared-domain' }

/** The domain of a site, without the « www » that says nothing; null where anybody opens a page or a mailbox. */
export const siteDomain = (website: string | null): string | null => {
  if (website === null || !URL.canParse(website)) return null
  const read = readDomain(new URL(website).hostname.replace(/^www\./, ''))
  return 'domain' in read ? read.domain : null
}

const mailDomain = (email: string | null): string | null => {
  const read = email === null ? null : readDomain(domainOf(email))
  return read !== null && 'domain' in read ? read.domain : null
}

/** Was the site or the address of mail of the record written by hand within the last 90 days? */
export const reachChangedLately = (
  revisions: readonly Pick<Revision, 'at' | 'cause' | 'before' | 'after'>[],
  now: Date,
): boolean =>
  revisions.some(
    ({ at, cause, before, after }) =>
      !IMPORTED.includes(cause) &&
      now.getTime() - at.getTime() < PROOF_DAYS * DAY &&
      // A record that somebody made says at once whatever they want.
      (before === null || 'website' in after || 'email' in after),
  )

/**
 * Does the confirmed address of a person prove that a record is theirs? Its own address of mail does, or its domain where
 * that is of one body alone.
 * @param sharing legal units of the directory whose site or address is of the domain of the person
 */
export const proofOf = (
  person: { readonly email: string; readonly emailVerified: boolean },
  structure: Pick<Structure, 'email' | 'website'>,
  { lately, sharing }: { readonly lately: boolean; readonly sharing: number },
): Proof => {
  if (!person.emailVerified) return { kind: 'moderated', why: 'unverified' }
  const email = person.email.toLowerCase()
  const own = structure.email?.toLowerCase() === email
  const domain = mailDomain(email)
  const ofDomain =
    domain !== null && [siteDomain(structure.website), mailDomain(structure.email)].includes(domain)
  if (!own && !ofDomain) return { kind: 'moderated', why: 'mismatch' }
  if (lately) return { kind: 'moderated', why: 'lately' }
  if (own) return { kind: 'proved', by: 'address' }
  return sharing > 1 ? { kind: 'moderated', why: 'shared-domain' } : { kind: 'proved', by: 'domain' }
}
