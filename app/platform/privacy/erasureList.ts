import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const entrySchema = z.strictObject({
  personId: z.uuid(),
  /** Keyed digest of the address: says nothing without the key of the deployment. */
  digest: z.string().min(1),
  erasedAt: z.iso.datetime(),
  cause: z.enum(['request', 'inactivity']),
})

/** Somebody erased, by an identifier that means nothing any more. */
export type ErasedEntry = z.output<typeof entrySchema>

/** Whom to erase again when an old backup comes back: kept outside what backups hold and restores replace. */
export type ErasureList = {
  readonly read: () => Promise<readonly ErasedEntry[]>
  readonly append: (entry: ErasedEntry) => Promise<void>
  /** Keeps these alone. */
  readonly replace: (entries: readonly ErasedEntry[]) => Promise<void>
}

const lineOf = (entry: ErasedEntry): string => `${JSON.stringify(entry)}\n`

/** One JSON object a line in a file of the data folder. A line cut by a crash is left out: its erasure was not kept either. */
export const localErasureList = (path: string): ErasureList => ({
  read: async () => {
    let text = ''
    try {
      text = await readFile(path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    return text.split('\n').flatMap((line) => {
      try {
        return [entrySchema.parse(JSON.parse(line))]
      } catch {
        return []
      }
    })
  },
  append: async (entry) => {
    await mkdir(dirname(path), { recursive: true })
    await appendFile(path, `\n${lineOf(entry)}`, { mode: 0o600, flush: true })
  },
  replace: async (entries) => {
    await mkdir(dirname(path), { recursive: true })
    const partial = `${path}.part`
    await writeFile(partial, entries.map(lineOf).join(''), { mode: 0o600, flush: true })
    await rename(partial, path)
  },
})
