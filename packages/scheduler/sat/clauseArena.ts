import { at, doubled } from '../arrays.ts'

/** Words before the literals of a clause: its size, its glue (levels it spans; 0 = original), and how lately it served. */
export const CLAUSE_HEADER = 3

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
    this.words[clause + 2] = 2
    this.words.set(literals, clause + CLAUSE_HEADER)
    this.used += CLAUSE_HEADER + literals.length
    return clause
  }

  sizeOf(clause: number): number {
    return at(this.words, clause)
  }

  glueOf(clause: number): number {
    return at(this.words, clause + 1)
  }

  /** The clause served in a conflict. */
  serve(clause: number): void {
    this.words[clause + 2] = 2
  }

  /** Did it serve since the last two calls? */
  age(clause: number): boolean {
    const left = at(this.words, clause + 2)
    if (left > 0) this.words[clause + 2] = left - 1
    return left > 0
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
