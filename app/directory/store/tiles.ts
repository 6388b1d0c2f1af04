import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { KeptBySize } from '../../platform/kernel/keptBySize.ts'
import { families } from '../domain/families.ts'
import type { TileAddress } from '../domain/mercator.ts'
import { type Search, searchKey } from '../domain/search.ts'
import { type Cluster, marksOf, type Single } from '../domain/tileMarks.ts'
import { currentVersion } from './directoryVersion.ts'
import { encodeTile, type TilePoint } from './encodeTile.ts'
import { placesOfSearch, unsorted } from './placesOfSearch.ts'

/** Changes with the form of our tiles: what browsers hold of an older one is no longer the same. */
const FORM = 1
const kept = new KeptBySize<Uint8Array>(32 * 1024 * 1024)
const OVERHEAD = 256

/** What a tile of a search is known by: the same until the directory, or what the search names, changes. */
export const tileTag = async (db: Db, scope: Scope, search: Search, { z, x, y }: TileAddress) => {
  const version = await currentVersion(db, scope)
  const said = [FORM, scope.territoryId, version, searchKey(unsorted(search)), z, x, y].join(' ')
  return createHash('sha256').update(said).digest('base64url').slice(0, 27)
}

type Row = { readonly id: string; readonly short: string; readonly slug: string; readonly name: string }

const rowsOf = async (db: Db, scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select structure.id, short_id as short, slug, name from unnest(${ids}::uuid[]) as wanted (id)
    join structure on structure.territory_id = ${scope.territoryId} and structure.id = wanted.id`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

const clusterPoint = ({ id, x, y, count, byFamily, zoom, frame }: Cluster): TilePoint => ({
  id,
  x,
  y,
  said: {
    count,
    ...byFamily,
    ...(zoom === null ? {} : { zoom }),
    ...(frame === null ? {} : { frame }),
  },
})

/**
 * A tile of all results of a search. A structure alone in its square carries its identifier, name, first kind, family and
 * the end of its address; the others are counted together by family.
 * @param tag from `tileTag`: a tile known by it is not made twice
 */
export const makeTile = async (
  db: Db,
  scope: Scope,
  search: Search,
  tile: TileAddress,
  tag: string,
): Promise<Uint8Array> => {
  const known = kept.get(tag)
  if (known !== undefined) return known
  const { index, located, set } = await placesOfSearch(db, scope, search)
  const { columns } = set.memory
  const marks = marksOf(index, located, tile)
  const single = (mark: Single) => ({
    ...mark,
    uuid: columns.idOf(mark.ordinal),
    kind: columns.profiles.kind[columns.profile[mark.ordinal] ?? 0] ?? '',
    family: families[located.familyOf(mark.ordinal)] ?? '',
  })
  const singles = marks.flatMap((mark) => (mark.kind === 'single' ? [single(mark)] : []))
  const rows = await rowsOf(
    db,
    scope,
    singles.map(({ uuid }) => uuid),
  )
  const points = [
    ...marks.flatMap((mark) => (mark.kind === 'cluster' ? [clusterPoint(mark)] : [])),
    ...singles.flatMap(({ id, x, y, uuid, kind, family }): TilePoint[] => {
      const row = rows.get(uuid)
      if (row === undefined) return []
      const { short, slug, name } = row
      return [{ id, x, y, said: { id: short, slug, name, kind, family } }]
    }),
  ]
  const bytes = encodeTile(points)
  kept.set(tag, bytes, bytes.length + OVERHEAD)
  return bytes
}
