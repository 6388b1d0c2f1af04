import { ok, type Result, refuse } from '../kernel/result.ts'
import { cleanCell } from './cell.ts'
import { decode } from './encoding.ts'
import { t } from './messages.ts'
import { TableFault, type TableRefusal } from './refusal.ts'
import { type RawRecord, withHeaders } from './rows.ts'
import type { OpenSource } from './source.ts'
import type { Table } from './table.ts'

/** An object above this is a brace left open that swallows the file. */
const OBJECT_CHARACTERS = 256 * 1024
/** Objects looked at to know the columns: one may lack what it does not say. */
const LOOKED_AT = 200

const damaged = (): TableFault => new TableFault({ code: 'unreadable', sentence: t.damagedJson })

/**
 * The objects of the first list of a text, one by one, without holding the text: `[{…}, {…}]`, or that list under a name.
 * What stands around it is passed over.
 */
async function* objects(texts: AsyncIterable<string>): AsyncGenerator<unknown> {
  let depth = 0
  /** Depth of the list whose objects are given; objects inside objects are part of them. */
  let list: number | null = null
  let quoted = false
  let escaped = false
  let piece: string[] | null = null
  let length = 0
  for await (const text of texts) {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at)
      if (quoted) {
        if (escaped) escaped = false
        else if (sign === 92) escaped = true
        else if (sign === 34) quoted = false
        continue
      }
      if (sign === 34) quoted = true
      else if (sign === 91 || sign === 123) {
        if (sign === 91 && list === null) list = depth + 1
        else if (sign === 123 && piece === null && list === depth) {
          piece = []
          length = 0
          from = at
        }
        depth += 1
      } else if (sign === 93 || sign === 125) {
        depth -= 1
        if (piece !== null && depth === list) {
          piece.push(text.slice(from, at + 1))
          try {
            yield JSON.parse(piece.join(''))
          } catch {
            throw damaged()
          }
          piece = null
        } else if (list !== null && depth < list) return
        if (depth < 0) throw damaged()
      }
    }
    if (piece === null) continue
    length += text.length - from
    if (length > OBJECT_CHARACTERS) throw damaged()
    piece.push(text.slice(from))
  }
  if (depth !== 0 || quoted) throw damaged()
}

const scalar = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return typeof value === 'boolean' ? (value ? 'oui' : 'non') : ''
}

/** Lists become « a | b »; what is nested deeper says nothing to a table. */
const cellText = (value: unknown): string =>
  Array.isArray(value)
    ? value
        .map(scalar)
        .filter((one) => one !== '')
        .join(' | ')
    : scalar(value)

async function* records(source: AsyncIterable<unknown>): AsyncGenerator<RawRecord> {
  const first: Record<string, unknown>[] = []
  let headers: string[] | null = null
  let position = 0
  const record = (object: Record<string, unknown>, known: readonly string[]): RawRecord => {
    position += 1
    return { position, cells: known.map((header) => cleanCell(cellText(object[header]))) }
  }
  function* opened(): Generator<RawRecord> {
    headers = [...new Set(first.flatMap((object) => Object.keys(object)))]
    if (headers.length === 0) return
    yield { position: 0, cells: headers.map((header) => ({ value: header, formula: null })) }
    for (const object of first) yield record(object, headers)
  }
  for await (const value of source) {
    const object = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
    if (headers !== null) {
      yield record(object, headers)
      continue
    }
    first.push(object)
    if (first.length >= LOOKED_AT) yield* opened()
  }
  if (headers === null) yield* opened()
}

/** Opens a list of objects, such as the files of data·inclusion: one record an object, read as they are asked for. */
export const openJson = async (source: OpenSource): Promise<Result<Table, TableRefusal>> => {
  try {
    const read = await withHeaders(records(objects(decode(source.chunks(), 'utf-8'))))
    if (!read.ok) return read
    const { headers, rows } = read.value
    return ok({ headers, encoding: 'json', separator: null, sheet: null, sheets: [], rows })
  } catch (error) {
    if (error instanceof TableFault) return refuse(error.refusal)
    throw error
  }
}
