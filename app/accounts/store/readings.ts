import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import {
  type Capacity,
  capacities,
  type ReadingPurpose,
  type RecordKind,
  readingPurposes,
  recordKinds,
} from '../../platform/privacy/accessLog.ts'

/** One reading of somebody's data, as they are told of it: by body and function, never by name. */
export type ReadingAbout = {
  readonly number: number
  readonly at: Date
  readonly capacity: Capacity
  readonly body: string | null
  readonly purpose: ReadingPurpose
  readonly kind: RecordKind
  readonly count: number
}

/** Who read the data of this person, the latest first; what they read themselves is left out. */
export const readingsAbout = async (
  db: Db,
  territoryId: string,
  personId: string,
  wanted: PageRequest,
): Promise<Paged<ReadingAbout>> => {
  const all = db
    .selectFrom('access_log as l')
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.territory_id', '=', 'l.territory_id').onRef('o.id', '=', 'l.organisation_id'),
    )
    .where('l.territory_id', '=', territoryId)
    .where(sql<boolean>`l.people @> array[${personId}]::uuid[]`)
    .where('l.person_id', 'is distinct from', personId)
  const { total } = await all.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await all
    .select(['l.number', 'l.at', 'l.capacity', 'o.name as body', 'l.purpose', 'l.record_kind', 'l.count'])
    .orderBy('l.number', 'desc')
    .limit(wanted.size)
    .offset(offsetOf(wanted))
    .execute()
  return {
    ...wanted,
    total,
    items: rows.map(({ number, at, capacity, body, purpose, record_kind, count }) => ({
      number,
      at,
      capacity: capacities.find((one) => one === capacity) ?? 'system',
      body,
      purpose: readingPurposes.find((one) => one === purpose) ?? 'support',
      kind: recordKinds.find((one) => one === record_kind) ?? 'person',
      count,
    })),
  }
}
