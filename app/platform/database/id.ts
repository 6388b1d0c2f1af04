import { randomFillSync } from 'node:crypto'
import { uuidV7 } from '../kernel/id.ts'

const NEEDED = 10
/** Random bytes drawn by the thousand: one call each would cost more than all the rest of an identifier. */
const pool = Buffer.alloc(NEEDED * 400)
let used = pool.length

/** Steps within a millisecond, in the twelve bits after it: identifiers of one process follow their order (RFC 9562, 6.2). */
const STEPS = 4096
let last = 0

/** A new identifier for a row, greater than every one that this process made before. */
export const newId = (): string => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += NEEDED
  const bytes = pool.subarray(used - NEEDED, used)
  last = Math.max(last + 1, Date.now() * STEPS)
  bytes.writeUInt16BE(last % STEPS)
  return uuidV7(Math.floor(last / STEPS), bytes)
}
