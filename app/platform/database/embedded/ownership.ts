import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { giveToOwnerOf } from './account.ts'
import { inFolder, writeWhole } from './places.ts'
import { isAlive, ownIdentity, type ProcessIdentity } from './processes.ts'

/** A server serves until told to stop; a command attaches to it, or owns the folder for the time of its work. */
export type Purpose = 'server' | 'command'

/** What the lock says of its holder. */
export type Claim = ProcessIdentity & { purpose: Purpose; state: 'held' | 'stopping' | 'released' }

/** A won claim: `stopping` tells those who wait that the folder will soon be free, `release` frees it. */
export type Ownership = { stopping(): void; release(): void }

/**
 * Claims the data folder for this process, or says who holds it.
 *
 * The lock is a numbered file, `lock/<generation>.json`, made by an exclusive hard link so that it appears with its
 * content. A dead or released holder is succeeded by making the next number, which only one process can do; nobody
 * ever deletes the highest number. (Deleting a stale lock and making it again lets two processes win: the slower one
 * deletes the fresh lock of the faster.)
 */
export function claimFolder(folder: string, purpose: Purpose): Ownership | { holder: Claim } {
  const locks = inFolder.lock(folder)
  for (;;) {
    const before = highest(locks)
    const holder = before > 0 ? readClaim(locks, before) : undefined
    if (holder && holder.state !== 'released' && isAlive(holder)) return { holder }
    const mine = before + 1
    const claim: Claim = { ...ownIdentity(), purpose, state: 'held' }
    if (!makeExclusively(folder, locks, mine, claim)) continue
    // Somebody slower may have made a number that was already past and cleaned away: only the highest counts.
    if (highest(locks) !== mine) {
      rmSync(fileOf(locks, mine), { force: true })
      continue
    }
    for (const past of generations(locks)) if (past < mine) rmSync(fileOf(locks, past), { force: true })
    const write = (state: Claim['state']) =>
      writeWhole(folder, fileOf(locks, mine), JSON.stringify({ ...claim, state }))
    return { stopping: () => write('stopping'), release: () => write('released') }
  }
}

/** The present holder of the folder, if it lives. */
export function holderOf(folder: string): Claim | undefined {
  const locks = inFolder.lock(folder)
  const number = highest(locks)
  const claim = number > 0 ? readClaim(locks, number) : undefined
  return claim && claim.state !== 'released' && isAlive(claim) ? claim : undefined
}

function makeExclusively(folder: string, locks: string, generation: number, claim: Claim): boolean {
  const draft = path.join(locks, `${process.pid}.${performance.now()}.draft`)
  writeFileSync(draft, JSON.stringify(claim), { mode: 0o600 })
  giveToOwnerOf(folder, draft)
  try {
    linkSync(draft, fileOf(locks, generation))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readClaim(locks: string, generation: number): Claim | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(locks, generation), 'utf8')) as Claim
  } catch {
    return undefined // Cleaned away meanwhile, or damaged by a power cut: it protects nobody.
  }
}

function generations(locks: string): number[] {
  let names: string[] = []
  try {
    names = readdirSync(locks)
  } catch {
    return [] // No folder, no holder.
  }
  return names.flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
}

function highest(locks: string): number {
  return Math.max(0, ...generations(locks))
}

function fileOf(locks: string, generation: number): string {
  return path.join(locks, `${generation}.json`)
}
