import { randomBytes } from 'node:crypto'
import { uuidV7 } from '../kernel/id.ts'

/** A new identifier for a row. */
export const newId = (): string => uuidV7(Date.now(), randomBytes(10))
