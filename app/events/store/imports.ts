import { z } from 'zod'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { portions } from '../../platform/database/portions.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type Mapping, mappingSchema } from '../../platform/tables/propose.ts'
import { type ImportKind, importKinds } from '../domain/importColumns.ts'
import {
  type ImportChange,
  type KeepReason,
  keepReasons,
  type StateBefore,
  type UndoStep,
} from '../domain/importUndo.ts'
import type { Representative } from '../domain/participant.ts'

export type EventImport = {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly madeAt: Date
  readonly added: number
  readonly changed: number
  readonly rejected: number
  readonly undoneAt: Date | null
}

/** A change as it is kept, with what an undo did to it. */
export type KeptChange = ImportChange & {
  readonly number: number
  readonly outcome: 'undone' | 'kept' | null
  readonly reasons: readonly KeepReason[]
}

/** What was chosen the last time that a file of this kind came for this event. */
export const columnsOf = async (
  db: Db,
  scope: Scope,
  eventId: string,
  kind: ImportKind,
): Promise<Mapping<string>> => {
  const row = await db
    .selectFrom('import_columns')
    .select('columns')
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row === undefined ? {} : mappingSchema.parse(row.columns)
}

export const saveColumns = async (
  ctx: Ctx,
  eventId: string,
  kind: ImportKind,
  mapping: Mapping<string>,
): Promise<void> => {
  const columns = JSON.stringify(mapping)
  await ctx.db
    .insertInto('import_columns')
    .values({ territory_id: ctx.scope.territoryId, event_id: eventId, kind, columns })
    .onConflict((conflict) => conflict.columns(['territory_id', 'event_id', 'kind']).doUpdateSet({ columns }))
    .execute()
}

const selectImports = (db: Db, scope: Scope, eventId: string) =>
  db
    .selectFrom('event_import')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)

const toImport = (
  row: Awaited<ReturnType<ReturnType<typeof selectImports>['executeTakeFirstOrThrow']>>,
): EventImport => ({
  id: row.id,
  kind: oneOf(importKinds, row.kind),
  fileName: row.file_name,
  madeAt: row.made_at,
  added: row.added,
  changed: row.changed,
  rejected: row.rejected,
  undoneAt: row.undone_at,
})

/** Imports of an event, the latest first. */
export const importsOf = async (
  db: Db,
  scope: Scope,
  eventId: string,
  kind: ImportKind,
): Promise<EventImport[]> => {
  const rows = await selectImports(db, scope, eventId)
    .where('kind', '=', kind)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toImport)
}

export const findImport = async (
  db: Db,
  scope: Scope,
  eventId: string,
  id: string,
): Promise<EventImport | null> => {
  const row = await selectImports(db, scope, eventId).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toImport(row)
}

export const insertImport = async (
  ctx: Ctx,
  eventId: string,
  made: {
    readonly id: string
    readonly kind: ImportKind
    readonly fileName: string
    readonly rejected: number
    readonly changes: readonly ImportChange[]
  },
): Promise<void> => {
  const keys = { territory_id: ctx.scope.territoryId, event_id: eventId }
  const added = made.changes.filter(({ before }) => before === null).length
  await ctx.db
    .insertInto('event_import')
    .values({
      ...keys,
      id: made.id,
      kind: made.kind,
      file_name: made.fileName,
      made_at: toDate(ctx.clock.now()),
      added,
      changed: made.changes.length - added,
      rejected: made.rejected,
    })
    .execute()
  const ofImport = { ...keys, import_id: made.id }
  const changes = made.changes.map(({ participantId, toId, before, after }, index) => ({
    ...ofImport,
    number: index + 1,
    participant_id: participantId,
    to_id: toId,
    before: before === null ? null : JSON.stringify(before),
    after,
  }))
  for (const values of portions(changes)) await ctx.db.insertInto('import_change').values(values).execute()
  const people = made.changes.flatMap((change, index) =>
    change.people.map(({ id, position, name, email }) => ({
      ...ofImport,
      number: index + 1,
      id,
      position,
      name,
      email,
    })),
  )
  for (const values of portions(people)) await ctx.db.insertInto('import_person').values(values).execute()
}

const stateSchema = z.union([
  z.strictObject({ level: z.string() }),
  z.strictObject({
    displayName: z.string(),
    organisationId: z.string().nullable(),
    structureId: z.string().nullable(),
    quota: z.number().nullable(),
    unavailable: z.array(z.string()),
  }),
]) satisfies z.ZodType<StateBefore>

/** What an import did, in the order of its file. */
export const changesOf = async (db: Db, scope: Scope, importId: string): Promise<KeptChange[]> => {
  const people = await db
    .selectFrom('import_person')
    .select(['number', 'id', 'position', 'name', 'email'])
    .where('territory_id', '=', scope.territoryId)
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute()
  const byChange = new Map<number, Representative[]>()
  for (const { number, ...person } of people) {
    const known = byChange.get(number)
    if (known === undefined) byChange.set(number, [person])
    else known.push(person)
  }
  const rows = await db
    .selectFrom('import_change')
    .select(['number', 'participant_id', 'to_id', 'before', 'after', 'outcome', 'reasons'])
    .where('territory_id', '=', scope.territoryId)
    .where('import_id', '=', importId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    participantId: row.participant_id,
    toId: row.to_id,
    before: row.before === null ? null : stateSchema.parse(row.before),
    after: row.after,
    people: byChange.get(row.number) ?? [],
    outcome: row.outcome === null ? null : oneOf(['undone', 'kept'], row.outcome),
    reasons: row.reasons.map((one) => oneOf(keepReasons, one)),
  }))
}

/** Marks an import undone; false when somebody else just did. */
export const markUndone = async (ctx: Ctx, importId: string): Promise<boolean> => {
  const { numUpdatedRows } = await ctx.db
    .updateTable('event_import')
    .set({ undone_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', importId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Writes what was done of each change, and forgets who was there before: it is restored, or of no more use. */
export const settleChanges = async (
  ctx: Ctx,
  importId: string,
  steps: readonly { readonly number: number; readonly step: UndoStep }[],
): Promise<void> => {
  const base = ctx.db
    .updateTable('import_change')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('import_id', '=', importId)
  await base.set({ outcome: 'undone' }).execute()
  for (const { number, step } of steps) {
    if (step.step !== 'keep') continue
    await base
      .set({ outcome: 'kept', reasons: [...step.reasons] })
      .where('number', '=', number)
      .execute()
  }
  await ctx.db
    .deleteFrom('import_person')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('import_id', '=', importId)
    .execute()
}
