import { randomFillSync } from 'node:crypto'
import { uuidV7 } from '../kernel/id.ts'

const NEEDED = 10
/** Random bytes drawn by the thousand: one call each would cost more than all the rest of an identifier. */
const pool = Buffer.alloc(NEEDED * 400)
let used = pool.length

/** Steps within a millisecond, in the twelve bits after it: identifiers of one process follow their order (RFC 9562, 6.2). */
const STEPS = 4096
let last = 0
/** A clock set back by more than this is believed: identifiers would otherwise stay in the future for as long. */
const SET_BACK = 10_000 * STEPS

/** A new identifier for a row, greater than every one that this process made before, unless the clock was set back. */
export const newId = (): string => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += NEEDED
  const bytes = pool.subarray(used - NEEDED, used)
  const now = Date.now() * STEPS
  last = now > last || last - now > SET_BACK ? now : last + 1
  bytes.writeUInt16BE(last % STEPS)
  return uuidV7(Math.floor(last / STEPS), bytes)
}
