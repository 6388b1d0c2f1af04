import { randomFillSync } from 'node:crypto'
import { uuidV7 } from '../kernel/id.ts'

const NEEDED = 10
/** Random bytes drawn by the thousand: one call each would cost more than all the rest of an identifier. */
const pool = Buffer.alloc(NEEDED * 400)
let used = pool.length

/** A new identifier for a row. */
export const newId = (): string => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += NEEDED
  return uuidV7(Date.now(), pool.subarray(used - NEEDED, used))
}
