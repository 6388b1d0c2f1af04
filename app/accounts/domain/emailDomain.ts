import { webmails } from './webmails.ts'

/** Letters, digits and hyphens; at least two parts; the last one is not a number. */
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/

export type DomainProblem = 'domain-unreadable' | 'domain-public'

/**
 * The domain that somebody types: « @Ville.Exemple.fr », or a whole address of it. Accents are refused rather than
 * converted: two names that look alike would pass for one.
 */
export const readDomain = (
  text: string,
): { readonly domain: string } | { readonly problem: DomainProblem } => {
  const domain = text.trim().toLowerCase().replace(/^.*@/, '').replace(/\.$/, '')
  if (!DOMAIN.test(domain)) return { problem: 'domain-unreadable' }
  const anybody = [...webmails].some((webmail) => domain === webmail || domain.endsWith(`.${webmail}`))
  return anybody ? { problem: 'domain-public' } : { domain }
}

/** What follows the last @ of an address, in lower case. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/** Whoever confirmed this address works there: the very same domain, never one inside it or beside it. */
export const belongsTo = (
  person: { readonly email: string; readonly emailVerified: boolean },
  domain: string,
): boolean => person.emailVerified && domainOf(person.email) === domain
