import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import {
  type ExportSubject,
  exportStates,
  type PersonalExport,
  STALLED_MINUTES,
} from '../domain/personalExport.ts'

const columns = [
  'id',
  'kind',
  'person_id',
  'session_id',
  'organisation_id',
  'state',
  'progress',
  'requested_at',
  'finished_at',
  'expires_at',
  'file_id',
  'people',
] as const

const rows = (db: Db, territoryId: string) =>
  db.selectFrom('personal_export').select(columns).where('territory_id', '=', territoryId)

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

const toExport = (row: Row): PersonalExport => ({
  id: row.id,
  subject:
    row.organisation_id === null
      ? { kind: 'person' }
      : { kind: 'members', organisationId: row.organisation_id },
  personId: row.person_id,
  sessionId: row.session_id,
  state: exportStates.find((one) => one === row.state) ?? 'failed',
  progress: row.progress,
  requestedAt: row.requested_at,
  finishedAt: row.finished_at,
  expiresAt: row.expires_at,
  fileId: row.file_id,
  people: row.people,
})

export const findExport = async (
  db: Db,
  territoryId: string,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<PersonalExport | null> => {
  const row = await rows(db, territoryId)
    .where('id', '=', id)
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst()
  return row === undefined ? null : toExport(row)
}

/** Copies that this person asked for, the newest first. */
export const exportsOf = async (db: Db, territoryId: string, personId: string): Promise<PersonalExport[]> => {
  const found = await rows(db, territoryId)
    .where('person_id', '=', personId)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return found.map(toExport)
}

/** The copy of this sort already under way for this person: asking twice is asking once. */
export const exportUnderWay = async (
  ctx: Ctx,
  personId: string,
  subject: ExportSubject,
): Promise<string | null> => {
  const since = ctx.clock.now().subtract({ minutes: STALLED_MINUTES })
  const row = await ctx.db
    .selectFrom('personal_export')
    .select('id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('person_id', '=', personId)
    .where('kind', '=', subject.kind)
    .where(
      'organisation_id',
      subject.kind === 'person' ? 'is' : '=',
      subject.kind === 'person' ? null : subject.organisationId,
    )
    .where('state', 'in', ['waiting', 'running'])
    .where('requested_at', '>', toDate(since))
    .executeTakeFirst()
  return row?.id ?? null
}

/** @returns false when another request was quicker */
export const addExport = async (
  ctx: Ctx,
  wanted: {
    readonly id: string
    readonly personId: string
    readonly sessionId: string
    readonly subject: ExportSubject
  },
): Promise<boolean> => {
  const row = await ctx.db
    .insertInto('personal_export')
    .values({
      territory_id: ctx.scope.territoryId,
      id: wanted.id,
      kind: wanted.subject.kind,
      person_id: wanted.personId,
      session_id: wanted.sessionId,
      organisation_id: wanted.subject.kind === 'person' ? null : wanted.subject.organisationId,
      state: 'waiting',
      requested_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

const one = (ctx: Ctx, id: string) =>
  ctx.db.updateTable('personal_export').where('territory_id', '=', ctx.scope.territoryId).where('id', '=', id)

export const markProgress = async (ctx: Ctx, id: string, progress: number): Promise<void> => {
  await one(ctx, id)
    .set({ state: 'running', progress })
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}

export const markEnded = async (ctx: Ctx, id: string, state: 'refused' | 'failed'): Promise<void> => {
  await one(ctx, id)
    .set({ state, finished_at: toDate(ctx.clock.now()) })
    .execute()
}

/** Notes the file and makes the copy ready, in one transaction. */
export const markReady = async (
  ctx: Ctx,
  id: string,
  made: {
    readonly file: {
      readonly key: string
      readonly name: string
      readonly bytes: number
      readonly sha256: string
    }
    readonly people: readonly string[]
    readonly expiresAt: Date
  },
): Promise<void> => {
  const now = toDate(ctx.clock.now())
  const fileId = newId()
  await ctx.db
    .insertInto('stored_file')
    .values({
      territory_id: ctx.scope.territoryId,
      id: fileId,
      key: made.file.key,
      name: made.file.name,
      media_type: 'application/zip',
      size_bytes: made.file.bytes,
      sha256: made.file.sha256,
      created_at: now,
    })
    .execute()
  await one(ctx, id)
    .set({
      state: 'ready',
      progress: 100,
      file_id: fileId,
      people: [...made.people],
      finished_at: now,
      expires_at: made.expiresAt,
    })
    .execute()
}

/** Where the file of a copy is kept. */
export const exportFile = async (db: Db, territoryId: string, fileId: string) =>
  (await db
    .selectFrom('stored_file')
    .select(['key', 'name', 'media_type as mediaType', 'size_bytes as bytes'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', fileId)
    .executeTakeFirst()) ?? null

/**
 * Erases the files of copies, all of them or those made before a moment, then says that they are gone: killed in between,
 * no file is left without its row.
 *
 * @returns how many went
 */
export const dropExports = async (ctx: Ctx, files: FilesPort, before?: Date): Promise<number> => {
  const ready = await ctx.db
    .selectFrom('personal_export as e')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.territory_id', '=', 'e.territory_id').onRef('f.id', '=', 'e.file_id'),
    )
    .select(['e.id', 'e.territory_id', 'f.id as fileId', 'f.key'])
    .where('e.state', '=', 'ready')
    .$if(before !== undefined, (query) => query.where('e.finished_at', '<', before ?? null))
    .execute()
  for (const { id, territory_id, fileId, key } of ready) {
    await files.remove(key)
    await ctx.db
      .updateTable('personal_export')
      .set({ state: 'gone', file_id: null, people: [] })
      .where('territory_id', '=', territory_id)
      .where('id', '=', id)
      .execute()
    await ctx.db
      .deleteFrom('stored_file')
      .where('territory_id', '=', territory_id)
      .where('id', '=', fileId)
      .execute()
  }
  return ready.length
}
