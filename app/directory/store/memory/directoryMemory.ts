import type { Scope } from '../../../platform/access/scope.ts'
import type { Db } from '../../../platform/database/connect.ts'
import { systemClock, today } from '../../../platform/kernel/dates.ts'
import { sharedReading } from '../../../platform/kernel/sharedReading.ts'
import { articlesOf } from '../../domain/reservations.ts'
import { currentVersion } from '../directoryVersion.ts'
import { Columns, type Row, tradeKey } from './columns.ts'
import { changesSince, type Moment, momentNow, rowsAfter, tradeWordsOf, wroteHere } from './rows.ts'

/** The directory as it is at one version. The columns change in place; another generation numbers its structures anew. */
export type Memory = {
  version: Moment['version']
  snapshot: Moment['snapshot']
  readonly columns: Columns
  readonly generation: number
}

const BATCH = 5000
/** Beyond so many changes, reading the whole costs as much. */
const MOST_CHANGES = 20_000
/** Entries of what changed stay until the whole is read anew: at most this share of the directory, and a few. */
const MOST_DEAD = 0.25
const FEW = 2000

/** Reservations by kinds, on one day. */
const reservationsOn = (day: string) => {
  const known = new Map<string, readonly string[]>()
  return (kinds: readonly string[]): readonly string[] => {
    const key = kinds.join()
    const articles = known.get(key) ?? articlesOf(kinds, day)
    known.set(key, articles)
    return articles
  }
}

/** Everything to put in, read before anything is touched: who asks meanwhile is answered by what is there. */
const prepared = async (db: Db, scope: Scope, rows: readonly Row[]) => {
  const one = new Map(rows.map((row) => [tradeKey(row), row.id]))
  // The words of kinds and sectors are read again too: an administrator may have changed them.
  return { rows, one, words: await tradeWordsOf(db, scope, [...one.values()]) }
}

const put = (
  columns: Columns,
  { rows, one, words }: Awaited<ReturnType<typeof prepared>>,
  day: string,
): void => {
  const reservations = reservationsOn(day)
  for (const row of rows)
    columns.put(row, { ...row, home: row.department, reservations: reservations(row.kinds) })
  for (const [key, id] of one) {
    const found = words.get(id)
    if (found !== undefined) columns.tradeWords[columns.trades.numberOf(key)] = found
  }
}

const dayNow = (): string => today(systemClock).toString()

let generations = 0

const readWhole = async (db: Db, scope: Scope): Promise<Memory> => {
  const day = dayNow()
  // What is committed while the batches are read is read again by what follows this moment.
  const moment = await momentNow(db, scope)
  const columns = new Columns()
  let last: Row | undefined
  for (;;) {
    const rows = await rowsAfter(db, scope, last, BATCH)
    put(columns, await prepared(db, scope, rows), day)
    last = rows.at(-1)
    if (rows.length < BATCH) break
  }
  columns.sort()
  generations += 1
  return { ...moment, columns, generation: generations }
}

/** Brings a memory to the present; false when it must be read anew. */
const bringUp = async (db: Db, scope: Scope, memory: Memory): Promise<boolean> => {
  const { version, snapshot, rows } = await changesSince(db, scope, memory.snapshot, MOST_CHANGES)
  if (rows === null) return false
  const ready = await prepared(db, scope, rows)
  // From here to the return nothing waits: nobody sees the columns half changed.
  put(memory.columns, ready, dayNow())
  if (rows.length > 0) memory.columns.sort()
  memory.version = version
  memory.snapshot = snapshot
  return true
}

const MOST_TERRITORIES = 8
const MOST_TRIES = 5
const memories = new Map<string, Memory>()
const refreshing = sharedReading<Memory>()

const keep = (scope: Scope, memory: Memory): Memory => {
  memories.delete(scope.territoryId)
  memories.set(scope.territoryId, memory)
  for (const oldest of memories.keys()) {
    if (memories.size <= MOST_TERRITORIES) break
    memories.delete(oldest)
  }
  return memory
}

const refresh = async (db: Db, scope: Scope): Promise<Memory> => {
  const kept = memories.get(scope.territoryId)
  if (kept !== undefined && kept.columns.dead <= FEW + kept.columns.size * MOST_DEAD) {
    if (await bringUp(db, scope, kept)) return keep(scope, kept)
  }
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const whole = await readWhole(db, scope)
    if (await bringUp(db, scope, whole)) return keep(scope, whole)
  }
  throw new Error('The directory is being written without pause.')
}

/**
 * The directory in memory, at the version of a statement that begins after the call: only what was committed since the last
 * call is read. A transaction that wrote structures itself gets a memory of its own, with what others must not see yet.
 */
export const currentMemory = async (db: Db, scope: Scope): Promise<Memory> => {
  if (db.isTransaction && (await wroteHere(db, scope))) return readWhole(db, scope)
  const now = await currentVersion(db, scope)
  const kept = memories.get(scope.territoryId)
  if (kept?.version === now) return kept
  return refreshing(scope.territoryId, () => refresh(db, scope))
}

/**
 * The directory as it is held, of a moment ago, without a question to the database; null when none is. Only for answers that
 * carry the version that they are true for, so that whoever finds another one asks `currentMemory`.
 */
export const heldMemory = (db: Db, scope: Scope): Memory | null =>
  db.isTransaction ? null : (memories.get(scope.territoryId) ?? null)
