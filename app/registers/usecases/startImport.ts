import { createHash } from 'node:crypto'
import { recordChange } from '../../accounts/index.ts'
import { columnNames, type Field } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { headerKey } from '../../platform/tables/columns.ts'
import { proposeColumns, sampleColumns } from '../../platform/tables/propose.ts'
import { openTable, readingRefusal, type TableRow } from '../../platform/tables/read.ts'
import type { Refused } from '../domain/refusals.ts'
import { looks, REQUIRED, type RegisterCode, registers } from '../domain/registers.ts'
import { fileKey, type StructureImport } from '../domain/structureImport.ts'
import { t } from '../messages.ts'
import { columnsOf, insertImport, lockImport } from '../store/imports.ts'

/** Rows looked at to recognise a column by its values. */
const LOOKED_AT = 200

/** Files with the same titles have the same columns, whatever their order. */
export const shapeOf = (headers: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headers.map(headerKey).sort()))
    .digest('base64url')

type Given = { readonly name: string; readonly bytes: Uint8Array }

const propose = async (
  ctx: Ctx,
  file: Given,
  { register, sheet }: { readonly register: RegisterCode; readonly sheet?: string | undefined },
) => {
  const table = await openTable(file, sheet === undefined ? {} : { sheet })
  if (!table.ok) return table
  const { headers, rows } = table.value
  const first: TableRow['cells'][] = []
  try {
    for await (const { cells } of rows) {
      first.push(cells)
      if (first.length >= LOOKED_AT) break
    }
  } catch (error) {
    return refuse(readingRefusal(error))
  }
  const remembered = await columnsOf(ctx.db, ctx.scope, register, shapeOf(headers))
  const { mapping } = proposeColumns<Field>(
    headers,
    first,
    { names: columnNames, required: REQUIRED, looks },
    remembered,
  )
  const columns = { ...registers[register].values, ...mapping }
  return ok({ ...table.value, samples: sampleColumns(headers, first), columns })
}

const kept = async (
  ctx: Ctx,
  files: FilesPort,
  file: Given,
  one: { readonly id: string; readonly register: RegisterCode; readonly sheet?: string | undefined },
): Promise<Result<string, Refused>> => {
  const read = await propose(ctx, file, one)
  if (!read.ok) return refuse({ code: 'file-unreadable', field: 'file', sentence: read.refusal.sentence })
  const { headers, encoding, separator, sheet, sheets, samples, columns } = read.value
  await files.write(fileKey(one.id), file.bytes)
  await insertImport(ctx, {
    id: one.id,
    register: one.register,
    fileName: file.name.slice(0, 255),
    sheets,
    sheet,
    encoding,
    separator,
    headers,
    samples,
    columns,
  })
  return ok(one.id)
}

/** Takes a file in: what it holds is guessed and shown; nothing of it is judged yet. @returns the import's identifier */
export const startImport = async (
  ctx: Ctx,
  files: FilesPort,
  { register, file }: { readonly register: RegisterCode; readonly file: Given },
): Promise<Result<string, Refused>> => {
  const id = newId()
  const made = await kept(ctx, files, file, { id, register })
  if (!made.ok) return made
  await recordChange(ctx, {
    action: 'structures.file-given',
    subject: { kind: 'structure-import', id },
    after: { register, file: file.name.slice(0, 255), bytes: file.bytes.length },
  })
  return made
}

/** Reads another sheet of the same workbook. */
export const chooseSheet = async (
  ctx: Ctx,
  files: FilesPort,
  { importId, sheet }: { readonly importId: string; readonly sheet: string },
): Promise<Result<string, Refused>> => {
  const one = await lockImport(ctx, importId)
  if (one === null) return refuse({ code: 'unknown-import', sentence: t.refusals.unknown })
  if (one.state !== 'columns') return refuse({ code: 'wrong-moment', sentence: t.refusals.moment })
  const bytes = await files.read(fileKey(importId))
  if (bytes === null) return refuse({ code: 'file-gone', sentence: t.refusals.fileGone })
  const { register, fileName } = one
  const read = await kept(ctx, files, { name: fileName, bytes }, { id: importId, register, sheet })
  if (!read.ok) return read
  await recordChange(ctx, {
    action: 'structures.sheet-chosen',
    subject: { kind: 'structure-import', id: importId },
    after: { file: fileName, sheet },
  })
  return read
}

/** Where the copy of the file of an import is read. */
export const sourceOfFile = async (
  files: FilesPort,
  one: Pick<StructureImport, 'id' | 'fileName'>,
): Promise<Given | null> => {
  const bytes = await files.read(fileKey(one.id))
  return bytes === null ? null : { name: one.fileName, bytes }
}
