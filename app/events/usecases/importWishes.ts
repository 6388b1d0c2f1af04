import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { matchColumns } from '../../platform/tables/columns.ts'
import type { TableSource } from '../../platform/tables/read.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { judgeWishes, listRow, matrixRow, type WishRow } from '../domain/judgeWishes.ts'
import { nameKey, type Participant } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf } from '../store/participants.ts'
import { saveWishes, wishesOf } from '../store/wishes.ts'
import { type ImportMode, type ImportOutcome, mayWrite, type ReadTable, readTable } from './importing.ts'

/** Headers that people write, for each field. The first one is the one of the sample file. */
export const wishColumns = {
  from: ['de', 'demandeur', 'souhait de', 'émetteur', 'qui', 'from', 'participant'],
  to: ['vers', 'souhaite rencontrer', 'pour', 'destinataire', 'avec', 'à rencontrer', 'to'],
  level: ['niveau', 'priorité', 'souhait', 'degré', 'réponse', 'level'],
} as const

/**
 * Records the wishes of a spreadsheet: a list of three columns (from, to, level), or a matrix whose first column names
 * who wishes and whose other headers name who is wished. Every row gets its verdict; a row is written whole or not at
 * all, in the transaction of the caller.
 */
export const importWishes = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly source: TableSource } & ImportMode,
): Promise<Result<ImportOutcome, Refused>> => {
  const table = await readTable(input.source)
  if (!table.ok) return table
  const participants = await participantsOf(ctx.db, ctx.scope, input.event.id)
  const rows = wishRows(table.value, participants)
  if (!rows.ok) return rows
  const recorded = await wishesOf(ctx.db, ctx.scope, input.event.id)
  const { report, wishes } = judgeWishes(rows.value, participants, recorded)
  const { headers, encoding, separator, sheet } = table.value
  const outcome = { ...report, headers, encoding, separator, sheet, written: mayWrite(report, input) }
  if (outcome.written) {
    await saveWishes(ctx, input.event.id, wishes)
    const { accepted, warned, rejected } = report
    await recordOfEvent(ctx, input.event, {
      action: 'wishes.imported',
      after: { written: accepted + warned, rejected },
    })
  }
  return ok(outcome)
}

const wishRows = (
  table: ReadTable,
  participants: readonly Participant[],
): Result<readonly WishRow[], Refused> => {
  const { found, missing } = matchColumns(table.headers, wishColumns)
  const { from, to, level } = found
  if (from !== undefined && to !== undefined && level !== undefined) {
    const cell = (cells: Readonly<Record<string, string>>, column: string) => ({
      column,
      value: cells[column] ?? '',
    })
    return ok(
      table.rows.map(({ row, cells, formulas }) => ({
        ...listRow(row, cell(cells, from), cell(cells, to), cell(cells, level)),
        formulas,
      })),
    )
  }
  const [first, ...others] = table.headers
  const names = new Set(participants.map(({ displayName }) => nameKey(displayName)))
  if (first !== undefined && others.some((header) => names.has(nameKey(header)))) {
    return ok(
      table.rows.map(({ row, cells, formulas }) => ({
        ...matrixRow(
          row,
          { column: first, value: cells[first] ?? '' },
          others.filter((header) => header !== '').map((column) => ({ column, value: cells[column] ?? '' })),
        ),
        formulas,
      })),
    )
  }
  const absent = missing.map((field) => `«\u00a0${wishColumns[field][0]}\u00a0»`).join(', ')
  return refuse({ code: 'columns-missing', field: 'file', sentence: t.refusals.columnsMissing(absent) })
}
