import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { flushFolder } from './copying.ts'
import { BackupRefusal, refusals } from './refusal.ts'

export const MANIFEST = 'manifest.json'

/**
 * Fills a new folder whole or not at all: `fill` writes into a draft beside it and returns the manifest; the draft
 * takes the final name once everything is on disk. Refuses a target that holds anything.
 */
export async function fillTarget<T extends object>(
  target: string,
  fill: (draft: string) => Promise<T>,
): Promise<T> {
  const place = path.resolve(target)
  const draft = `${place}.partial-${process.pid}`
  await refuseUnlessEmpty(place)
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw refusals.targetNotWritable(place, error)
  }
  try {
    const manifest = await fill(draft)
    await writeFile(path.join(draft, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, {
      mode: 0o600,
      flush: true,
    })
    await flushFolder(draft)
    await rmdir(place).catch(() => {}) // Empty, or absent.
    await rename(draft, place)
    await flushFolder(path.dirname(place))
    return manifest
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw isDiskError(error) ? refusals.targetNotWritable(place, error) : error
  }
}

async function refuseUnlessEmpty(place: string): Promise<void> {
  let names: string[] = []
  try {
    names = await readdir(place)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'ENOENT') throw refusals.targetNotWritable(place, error)
  }
  if (names.length > 0) throw refusals.folderNotEmpty(place)
}

function isDiskError(error: unknown): boolean {
  if (error instanceof BackupRefusal || !(error instanceof Error) || !('code' in error)) return false
  return ['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EIO', 'EPERM'].includes(String(error.code))
}
