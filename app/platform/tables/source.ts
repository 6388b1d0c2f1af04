import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'

/** A file sent by a form, or one on the disk of the command line. */
export type TableSource = { readonly name: string; readonly bytes: Uint8Array } | { readonly path: string }

/** A source whose size is known and whose bytes can be read as often as needed. */
export type OpenSource = {
  readonly name: string
  readonly size: number
  readonly chunks: () => AsyncIterable<Uint8Array>
  readonly head: (bytes: number) => Promise<Uint8Array>
  readonly whole: () => Promise<Uint8Array>
}

const PIECE = 64 * 1024

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

/** Null when the path names no readable file. */
export const openSource = async (source: TableSource): Promise<OpenSource | null> => {
  if ('bytes' in source) {
    const { name, bytes } = source
    return {
      name,
      size: bytes.length,
      chunks: () => pieces(bytes),
      head: async (count) => bytes.subarray(0, count),
      whole: async () => bytes,
    }
  }
  const { path } = source
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) return null
  const chunks = () => createReadStream(path, { highWaterMark: PIECE })
  const head = async (count: number) => {
    const parts: Buffer[] = []
    for await (const part of createReadStream(path, { end: count - 1 })) parts.push(part as Buffer)
    return Buffer.concat(parts)
  }
  try {
    await head(1)
  } catch {
    return null
  }
  return { name: basename(path), size: found.size, chunks, head, whole: () => readFile(path) }
}
