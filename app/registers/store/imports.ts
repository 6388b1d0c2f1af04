import type { Insertable, Selectable, Updateable } from 'kysely'
import { z } from 'zod'
import type { Field } from '../../directory/index.ts'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { StructureImport as Row } from '../../platform/database/schema.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import { type Mapping, mappingSchema } from '../../platform/tables/propose.ts'
import { type RegisterCode, registerCodes } from '../domain/registers.ts'
import { importStates, type StructureImport } from '../domain/structureImport.ts'

const samplesSchema = z.record(z.string(), z.array(z.string()))

const toImport = (row: Selectable<Row>): StructureImport => ({
  id: row.id,
  register: oneOf(registerCodes, row.register),
  fileName: row.file_name,
  sheets: row.sheets,
  sheet: row.sheet,
  encoding: row.encoding,
  separator: row.separator,
  headers: row.headers,
  samples: samplesSchema.parse(row.samples),
  columns: mappingSchema.parse(row.columns) as Mapping<Field>,
  state: oneOf(importStates, row.state),
  stopAsked: row.stop_asked,
  progress: row.progress,
  accepted: row.accepted,
  warned: row.warned,
  rejected: row.rejected,
  created: row.created,
  changed: row.changed,
  gone: row.gone,
  kept: row.kept,
  refusal: row.refusal,
  endGone: row.end_gone,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  beatAt: row.beat_at,
  writtenAt: row.written_at,
  undoneBy: row.undone_by,
  undoneAt: row.undone_at,
  keptFile: row.kept_file,
})

const selectOf = (db: Db, scope: Scope, id: string) =>
  db
    .selectFrom('structure_import')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('id', '=', id)

export const findImport = async (db: Db, scope: Scope, id: string): Promise<StructureImport | null> => {
  const row = await selectOf(db, scope, id).executeTakeFirst()
  return row === undefined ? null : toImport(row)
}

/** An import, kept from anybody else until the end of the transaction. */
export const lockImport = async (ctx: Ctx, id: string): Promise<StructureImport | null> => {
  const row = await selectOf(ctx.db, ctx.scope, id).forUpdate().executeTakeFirst()
  return row === undefined ? null : toImport(row)
}

/** Imports, the latest first. */
export const listImports = async (
  db: Db,
  scope: Scope,
  page: PageRequest,
): Promise<Paged<StructureImport & { readonly asker: string | null }>> => {
  const base = db.selectFrom('structure_import as i').where('i.territory_id', '=', scope.territoryId)
  const { total } = await base.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .leftJoin('person as p', 'p.id', 'i.asked_by')
    .selectAll('i')
    .select('p.name as asker')
    .orderBy('i.asked_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(page.size)
    .offset(offsetOf(page))
    .execute()
  return { ...page, total: Number(total), items: rows.map((row) => ({ ...toImport(row), asker: row.asker })) }
}

export const insertImport = async (
  ctx: Ctx,
  one: Pick<
    StructureImport,
    | 'id'
    | 'register'
    | 'fileName'
    | 'sheets'
    | 'sheet'
    | 'encoding'
    | 'separator'
    | 'headers'
    | 'samples'
    | 'columns'
  >,
): Promise<void> => {
  const row: Insertable<Row> = {
    territory_id: ctx.scope.territoryId,
    id: one.id,
    register: one.register,
    file_name: one.fileName,
    sheets: [...one.sheets],
    sheet: one.sheet,
    encoding: one.encoding,
    separator: one.separator,
    headers: [...one.headers],
    samples: JSON.stringify(one.samples),
    columns: JSON.stringify(one.columns),
    state: 'columns',
    asked_by: personIdOf(ctx.actor),
    asked_at: toDate(ctx.clock.now()),
  }
  await ctx.db
    .insertInto('structure_import')
    .values(row)
    // Another sheet of the same file was chosen.
    .onConflict((conflict) => conflict.columns(['territory_id', 'id']).doUpdateSet(row))
    .execute()
}

export type ImportChange = Omit<Updateable<Row>, 'territory_id' | 'id'>

export const updateImport = async (ctx: Ctx, id: string, change: ImportChange): Promise<void> => {
  await ctx.db
    .updateTable('structure_import')
    .set(change)
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** Says that the work lives and how far it is. @returns whether it must stop; null = nobody waits for it any more */
export const beatImport = async (
  ctx: Ctx,
  id: string,
  { state, progress }: Pick<StructureImport, 'state' | 'progress'>,
): Promise<{ readonly stop: boolean } | null> => {
  const row = await ctx.db
    .updateTable('structure_import')
    .set({ beat_at: toDate(ctx.clock.now()), progress })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('state', '=', state)
    .returning('stop_asked')
    .executeTakeFirst()
  return row === undefined ? null : { stop: row.stop_asked }
}

export const deleteImport = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .deleteFrom('structure_import')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** Columns chosen the last time that a file of this shape came. */
export const columnsOf = async (
  db: Db,
  scope: Scope,
  register: RegisterCode,
  shape: string,
): Promise<Mapping<Field>> => {
  const row = await db
    .selectFrom('structure_columns')
    .select('columns')
    .where('territory_id', '=', scope.territoryId)
    .where('register', '=', register)
    .where('shape', '=', shape)
    .executeTakeFirst()
  return row === undefined ? {} : (mappingSchema.parse(row.columns) as Mapping<Field>)
}

export const saveColumns = async (
  ctx: Ctx,
  register: RegisterCode,
  shape: string,
  mapping: Mapping<Field>,
): Promise<void> => {
  const columns = JSON.stringify(mapping)
  await ctx.db
    .insertInto('structure_columns')
    .values({ territory_id: ctx.scope.territoryId, register, shape, columns })
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'register', 'shape']).doUpdateSet({ columns }),
    )
    .execute()
}

export const nameOfPerson = async (db: Db, id: string | null): Promise<string | null> => {
  if (id === null) return null
  const row = await db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}
