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
  | { readonly kind: 'moderated'; readonly why: 'mismatch' | 'unverified' | 'by-hand' | 'shared-domain' }

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

type Change = Pick<Revision, 'at' | 'cause' | 'before' | 'after'>

/** A record that somebody made says at once whatever they want. */
const writes = ({ before, after }: Change, field: 'website' | 'email'): boolean =>
  before === null || field in after

/**
 * Is the site or the address of mail of the record what somebody from outside proposed, however long ago, or was one of
 * them written by hand within the last 90 days?
 * @param revisions the latest first
 */
export const reachWrittenByHand = (revisions: readonly Change[], now: Date): boolean =>
  (['website', 'email'] as const).some((field) => {
    const changes = revisions.filter((change) => writes(change, field))
    return (
      changes[0]?.cause === 'suggestion' ||
      changes.some(
        ({ at, cause }) => !IMPORTED.includes(cause) && now.getTime() - at.getTime() < PROOF_DAYS * DAY,
      )
    )
  })

/**
 * Does the confirmed address of a person prove that a record is theirs? Its own address of mail does, or its domain where
 * that is of one body alone.
 * @param sharing legal units of the directory whose site or address is of the domain of the person
 */
export const proofOf = (
  person: { readonly email: string; readonly emailVerified: boolean },
  structure: Pick<Structure, 'email' | 'website'>,
  { byHand, sharing }: { readonly byHand: boolean; readonly sharing: number },
): Proof => {
  if (!person.emailVerified) return { kind: 'moderated', why: 'unverified' }
  const email = person.email.toLowerCase()
  const own = structure.email?.toLowerCase() === email
  const domain = mailDomain(email)
  const ofDomain =
    domain !== null && [siteDomain(structure.website), mailDomain(structure.email)].includes(domain)
  if (!own && !ofDomain) return { kind: 'moderated', why: 'mismatch' }
  if (byHand) return { kind: 'moderated', why: 'by-hand' }
  if (own) return { kind: 'proved', by: 'address' }
  return sharing > 1 ? { kind: 'moderated', why: 'shared-domain' } : { kind: 'proved', by: 'domain' }
}
