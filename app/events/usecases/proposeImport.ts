import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { type Expected, type Mapping, proposeColumns, sampleColumns } from '../../platform/tables/propose.ts'
import type { TableSource } from '../../platform/tables/read.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type ImportKind, participantsExpected, wishesExpected } from '../domain/importColumns.ts'
import type { Refused } from '../domain/refusals.ts'
import { columnsOf } from '../store/imports.ts'
import { participantsOf } from '../store/participants.ts'
import { type ImportMode, type ImportOutcome, readTable } from './importing.ts'
import { importParticipants } from './importParticipants.ts'
import { importWishes, isGrid } from './importWishes.ts'

/** What a file of this kind may hold, by the words of its fields. */
export const expectedOf = (kind: ImportKind, headers: readonly string[]): Expected<string> =>
  kind === 'participants' ? participantsExpected(headers) : wishesExpected()

export type ProposedImport = {
  readonly headers: readonly string[]
  /** The first values of each column, to recognise it. */
  readonly samples: Readonly<Record<string, readonly string[]>>
  readonly mapping: Mapping<string>
  /** Nobody has to be asked. */
  readonly sure: boolean
}

/** Rows looked at to recognise a column by its values. */
const LOOKED_AT = 200

/** Reads a file and says which column may stand for what: as the last time, by its headers, by its values. */
export const proposeImport = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly kind: ImportKind; readonly source: TableSource },
): Promise<Result<ProposedImport, Refused>> => {
  const table = await readTable(input.source)
  if (!table.ok) return table
  const { headers, rows } = table.value
  const cells = rows.slice(0, LOOKED_AT).map((row) => row.cells)
  const samples = sampleColumns(headers, cells)
  const remembered = await columnsOf(ctx.db, ctx.scope, input.event.id, input.kind)
  const proposal = proposeColumns(headers, cells, expectedOf(input.kind, headers), remembered)
  if (input.kind === 'wishes' && !proposal.sure) {
    const participants = await participantsOf(ctx.db, ctx.scope, input.event.id)
    // A grid needs no column: its headers are names.
    if (isGrid(headers, participants)) return ok({ headers, samples, mapping: {}, sure: true })
  }
  return ok({ headers, samples, ...proposal })
}

/** The import of this kind, with the columns that were chosen; an empty choice is that of the grid. */
export const runImport = (
  ctx: Ctx,
  kind: ImportKind,
  input: {
    readonly event: OpenMapEvent
    readonly source: TableSource
    readonly mapping: Mapping<string>
  } & ImportMode,
): Promise<Result<ImportOutcome, Refused>> => {
  const mapping = Object.keys(input.mapping).length === 0 ? undefined : input.mapping
  return kind === 'participants'
    ? importParticipants(ctx, { ...input, mapping })
    : importWishes(ctx, { ...input, mapping })
}
