import type { IdentityPart } from '../../directory/pages/index.ts'

/** Addresses of the module. */
export const QUEUE = '/gestion/moderation'
export const TRASH = '/gestion/corbeille'
export const CLAIM = '/structures/revendiquer'
export const SUGGEST = '/structures/proposer'

export const proposalPath = (id: string, rest = ''): string => `${QUEUE}/${id}${rest}`
export const claimPath = (siret: string): string => `${CLAIM}?siret=${siret}`

/** What one may say of a record, by its word in addresses. */
export const subjects = {
  nom: 'names',
  presentation: 'description',
  adresse: 'address',
  coordonnees: 'reach',
  types: 'kinds',
  activites: 'activities',
  fermeture: 'closing',
  autre: 'other',
} as const satisfies { readonly [word: string]: IdentityPart | 'kinds' | 'activities' | 'other' }

export type SubjectWord = keyof typeof subjects
export const subjectWords = Object.keys(subjects) as [SubjectWord, ...SubjectWord[]]
