import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { LIMITS } from './limits.ts'
import type { TableSource } from './read.ts'

export type WorkbookRecord = { readonly values: readonly string[]; readonly computed: readonly number[] }
export type OpenWorkbook = { readonly sheet: string; readonly records: AsyncIterable<WorkbookRecord> }
type WorkbookRefusal = { readonly code: 'unreadable' | 'too-large'; readonly sentence: string }

const CENTRAL_ENTRY = 0x02014b50

/** Reads the sizes that the archive announces, before anything is uncompressed. */
const announced = async (source: TableSource): Promise<{ entries: number; bytes: number }> => {
  // The central directory stands at the end: a megabyte holds that of any honest workbook.
  const tailBytes = 1024 * 1024
  let tail: Uint8Array
  if ('bytes' in source) tail = source.bytes.subarray(Math.max(0, source.bytes.length - tailBytes))
  else {
    const handle = await open(source.path)
    const { size } = await handle.stat()
    const buffer = Buffer.alloc(Math.min(size, tailBytes))
    await handle.read(buffer, 0, buffer.length, Math.max(0, size - tailBytes))
    await handle.close()
    tail = buffer
  }
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  let entries = 0
  let bytes = 0
  for (let index = 0; index + 46 <= tail.byteLength; index += 1) {
    if (view.getUint32(index, true) !== CENTRAL_ENTRY) continue
    entries += 1
    bytes += view.getUint32(index + 24, true)
  }
  return { entries, bytes }
}

/** The text of a cell: digits of a number without loss, ISO date, result of a formula. */
const textOf = (value: ExcelJS.CellValue): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value)
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '')
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map((part) => part.text).join('')
  if ('hyperlink' in value) return typeof value.text === 'string' ? value.text : value.hyperlink
  if ('result' in value) return textOf((value.result ?? '') as ExcelJS.CellValue)
  return ''
}

const isComputed = (value: ExcelJS.CellValue): boolean =>
  typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)

async function* recordsOf(sheet: AsyncIterable<ExcelJS.Row>): AsyncGenerator<WorkbookRecord> {
  for await (const row of sheet) {
    const cells = Array.isArray(row.values) ? row.values.slice(1) : []
    const values = Array.from(cells, (value) => textOf(value as ExcelJS.CellValue))
    const computed = Array.from(cells, (value, index) =>
      isComputed(value as ExcelJS.CellValue) ? index : -1,
    )
    yield { values, computed: computed.filter((index) => index >= 0) }
  }
}

/** Opens the first sheet of a workbook, or the named one, row by row. An archive that would burst is refused unread. */
export const readWorkbook = async (
  source: TableSource,
  wanted?: string,
): Promise<Result<OpenWorkbook, WorkbookRefusal>> => {
  const size = 'bytes' in source ? source.bytes.length : 0
  const { entries, bytes } = await announced(source)
  const bursting = size > 0 && bytes / size > LIMITS.compressionRatio && bytes > 100 * 1024 * 1024
  if (entries > LIMITS.entries || bytes > LIMITS.uncompressedBytes || bursting) {
    return refuse({
      code: 'too-large',
      sentence:
        'Ce classeur est trop lourd une fois ouvert\u00a0: gardez une seule feuille, ou enregistrez-la en CSV.',
    })
  }
  const input = 'bytes' in source ? Readable.from([Buffer.from(source.bytes)]) : createReadStream(source.path)
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(input as never, {
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
    entries: 'emit',
  })
  try {
    for await (const worksheet of reader) {
      const name = (worksheet as unknown as { name?: string }).name ?? 'Feuille'
      if (wanted !== undefined && name !== wanted) continue
      return ok({ sheet: name, records: recordsOf(worksheet) })
    }
  } catch {
    return refuse({
      code: 'unreadable',
      sentence:
        'Ce classeur est abîmé\u00a0: ouvrez-le dans votre tableur, enregistrez-le à nouveau en XLSX ou en CSV.',
    })
  }
  return refuse({
    code: 'unreadable',
    sentence: `Ce classeur n’a pas de feuille ${wanted ?? ''}\u00a0: vérifiez son contenu.`,
  })
}
