import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Mapping, Origin } from '../../platform/tables/propose.ts'
import type { TableSource } from '../../platform/tables/read.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import {
  exactMapping,
  lacking,
  type WishField,
  wishColumns,
  wishesExpected,
} from '../domain/importColumns.ts'
import type { ImportChange } from '../domain/importUndo.ts'
import { judgeWishes, listRow, matrixRow, type WishRow } from '../domain/judgeWishes.ts'
import { nameKey, type Participant } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import type { Wish } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf } from '../store/participants.ts'
import { saveWishes, wishesOf } from '../store/wishes.ts'
import {
  type ImportMode,
  type ImportOutcome,
  mayWrite,
  nameOf,
  type ReadTable,
  readTable,
} from './importing.ts'
import { recordImport } from './importTrace.ts'

/**
 * Records the wishes of a spreadsheet: a list of three columns (from, to, level), or a matrix whose first column names
 * who wishes and whose other headers name who is wished. Every row gets its verdict; a row is written whole or not at
 * all, in the transaction of the caller, with what it takes to undo it.
 */
export const importWishes = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly source: TableSource
    /** Which column stands for what; by default the expected headers, else the grid. */
    readonly mapping?: Mapping<WishField> | undefined
  } & ImportMode,
): Promise<Result<ImportOutcome, Refused>> => {
  const table = await readTable(input.source)
  if (!table.ok) return table
  if (input.dryRun !== true) await lockEvent(ctx, input.event.id)
  const participants = await participantsOf(ctx.db, ctx.scope, input.event.id)
  const rows = wishRows(table.value, participants, input.mapping)
  if (!rows.ok) return rows
  const recorded = await wishesOf(ctx.db, ctx.scope, input.event.id)
  const { report, wishes } = judgeWishes(rows.value, participants, recorded)
  const { headers, encoding, separator, sheet } = table.value
  const outcome = { ...report, headers, encoding, separator, sheet, written: mayWrite(report, input) }
  if (!outcome.written) return ok({ ...outcome, importId: null })
  await saveWishes(ctx, input.event.id, wishes)
  const { accepted, warned, rejected } = report
  const importId = await recordImport(ctx, input.event, {
    kind: 'wishes',
    fileName: nameOf(input.source),
    rejected,
    changes: changesOf(wishes, recorded),
  })
  await recordOfEvent(ctx, input.event, {
    action: 'wishes.imported',
    after: { written: accepted + warned, rejected },
  })
  return ok({ ...outcome, importId })
}

const changesOf = (wishes: readonly Wish[], recorded: readonly Wish[]): readonly ImportChange[] => {
  const before = new Map(recorded.map(({ fromId, toId, level }) => [`${fromId}>${toId}`, level]))
  return wishes.flatMap(({ fromId, toId, level }) => {
    const said = before.get(`${fromId}>${toId}`)
    if (said === level) return []
    const change = { participantId: fromId, toId, after: level, people: [] }
    return [{ ...change, before: said === undefined ? null : { level: said } }]
  })
}

/** Is this a grid: a participant in one header after the first? */
export const isGrid = (headers: readonly string[], participants: readonly Participant[]): boolean => {
  const names = new Set(participants.map(({ displayName }) => nameKey(displayName)))
  return headers.slice(1).some((header) => names.has(nameKey(header)))
}

const wishRows = (
  table: ReadTable,
  participants: readonly Participant[],
  chosen: Mapping<WishField> | undefined,
): Result<readonly WishRow[], Refused> => {
  const expected = wishesExpected()
  const mapping = chosen ?? exactMapping(table.headers, expected)
  const { from, to, level } = mapping
  if (from !== undefined && to !== undefined && level !== undefined) {
    const cell = (cells: Readonly<Record<string, string>>, field: WishField, origin: Origin) =>
      'header' in origin
        ? { column: origin.header, value: cells[origin.header] ?? '' }
        : { column: wishColumns[field][0], value: origin.value }
    return ok(
      table.rows.map(({ row, cells, formulas }) => ({
        ...listRow(row, cell(cells, 'from', from), cell(cells, 'to', to), cell(cells, 'level', level)),
        formulas,
      })),
    )
  }
  const [first, ...others] = table.headers
  if (chosen === undefined && first !== undefined && isGrid(table.headers, participants)) {
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
  const absent = lacking(mapping, expected)
    .map((field) => `«\u00a0${wishColumns[field][0]}\u00a0»`)
    .join(', ')
  return refuse({ code: 'columns-missing', field: 'file', sentence: t.refusals.columnsMissing(absent) })
}
