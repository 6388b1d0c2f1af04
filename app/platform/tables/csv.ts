import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { ok, type Result } from '../kernel/result.ts'
import { cleanCell } from './cell.ts'
import { decode, detectEncoding, twoBytes } from './encoding.ts'
import { t } from './messages.ts'
import { TableFault, type TableRefusal } from './refusal.ts'
import { type RawRecord, withHeaders } from './rows.ts'
import { guessSeparator } from './separator.ts'
import type { OpenSource } from './source.ts'
import type { Table } from './table.ts'

const SAMPLE = 64 * 1024

/** A record above this is a quote left open that swallows the file. */
const RECORD_BYTES = 2 * 1024 * 1024

const sampleOf = async (texts: AsyncIterable<string>): Promise<string> => {
  let sample = ''
  for await (const text of texts) {
    sample += text
    if (sample.length >= SAMPLE) break
  }
  return sample.slice(0, SAMPLE)
}

async function* records(texts: AsyncIterable<string>, separator: string): AsyncGenerator<RawRecord> {
  const parser = Readable.from(texts).pipe(
    parse({
      delimiter: separator,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: RECORD_BYTES,
    }),
  )
  let position = 0
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      yield { position, cells: fields.map(cleanCell) }
      position += 1
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new TableFault({ code: 'open-quote', sentence: t.openQuote(Math.max(0, position - 1)) })
    throw error
  }
}

/** Opens a text file with separators: encoding and separator guessed, records read as they are asked for. */
export const openCsv = async (source: OpenSource): Promise<Result<Table, TableRefusal>> => {
  const encoding = await detectEncoding(source.chunks)
  const texts = () => decode(source.chunks(), encoding)
  const separator = guessSeparator((await sampleOf(texts())).replace(/^\ufeff/, ''))
  const read = await withHeaders(records(texts(), separator ?? ';'))
  if (!read.ok) return read
  return ok({
    headers: read.value.headers,
    encoding,
    separator,
    sheet: null,
    sheets: [],
    rows: read.value.rows,
  })
}

/** True for bytes that no text file begins with. */
export const looksBinary = (head: Uint8Array): boolean => {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (wide || twoBytes(head) !== null) return false
  let odd = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 9 || (byte > 13 && byte < 32)) odd += 1
  }
  return odd > Math.max(4, head.length / 50)
}
