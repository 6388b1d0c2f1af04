import type { FilesPort } from '../../platform/files/port.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { fileKey, isWorking, type StructureImport, working } from '../domain/structureImport.ts'
import { beatImport, lockImport, updateImport } from '../store/imports.ts'
import { judgeFile } from './judgeFile.ts'
import { undoImport } from './undoImport.ts'

/** How often work says how far it is, and asks whether it must stop. */
const BEAT_MILLISECONDS = 1000

/** Thrown inside the one transaction of the work: nothing of it is kept. */
class Stopped extends Error {}

/** How far work is, and the moment when it must end. */
export type Pace = { readonly at: (progress: number) => void }

/** Takes work that waits, or that was cut; null where there is none, or where somebody does it. */
const take = (transact: Transact, importId: string): Promise<StructureImport | null> =>
  transact(async (ctx) => {
    const one = await lockImport(ctx, importId)
    if (one === null || !isWorking(one.state)) return null
    const now = toDate(ctx.clock.now())
    const busy = one.beatAt !== null && now.getTime() - one.beatAt.getTime() < 10 * BEAT_MILLISECONDS
    if (busy) return null
    await updateImport(ctx, importId, { beat_at: now, progress: 0 })
    return one
  })

/**
 * Does what was asked of an import: judges its rows, writes them, or undoes it. Each is one transaction: a crash, or a stop,
 * leaves nothing, and the work begins anew. How far it is is written beside it, for whoever looks.
 */
export const runStructureImport = async (
  { transact, files }: { readonly transact: Transact; readonly files: FilesPort },
  importId: string,
): Promise<void> => {
  const one = await take(transact, importId)
  if (one === null || !isWorking(one.state)) return
  const { state } = one
  let progress = 0
  let stopped = false
  const pace: Pace = {
    at: (rows) => {
      if (stopped) throw new Stopped('asked to stop')
      progress = rows
    },
  }
  let beating = Promise.resolve()
  const beat = async (): Promise<void> => {
    const answer = await transact((ctx) => beatImport(ctx, importId, { state, progress }))
    if (answer === null || answer.stop) stopped = true
  }
  // One after the other; a database that stumbles once does not lose the work.
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(() => {})
  }, BEAT_MILLISECONDS)
  try {
    if (state === 'undoing') await undoImport(transact, one, pace)
    else await judgeFile({ transact, files }, one, pace)
  } catch (error) {
    clearInterval(timer)
    await beating
    if (!(error instanceof Stopped)) throw error
    await transact(async (ctx) => {
      const now = await lockImport(ctx, importId)
      if (now?.state === state)
        await updateImport(ctx, importId, { state: working[state], stop_asked: false })
    })
    return
  } finally {
    clearInterval(timer)
    await beating
  }
  if (state === 'writing') {
    await files.remove(fileKey(importId))
    await transact((ctx) => updateImport(ctx, importId, { kept_file: false }))
  }
}
