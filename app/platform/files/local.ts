import { mkdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DiskSpace, FilesPort } from './port.ts'

const SAFE_KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)*(\.[a-z0-9]+)?$/

/** The folder itself is made with its first file: until then its parent tells. */
const spaceOf = async (folder: string): Promise<DiskSpace | null> => {
  for (const place of [folder, dirname(folder)]) {
    try {
      const { bavail, blocks, bsize } = await statfs(place)
      return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  return null
}

/** Files in a local folder. A file appears whole or not at all: written beside, then renamed. */
export const localFiles = (folder: string): FilesPort => {
  const pathOf = (key: string): string => {
    if (!SAFE_KEY.test(key)) throw new Error(`unsafe file key: ${JSON.stringify(key)}`)
    return join(folder, key)
  }
  return {
    write: async (key, content) => {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      const partial = `${path}.part`
      await writeFile(partial, content)
      await rename(partial, path)
    },
    read: async (key) => {
      try {
        return await readFile(pathOf(key))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    space: () => spaceOf(folder),
  }
}
