import type { Remark } from '../../../packages/decp/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** What one file gave, in contracts: rows of a table that tell of one contract count once. */
export type ImportCounts = {
  readonly contracts: number
  readonly valid: number
  readonly outside: number
  readonly rejected: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
}

export type NumberedRemark = Remark & { readonly number: number }

export type ContractImport = ImportCounts & {
  readonly id: string
  readonly fileName: string
  readonly credit: string
  readonly madeAt: Date
  /** Days of notification of the contracts kept. */
  readonly firstOn: string | null
  readonly lastOn: string | null
  readonly remarks: readonly NumberedRemark[]
}

/** Begins an import: contracts refer to it. */
export const openImport = async (
  ctx: Ctx,
  parts: { readonly id: string; readonly fileName: string; readonly credit: string },
): Promise<void> => {
  await ctx.db
    .insertInto('contract_import')
    .values({
      territory_id: ctx.scope.territoryId,
      id: parts.id,
      file_name: parts.fileName,
      credit: parts.credit,
      made_at: toDate(ctx.clock.now()),
      contracts: 0,
      valid: 0,
      outside: 0,
      rejected: 0,
      created: 0,
      changed: 0,
      unchanged: 0,
    })
    .execute()
}

export const closeImport = async (
  ctx: Ctx,
  id: string,
  counts: ImportCounts & Pick<ContractImport, 'firstOn' | 'lastOn' | 'remarks'>,
): Promise<void> => {
  const { firstOn, lastOn, remarks, ...numbers } = counts
  await ctx.db
    .updateTable('contract_import')
    .set({ ...numbers, first_on: firstOn, last_on: lastOn, remarks: JSON.stringify(remarks) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

const select = (db: Db, scope: Scope) =>
  db
    .selectFrom('contract_import')
    .select([
      'id',
      'file_name as fileName',
      'credit',
      'made_at as madeAt',
      'contracts',
      'valid',
      'outside',
      'rejected',
      'created',
      'changed',
      'unchanged',
      'first_on as firstOn',
      'last_on as lastOn',
      'remarks',
    ])
    .where('territory_id', '=', scope.territoryId)

type ImportRow = Omit<ContractImport, 'remarks'> & { readonly remarks: unknown }

const toImport = (row: ImportRow): ContractImport => ({ ...row, remarks: row.remarks as NumberedRemark[] })

const MOST_LISTED = 50

/** Files read, the last first. */
export const listImports = async (db: Db, scope: Scope): Promise<ContractImport[]> =>
  (await select(db, scope).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(MOST_LISTED).execute()).map(
    toImport,
  )

export const findImport = async (db: Db, scope: Scope, id: string): Promise<ContractImport | null> => {
  const row = await select(db, scope).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toImport(row)
}
