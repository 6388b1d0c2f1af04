/** 1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 … (Luby, Sinclair and Zuckerman 1993): lengths of the runs between restarts. */
function luby(index: number): number {
  let power = 1
  while (power < index + 1) power *= 2
  if (power === index + 1) return power / 2
  return luby(index - power / 2 + 1)
}

const FAST = 1 / 32
const SLOW = 1 / 4096
/** Learning worse than usual by so much: elsewhere it may go better. */
const WORSE = 1.1
const SHORTEST = 8
const LUBY_UNIT = 256
/** Conflicts of the first spell of one manner, before the other has its turn. */
const FIRST_SPELL = 1000

/**
 * When to begin again: by turns often, where the clauses learnt get worse (Audemard and Simon 2012), which proves; and
 * rarely, which finds.
 */
export class Restarts {
  isStable = false
  private fast = 0
  private slow = 0
  private begun = 0
  private runs = 0
  private spells = 0
  private turnAt = FIRST_SPELL

  note(glue: number, conflicts: number): void {
    this.fast += FAST * (glue - this.fast)
    this.slow += Math.max(SLOW, 1 / (conflicts + 1)) * (glue - this.slow)
    if (conflicts < this.turnAt) return
    this.isStable = !this.isStable
    this.spells++
    this.turnAt = conflicts + FIRST_SPELL * (1 + (this.spells >> 1)) ** 2
  }

  begin(conflicts: number): void {
    this.begun = conflicts
    this.runs++
  }

  isDue(conflicts: number): boolean {
    const run = conflicts - this.begun
    if (this.isStable) return run >= LUBY_UNIT * luby(this.runs)
    return run >= SHORTEST && this.fast > WORSE * this.slow
  }
}
