import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { EmbeddedLog } from './log.ts'
import { inFolder, writeWhole } from './places.ts'

/** A folder being replaced by a restore, and where its old content waits. */
export type Exchange = { place: string; aside: string }

/**
 * Written before a restore moves anything: `exchanges` say where the old data waits. A restore killed half-way is
 * undone by the next start, which would otherwise find no cluster and make an empty one.
 */
export function writeRestoreJournal(folder: string, exchanges: Exchange[]): void {
  writeWhole(folder, inFolder.restore(folder), JSON.stringify(exchanges))
}

/** Ends the journal: the restored data is the data. */
export function closeRestoreJournal(folder: string): void {
  rmSync(inFolder.restore(folder), { force: true })
}

/** Puts the old data back, if a restore was interrupted. The caller owns the folder and no server runs on it. */
export function rollBackRestore(folder: string, log: EmbeddedLog): void {
  const journal = inFolder.restore(folder)
  if (!existsSync(journal)) return
  const exchanges: Exchange[] = JSON.parse(readFileSync(journal, 'utf8'))
  for (const { place, aside } of exchanges) {
    // No old data aside = it was not moved yet, or there was none: whatever lies in place is then the old state,
    // except a half-restored folder where nothing was before, marked by an empty `aside`.
    if (aside === '') rmSync(place, { recursive: true, force: true })
    else if (existsSync(aside)) {
      rmSync(place, { recursive: true, force: true })
      renameSync(aside, place)
    }
  }
  rmSync(journal)
  log.warn({ places: exchanges.map(({ place }) => path.basename(place)) }, 'interrupted restore undone')
}
