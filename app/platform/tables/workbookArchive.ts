import { createInflateRaw } from 'node:zlib'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { t } from './messages.ts'
import { limits, type TableRefusal } from './refusal.ts'

/** One file of the archive, still compressed. */
type Entry = {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly compressed: Uint8Array
  readonly size: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** Reads the central directory (the only trustworthy list of a zip). Null when the archive is not sound. */
const entriesOf = (bytes: Uint8Array): Entry[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const lowest = Math.max(0, bytes.length - 22 - 65_535)
  while (end >= lowest && view.getUint32(end, true) !== END) end -= 1
  if (end < lowest || end < 0) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  try {
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== CENTRAL) return null
      const flags = view.getUint16(at + 8, true)
      if ((flags & 1) !== 0) return null
      const compressedSize = view.getUint32(at + 20, true)
      const nameLength = view.getUint16(at + 28, true)
      const local = view.getUint32(at + 42, true)
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
      if (view.getUint32(local, true) !== LOCAL) return null
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      if (start + compressedSize > bytes.length) return null
      entries.push({
        name: name.replaceAll('\\', '/').replace(/^\//, ''),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        compressed: bytes.subarray(start, start + compressedSize),
        size: view.getUint32(at + 24, true),
      })
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch {
    return null
  }
  return entries
}

/** True size of an entry, found by inflating it up to `most` bytes: what an archive says of itself may be a lie. */
const inflated = (entry: Entry, most: number): Promise<{ size: number; entities: boolean } | null> =>
  new Promise((resolve) => {
    let size = 0
    let entities = false
    let tail = ''
    const look = (piece: Uint8Array) => {
      size += piece.length
      const text = tail + Buffer.from(piece).toString('latin1')
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) entities = true
      tail = text.slice(-9)
    }
    if (entry.method === 0) {
      look(entry.compressed)
      return resolve({ size, entities })
    }
    if (entry.method !== 8) return resolve(null)
    const inflate = createInflateRaw()
    inflate.on('data', (piece: Buffer) => {
      look(piece)
      if (size > most) {
        inflate.destroy()
        resolve({ size, entities })
      }
    })
    inflate.on('end', () => resolve({ size, entities }))
    inflate.on('error', () => resolve(null))
    inflate.end(entry.compressed)
  })

const SHARED = 'xl/sharedStrings.xml'
/** In the order in which a streaming reader wants them: names and styles before the sheets. */
const WANTED = [
  /^_rels\/\.rels$/,
  /^xl\/_rels\/workbook\.xml\.rels$/,
  /^xl\/workbook\.xml$/,
  /^xl\/sharedStrings\.xml$/,
  /^xl\/styles\.xml$/,
  /^xl\/worksheets\/sheet\d+\.xml$/,
]

const header = (entry: Entry, size: number): Buffer => {
  const name = Buffer.from(entry.name)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(LOCAL, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(entry.method, 8)
  head.writeUInt32LE(entry.crc, 14)
  head.writeUInt32LE(entry.compressed.length, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name])
}

/**
 * Checks a workbook before any parser sees it (number of entries, real inflated size, XML definitions), then gives back
 * the few entries that matter, in the order that a streaming parser needs whatever program wrote the file.
 */
export const checkedWorkbook = async (
  bytes: Uint8Array,
): Promise<Result<readonly Uint8Array[], TableRefusal>> => {
  const entries = entriesOf(bytes)
  if (entries === null) return refuse({ code: 'unreadable', sentence: t.damaged })
  if (entries.length > limits.workbookEntries) return refuse({ code: 'bomb', sentence: t.bomb })
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) {
    return refuse({ code: 'unknown-format', sentence: t.otherArchive })
  }
  const wanted = WANTED.flatMap((pattern) => entries.filter((entry) => pattern.test(entry.name)))
  const parts: Uint8Array[] = []
  let left: number = limits.inflatedBytes
  for (const entry of wanted) {
    const most = entry.name === SHARED ? Math.min(left, limits.sharedStringsBytes) : left
    const found = await inflated(entry, most)
    if (found === null) return refuse({ code: 'unreadable', sentence: t.damaged })
    if (found.size > most) return refuse({ code: 'bomb', sentence: t.bomb })
    if (found.entities) return refuse({ code: 'unknown-format', sentence: t.entities })
    left -= found.size
    parts.push(header(entry, found.size), entry.compressed)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  return ok([...parts, end])
}
