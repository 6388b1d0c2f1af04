import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chown, mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Account } from '../embedded/account.ts'

/** A copied file: its path under the root of the copy, with `/`, its size and its fingerprint. */
export type CopiedFile = { path: string; bytes: number; sha256: string }

/** What is to be copied: files and folders (also empty ones), relative to the root. */
export type Listing = { files: string[]; folders: string[] }

/** Enough to keep a disk busy while flushing, few enough for any limit on open files. */
const AT_ONCE = 16
/** Read whole up to here (1 MiB): most files of a cluster are tiny, and streams cost more than their content. */
const SMALL = 2 ** 20

/** Lists a tree. `choose` says what to do with an entry: take it, skip it, or keep a folder without its content. */
export async function listTree(
  root: string,
  choose: (relative: string) => 'take' | 'skip' | 'empty' = () => 'take',
): Promise<Listing> {
  const listing: Listing = { files: [], folders: [] }
  const visit = async (folder: string) => {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      const relative = folder ? `${folder}/${entry.name}` : entry.name
      const choice = choose(relative)
      if (choice === 'skip') continue
      if (entry.isFile()) listing.files.push(relative)
      if (!entry.isDirectory()) continue
      listing.folders.push(relative)
      if (choice === 'take') await visit(relative).catch(ignoreMissing)
    }
  }
  await visit('')
  return listing
}

/**
 * Copies a listing, privately (folders 0700, files 0600) and flushed to disk. A file that vanishes meanwhile is left
 * out: the server drops tables while its backup runs, and the write-ahead log knows.
 */
export async function copyListing(
  from: string,
  to: string,
  listing: Listing,
  account?: Account,
): Promise<CopiedFile[]> {
  const own = async (place: string) => {
    if (account) await chown(place, account.uid, account.gid)
  }
  await mkdir(to, { recursive: true, mode: 0o700 })
  await own(to)
  for (const folder of listing.folders) {
    await mkdir(path.join(to, folder), { recursive: true, mode: 0o700 })
    await own(path.join(to, folder))
  }
  const copied: CopiedFile[] = []
  await forEach(listing.files, async (relative) => {
    const file = await copyFile(path.join(from, relative), path.join(to, relative)).catch(ignoreMissing)
    if (!file) return
    await own(path.join(to, relative))
    copied.push({ path: relative, ...file })
  })
  // Flushed together at the end: the disk writes in one go what takes many times as long file by file.
  await forEach(copied, ({ path: relative }) => flush(path.join(to, relative)))
  for (const folder of ['', ...listing.folders]) await flushFolder(path.join(to, folder))
  return copied.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Copies one file and tells its size and fingerprint as they were written. */
export async function copyFile(from: string, to: string): Promise<{ bytes: number; sha256: string }> {
  const { size } = await stat(from)
  const hash = createHash('sha256')
  if (size <= SMALL) {
    const content = await readFile(from)
    await writeFile(to, content, { mode: 0o600 })
    return { bytes: content.length, sha256: hash.update(content).digest('hex') }
  }
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const source = await open(from)
  await pipeline(source.createReadStream(), measure, createWriteStream(to, { mode: 0o600 }))
  return { bytes, sha256: hash.digest('hex') }
}

/** Size and fingerprint of a file. */
export async function fingerprint(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Makes the names inside a folder survive a power cut. Windows cannot open a folder, and does not need it. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await flush(folder)
}

async function flush(place: string): Promise<void> {
  const handle = await open(place)
  await handle.sync().finally(() => handle.close())
}

async function forEach<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const worker = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
