import type { Db } from '../database/connect.ts'
import type { Ctx } from '../database/context.ts'
import { toDate } from '../kernel/dates.ts'

/** The last file read for a reference: where its rows come from, and since when. */
export type ReferenceImport = {
  /** `communes`, `cpv`, `contours-departement`… */
  readonly name: string
  readonly file: string
  readonly credit: string | null
  readonly rows: number
  readonly importedAt: Date
}

/** Notes an import, in its own transaction: a trial leaves no trace. */
export const noteImport = async (ctx: Ctx, noted: Omit<ReferenceImport, 'importedAt'>): Promise<void> => {
  const { name, ...facts } = noted
  const row = { ...facts, imported_at: toDate(ctx.clock.now()) }
  await ctx.db
    .insertInto('reference_import')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

export const referenceImports = async (db: Db): Promise<ReadonlyMap<string, ReferenceImport>> => {
  const rows = await db.selectFrom('reference_import').selectAll().execute()
  return new Map(
    rows.map(({ name, file, credit, rows: count, imported_at }) => [
      name,
      { name, file, credit, rows: count, importedAt: imported_at },
    ]),
  )
}
