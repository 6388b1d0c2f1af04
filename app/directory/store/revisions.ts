import { sql } from 'kysely'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { type Cause, differenceOf, type Snapshot } from '../domain/revision.ts'
import type { Structure } from '../domain/structure.ts'

/** One change of a record. */
export type Revision = {
  readonly id: string
  readonly structureId: string
  readonly at: Date
  /** Version of the record after it. */
  readonly version: number
  readonly accountId: string | null
  readonly cause: Cause
  readonly importId: string | null
  /** Null = the record was created. */
  readonly before: Snapshot | null
  readonly after: Snapshot
}

type Row = {
  readonly structureId: string
  readonly version: number
  readonly before: unknown
  readonly after: unknown
}

/** Writes revisions in one statement. */
export const insertRevisions = async (
  ctx: Ctx,
  rows: readonly Row[],
  { cause, importId = null }: { readonly cause: Cause; readonly importId?: string | null },
): Promise<void> => {
  if (rows.length === 0) return
  const values = rows.map(({ structureId, ...row }) => ({ id: newId(), structure_id: structureId, ...row }))
  await sql`insert into structure_revision
      (territory_id, id, structure_id, version, before, after, at, account_id, cause, import_id)
    select ${ctx.scope.territoryId}::uuid, r.id, r.structure_id, r.version,
      nullif(r.before, 'null'::jsonb), r.after,
      ${toDate(ctx.clock.now())}::timestamptz, ${personIdOf(ctx.actor)}::uuid, ${cause}::text, ${importId}::uuid
    from json_to_recordset(${JSON.stringify(values)}::json)
      as r(id uuid, structure_id uuid, version int, before jsonb, after jsonb)`.execute(ctx.db)
}

export const writeRevisions = (
  ctx: Ctx,
  structures: readonly Structure[],
  told: {
    readonly cause: Cause
    readonly importId?: string | null
    readonly before: (id: string) => Structure | null
  },
  versionOf: (id: string) => number,
): Promise<void> =>
  insertRevisions(
    ctx,
    structures.flatMap((structure): Row[] => {
      const difference = differenceOf(told.before(structure.id), structure)
      return difference === null
        ? []
        : [{ structureId: structure.id, version: versionOf(structure.id), ...difference }]
    }),
    told,
  )

/** Changes of a record, the latest first; those that the actor may read (the database decides). */
export const revisionsOf = async (
  db: Db,
  scope: Scope,
  structureId: string,
  { after = 0 }: { readonly after?: number } = {},
): Promise<Revision[]> => {
  const rows = await db
    .selectFrom('structure_revision')
    .select(['id', 'structure_id', 'at', 'version', 'account_id', 'cause', 'import_id', 'before', 'after'])
    .where('territory_id', '=', scope.territoryId)
    .where('structure_id', '=', structureId)
    .where('version', '>', after)
    .orderBy('version', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    structureId: row.structure_id,
    at: row.at,
    version: row.version,
    accountId: row.account_id,
    cause: row.cause as Cause,
    importId: row.import_id,
    before: row.before as Snapshot | null,
    after: row.after as Snapshot,
  }))
}
