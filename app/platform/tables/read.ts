import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { parse } from 'csv-parse'
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts'
import { guessEncoding, guessSeparator } from './encoding.ts'
import { LIMITS } from './limits.ts'
import { readWorkbook } from './workbook.ts'

export type TableSource = { readonly name: string; readonly bytes: Uint8Array } | { readonly path: string }

/** `cells` by header as it is written, trimmed; `formulas` names the headers whose cell held a formula. */
export type TableRow = {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  readonly formulas: readonly string[]
}

export type Table = {
  readonly headers: readonly string[]
  readonly encoding: string
  readonly separator: string | null
  readonly sheet: string | null
  readonly rows: AsyncIterable<TableRow>
}

export type TableRefusal = Refusal<'unreadable' | 'empty' | 'too-large' | 'no-header' | 'unknown-format'>

const SAMPLE_BYTES = 64 * 1024

const sizeOf = async (source: TableSource): Promise<number> =>
  'bytes' in source ? source.bytes.byteLength : (await stat(source.path)).size

const sampleOf = async (source: TableSource): Promise<Uint8Array> => {
  if ('bytes' in source) return source.bytes.subarray(0, SAMPLE_BYTES)
  const handle = await open(source.path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const streamOf = (source: TableSource): Readable =>
  'bytes' in source ? Readable.from([Buffer.from(source.bytes)]) : createReadStream(source.path)

/** Bytes of the given encoding → text, across the borders of chunks. */
const decoder = (encoding: string): Transform => {
  const text = new TextDecoder(encoding)
  return new Transform({
    readableObjectMode: false,
    decodeStrings: false,
    transform(chunk: Buffer, _encoding, done) {
      done(null, text.decode(chunk, { stream: true }))
    },
    flush(done) {
      done(null, text.decode())
    },
  })
}

/** A formula is neutralised by the importer: here it is only told, and its text kept as it stands. */
const isFormula = (value: string): boolean => /^[=@]/.test(value) || /^[+-][^\d\s.,]/.test(value)

const rowOf = (
  headers: readonly string[],
  values: readonly string[],
  row: number,
  computed: readonly number[] = [],
): TableRow => {
  const cells: Record<string, string> = Object.create(null)
  const formulas: string[] = []
  headers.forEach((header, index) => {
    if (header === '') return
    const value = (values[index] ?? '').trim()
    cells[header] = value
    if (isFormula(value) || computed.includes(index)) formulas.push(header)
  })
  return { row, cells, formulas }
}

async function* csvRows(source: TableSource, encoding: string, separator: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LIMITS.recordCharacters,
  })
  const stream = streamOf(source)
  const text = stream.pipe(decoder(encoding))
  stream.on('error', (error) => parser.destroy(error))
  text.on('error', (error) => parser.destroy(error))
  text.pipe(parser)
  try {
    yield* parser as AsyncIterable<string[]>
  } finally {
    stream.destroy()
  }
}

async function* numbered(
  headers: readonly string[],
  records: AsyncIterator<{ values: readonly string[]; computed: readonly number[] }>,
): AsyncGenerator<TableRow> {
  let row = 0
  for (;;) {
    const next = await records.next()
    if (next.done) return
    if (next.value.values.every((value) => value.trim() === '')) continue
    row += 1
    yield rowOf(headers, next.value.values, row, next.value.computed)
  }
}

async function* plain(
  records: AsyncIterable<string[]>,
): AsyncGenerator<{ values: string[]; computed: number[] }> {
  for await (const values of records) yield { values, computed: [] }
}

/**
 * Opens a CSV (separator and encoding guessed) or an XLSX file as a stream of rows. What cannot be opened at all is a
 * refusal; what is wrong in a row is the importer's to judge.
 */
export const openTable = async (
  source: TableSource,
  options: { sheet?: string } = {},
): Promise<Result<Table, TableRefusal>> => {
  const name = 'bytes' in source ? source.name : basename(source.path)
  const refusal = (code: TableRefusal['code'], sentence: string) =>
    refuse<TableRefusal>({ code, sentence, field: name })
  try {
    const size = await sizeOf(source)
    if (size === 0)
      return refusal(
        'empty',
        `Le fichier «\u00a0${name}\u00a0» est vide\u00a0: enregistrez-le à nouveau, puis recommencez.`,
      )
    if (size > LIMITS.fileBytes) {
      return refusal(
        'too-large',
        `Le fichier «\u00a0${name}\u00a0» dépasse ${LIMITS.fileBytes / 1024 / 1024}\u00a0Mo\u00a0: découpez-le en plusieurs fichiers.`,
      )
    }
    const sample = await sampleOf(source)
    if (sample[0] === 0x50 && sample[1] === 0x4b) {
      const book = await readWorkbook(source, options.sheet)
      if (!book.ok) return refusal(book.refusal.code, book.refusal.sentence)
      const records = book.value.records[Symbol.asyncIterator]()
      const first = await records.next()
      if (first.done)
        return refusal(
          'no-header',
          `La feuille «\u00a0${book.value.sheet}\u00a0» est vide\u00a0: placez les titres de colonnes sur la première ligne.`,
        )
      const headers = first.value.values.map((value) => value.trim())
      return ok({
        headers,
        encoding: 'xlsx',
        separator: null,
        sheet: book.value.sheet,
        rows: numbered(headers, records),
      })
    }
    if (sample.includes(0) && sample[0] !== 0xff && sample[0] !== 0xfe) {
      return refusal(
        'unknown-format',
        `Le fichier «\u00a0${name}\u00a0» n’est ni un CSV ni un classeur XLSX\u00a0: enregistrez-le dans l’un de ces formats.`,
      )
    }
    const encoding = guessEncoding(sample)
    const separator = guessSeparator(new TextDecoder(encoding).decode(sample, { stream: true }))
    const records = plain(csvRows(source, encoding, separator))
    const first = await records.next()
    if (first.done)
      return refusal(
        'no-header',
        `Le fichier «\u00a0${name}\u00a0» ne contient aucune ligne\u00a0: placez les titres de colonnes sur la première.`,
      )
    const headers = first.value.values.map((value) => value.trim())
    return ok({ headers, encoding, separator, sheet: null, rows: numbered(headers, records) })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : '')
    return refusal(
      'unreadable',
      `Le fichier «\u00a0${name}\u00a0» ne peut pas être lu (${code})\u00a0: vérifiez son nom et vos droits.`,
    )
  }
}
