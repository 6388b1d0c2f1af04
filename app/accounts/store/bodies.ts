import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { fold } from '../../platform/kernel/text.ts'
import type { BodyIdentity } from '../domain/bodyChange.ts'
import { isKind, type Organisation } from '../domain/organisation.ts'
import { sirenOf } from '../domain/siren.ts'

/** A body as its pages show it. */
export type Body = Organisation & {
  /** Raised at each change: a form carries back the one that it was drawn from. */
  readonly version: number
}

const columns = [
  'id',
  'slug',
  'name',
  'kinds',
  'siren',
  'departments',
  'city',
  'website',
  'description',
  'fictitious',
  'version',
] as const

const live = (db: Db, scope: Scope) =>
  db
    .selectFrom('organisation')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('archived_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof live>['executeTakeFirstOrThrow']>>
const toBody = (row: Row): Body => ({ ...row, kinds: row.kinds.filter(isKind) })

/** The body of this address, unless it is archived. */
export const findBody = async (db: Db, scope: Scope, slug: string): Promise<Body | null> => {
  const row = await live(db, scope).where('slug', '=', slug).executeTakeFirst()
  return row === undefined ? null : toBody(row)
}

export const bodiesOf = async (db: Db, scope: Scope, ids: readonly string[]): Promise<Body[]> => {
  if (ids.length === 0) return []
  const rows = await live(db, scope).where('id', 'in', ids).orderBy('name').execute()
  return rows.map(toBody)
}

/** Bodies of this SIREN: several services of one legal unit may each have theirs. */
export const bodiesOfSiren = async (db: Db, scope: Scope, siren: string): Promise<Body[]> =>
  (await live(db, scope).where('siren', '=', siren).orderBy('name').execute()).map(toBody)

/** Enough to find one's own; beyond, the search needs another word. */
export const MOST_FOUND = 20

/**
 * Bodies by a SIREN, a SIRET or words of their name, whatever the accents. A territory holds hundreds of them: all are
 * read, which no index on folded names would make quicker.
 */
export const searchBodies = async (db: Db, scope: Scope, words: string): Promise<Body[]> => {
  const siren = sirenOf(words)
  if (siren !== null) return bodiesOfSiren(db, scope, siren)
  const wanted = fold(words)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  if (wanted.length === 0) return []
  const rows = await live(db, scope).orderBy('name').execute()
  const found = rows.filter(({ name, city }) => {
    const text = fold(`${name} ${city ?? ''}`)
    return wanted.every((word) => text.includes(word))
  })
  return found.slice(0, MOST_FOUND + 1).map(toBody)
}

/** @returns false when somebody changed the body since this version */
export const saveBody = async (
  ctx: Ctx,
  body: Pick<Body, 'id' | 'version'>,
  identity: BodyIdentity,
): Promise<boolean> => {
  const saved = await ctx.db
    .updateTable('organisation')
    .set({
      ...identity,
      kinds: [...identity.kinds],
      departments: [...identity.departments],
      version: body.version + 1,
    })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', body.id)
    .where('version', '=', body.version)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}
