import { tidy } from '../../platform/kernel/text.ts'
import type { ImportReport } from '../../platform/tables/verdict.ts'
import { t } from '../messages.ts'
import { type Formulas, type RowFindings, reportOf, verdictOf, warnFormulas } from './importReport.ts'
import { nameKey, type Participant, sideOf } from './participant.ts'
import { readLevel, type Wish, type WishLevel } from './wish.ts'

/** A cell and the header above it, as they are written in the file. */
export type Cell = { readonly column: string; readonly value: string }

/** A wish as the file says it: one row of a list, or one cell of a matrix. */
export type WishEntry = { readonly from: Cell; readonly to: Cell; readonly level: Cell }

export type WishRow = {
  readonly row: number
  readonly entries: readonly WishEntry[]
  readonly formulas?: Formulas
}

/** The row of a list `from; to; level`. */
export const listRow = (row: number, from: Cell, to: Cell, level: Cell): WishRow => ({
  row,
  entries: [{ from, to, level }],
})

/**
 * The row of a matrix: its first cell names who wishes, each further header names who is wished; an empty cell says
 * nothing.
 */
export const matrixRow = (row: number, first: Cell, others: readonly Cell[]): WishRow => ({
  row,
  entries: others
    .filter((cell) => tidy(cell.value) !== '')
    .map((cell) => ({ from: first, to: { column: cell.column, value: cell.column }, level: cell })),
})

/** Verdict of every row, and the wishes of the good ones. A row is written whole or not at all. */
export const judgeWishes = (
  rows: readonly WishRow[],
  participants: readonly Participant[],
  recorded: readonly Wish[],
): { readonly report: ImportReport; readonly wishes: readonly Wish[] } => {
  const byName = new Map<string, Participant[]>()
  for (const one of participants) {
    const key = nameKey(one.displayName)
    byName.set(key, [...(byName.get(key) ?? []), one])
  }
  const before = new Map(recorded.map((wish) => [pairKey(wish), wish.level]))
  const said = new Map<string, { level: WishLevel; row: number }>()
  const wishes: Wish[] = []
  const verdicts = rows.map(({ row, entries, formulas }) => {
    const findings: RowFindings = { problems: [], rejected: false }
    warnFormulas(findings, formulas)
    const read = entries.flatMap((entry) => readEntry(entry, byName, findings) ?? [])
    const fresh: Wish[] = []
    for (const { wish, entry } of read) {
      const earlier = said.get(pairKey(wish))
      if (earlier === undefined) fresh.push(wish)
      else if (earlier.level === wish.level)
        note(findings, entry.level, 'repeated', t.import.repeated(earlier.row))
      else {
        note(
          findings,
          entry.level,
          'contradictory',
          t.import.contradictory(earlier.row, t.levels[earlier.level].toLowerCase()),
        )
        findings.rejected = true
      }
      const previous = before.get(pairKey(wish))
      if (previous !== undefined && previous !== wish.level && earlier === undefined) {
        note(findings, entry.level, 'replaced', t.import.replaced(t.levels[previous].toLowerCase()))
      }
      if (wish.level !== 'no' && refusedByOther(wish, said, before)) {
        note(findings, entry.level, 'other-refuses', t.import.otherRefuses)
      }
    }
    if (!findings.rejected) {
      for (const wish of fresh) said.set(pairKey(wish), { level: wish.level, row })
      wishes.push(...fresh)
    }
    return verdictOf(row, findings)
  })
  return { report: reportOf(verdicts), wishes }
}

const pairKey = ({ fromId, toId }: { fromId: string; toId: string }): string => `${fromId}>${toId}`

const refusedByOther = (
  wish: Wish,
  said: ReadonlyMap<string, { level: WishLevel }>,
  before: ReadonlyMap<string, WishLevel>,
): boolean => {
  const back = pairKey({ fromId: wish.toId, toId: wish.fromId })
  return (said.get(back)?.level ?? before.get(back)) === 'no'
}

const note = (findings: RowFindings, cell: Cell, code: string, remedy: string): void => {
  findings.problems.push({ column: cell.column, code, value: cell.value, remedy })
}

const readEntry = (
  entry: WishEntry,
  byName: ReadonlyMap<string, readonly Participant[]>,
  findings: RowFindings,
): { wish: Wish; entry: WishEntry } | null => {
  const reject = (cell: Cell, code: string, remedy: string): null => {
    note(findings, cell, code, remedy)
    findings.rejected = true
    return null
  }
  const find = (cell: Cell): Participant | null => {
    const found = byName.get(nameKey(cell.value)) ?? []
    if (found.length > 1) return reject(cell, 'participant-ambiguous', t.import.participantAmbiguous)
    return found[0] ?? reject(cell, 'participant-unknown', t.import.participantUnknown)
  }
  const from = find(entry.from)
  const to = find(entry.to)
  const level = readLevel(entry.level.value) ?? reject(entry.level, 'level-unknown', t.import.levelUnknown)
  if (from === null || to === null || level === null) return null
  if (from.id === to.id) return reject(entry.to, 'to-itself', t.import.toItself)
  const sides = [sideOf(from.role), sideOf(to.role)]
  if (sides[0] === null) return reject(entry.from, 'no-side', t.import.noSide)
  if (sides[1] === null) return reject(entry.to, 'no-side', t.import.noSide)
  if (sides[0] === sides[1]) return reject(entry.to, 'same-side', t.import.sameSide)
  return { wish: { fromId: from.id, toId: to.id, level }, entry }
}
