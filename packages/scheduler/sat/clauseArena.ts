import { at, doubled } from '../arrays.ts'

/** Words before the literals of a clause: its size, and its glue (levels it spanned when learnt; 0 = original). */
export const CLAUSE_HEADER = 2

/** Clauses end to end in one array of integers: compact, and known to the processor's cache. */
export class ClauseArena {
  words = new Int32Array(65_536)
  private used = 0

  /** Returns the place of the clause: its name from now on. */
  add(literals: readonly number[], glue: number): number {
    const clause = this.used
    while (clause + CLAUSE_HEADER + literals.length > this.words.length) {
      this.words = doubled(this.words)
    }
    this.words[clause] = literals.length
    this.words[clause + 1] = glue
    this.words.set(literals, clause + CLAUSE_HEADER)
    this.used += CLAUSE_HEADER + literals.length
    return clause
  }

  glueOf(clause: number): number {
    return at(this.words, clause + 1)
  }

  /** Keeps the clauses listed and forgets the others; returns the new places, list by list. */
  keepOnly(lists: readonly (readonly number[])[]): number[][] {
    const old = this.words
    this.words = new Int32Array(old.length)
    this.used = 0
    return lists.map((list) =>
      list.map((clause) => {
        const length = CLAUSE_HEADER + at(old, clause)
        this.words.set(old.subarray(clause, clause + length), this.used)
        this.used += length
        return this.used - length
      }),
    )
  }
}

/**
 * Puts second the literal of the deepest level after the first: the two to watch once the search has gone back there.
 * Returns the number of levels in the clause, its glue.
 */
export function arrangeLearnt(literals: number[], levelOf: Int32Array): number {
  const levelAt = (place: number): number => at(levelOf, (literals[place] as number) >> 1)
  const levels = new Set<number>()
  let deepest = 1
  for (let place = 1; place < literals.length; place++) {
    levels.add(levelAt(place))
    if (levelAt(place) > levelAt(deepest)) deepest = place
  }
  const second = literals[deepest] as number
  literals[deepest] = literals[1] as number
  literals[1] = second
  return levels.size + 1
}

/** 1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 … (Luby, Sinclair and Zuckerman 1993): lengths of the runs between restarts. */
export function luby(index: number): number {
  let power = 1
  while (power < index + 1) power *= 2
  if (power === index + 1) return power / 2
  return luby(index - power / 2 + 1)
}
