import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import type { Mapping } from '../../platform/tables/propose.ts'
import { writeXlsx } from '../../platform/tables/write.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { ImportKind } from '../domain/importColumns.ts'
import type { Refused } from '../domain/refusals.ts'
import { readTable } from '../usecases/importing.ts'
import { runImport } from '../usecases/proposeImport.ts'
import { im } from './importMessages.ts'
import { sourceOf, type Upload } from './importUpload.ts'
import { remarkLines } from './importViews.tsx'
import { o } from './organiserMessages.ts'

/** The verdicts of a file as a workbook: every remark, then the refused rows whole, ready to be mended and sent again. */
export const importReport = async (
  ctx: Ctx,
  event: OpenMapEvent,
  kind: ImportKind,
  { upload, mapping }: { readonly upload: Upload; readonly mapping: Mapping<string> },
): Promise<Result<Uint8Array, Refused>> => {
  const source = sourceOf(upload)
  const outcome = await runImport(ctx, kind, { event, source, mapping, dryRun: true })
  if (!outcome.ok) return outcome
  const table = await readTable(source)
  if (!table.ok) return table
  const refused = new Set(
    outcome.value.rows.filter(({ verdict }) => verdict === 'rejected').map(({ row }) => row),
  )
  const { headers, rows } = table.value
  return ok(
    await writeXlsx([
      {
        name: im.report.sheetRemarks,
        columns: [o.import.row, o.import.verdict, o.import.column, o.import.value, o.import.remedy],
        rows: remarkLines(outcome.value).map((line) => [
          line.row,
          o.import.verdicts[line.verdict],
          line.column,
          line.value,
          line.remedy,
        ]),
      },
      {
        name: im.report.sheetRows,
        columns: headers,
        rows: rows
          .filter(({ row }) => refused.has(row))
          .map(({ cells }) => headers.map((header) => cells[header] ?? '')),
      },
    ]),
  )
}
