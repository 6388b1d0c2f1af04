import { type Actor, worksFor } from '../../platform/access/actor.ts'
import { allowed, type Policy, refused } from '../../platform/access/policy.ts'
import type { Refusal } from '../../platform/kernel/result.ts'

/** Structures put aside by one person, or by the colleagues of a body. */
export type Shortlist = {
  readonly id: string
  readonly title: string
  readonly ownerId: string | null
  readonly organisationId: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly archived: boolean
  readonly deleted: boolean
}

/** A structure of a list: what was noted on it, by whom. Names are those of accounts; null once they are gone. */
export type ShortlistItem = {
  readonly structureId: string
  readonly note: string
  readonly noteVersion: number
  readonly noteBy: string | null
  readonly noteAt: Date | null
  readonly addedBy: string | null
  readonly addedAt: Date
}

export const LONGEST_TITLE = 120
export const LONGEST_NOTE = 2000
/** What a person reads, compares and prints: beyond this, an export of the search serves better. */
export const MOST_ITEMS = 200
export const MOST_LISTS = 200
/** Records side by side. */
export const MOST_COMPARED = 4

export type RefusalCode =
  | 'unknown-list'
  | 'unknown-structure'
  | 'list-full'
  | 'too-many-lists'
  | 'no-list'
  | 'not-yours'
  | 'note-changed'
  | 'unknown-search'
  | 'too-many-searches'
  | 'too-many-links'

export type Refused = Refusal<RefusalCode>

export const mayRead = (actor: Actor, { ownerId, organisationId }: Shortlist): boolean =>
  actor.kind === 'person' &&
  (ownerId === actor.personId || (organisationId !== null && worksFor(actor, organisationId, 'reader')))

export const mayWrite = (actor: Actor, { ownerId, organisationId }: Shortlist): boolean =>
  actor.kind === 'person' &&
  (ownerId === actor.personId || (organisationId !== null && worksFor(actor, organisationId, 'contributor')))

type WithList = { readonly list: Shortlist }

export const listReader = (): Policy<WithList> => ({
  name: 'reader of the list',
  people: true,
  decide: (actor, { list }) => (mayRead(actor, list) ? allowed : refused('reader of the list')),
})

export const listWriter = (): Policy<WithList> => ({
  name: 'contributor of the list',
  people: true,
  decide: (actor, { list }) => (mayWrite(actor, list) ? allowed : refused('contributor of the list')),
})

/** The order after one line went one step up or down; null when it cannot. */
export const moved = (ids: readonly string[], id: string, step: -1 | 1): readonly string[] | null => {
  const from = ids.indexOf(id)
  const other = ids[from + step]
  if (from < 0 || other === undefined) return null
  return ids.map((one, index) => (index === from ? other : index === from + step ? id : one))
}
