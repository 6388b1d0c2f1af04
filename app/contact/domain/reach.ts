import type { Structure } from '../../directory/index.ts'
import { hashToken } from '../../platform/access/signing.ts'

type Reached = Pick<Structure, 'email' | 'closedOn' | 'deletedAt'>

/** One whole address, as an envelope takes it; the relay writes to nothing else. */
const ONE_ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/u

/** May a message be written to this structure on this day? `refused`: its address wants none. */
export const mayBeWritten = (
  { email, closedOn, deletedAt }: Reached,
  day: string,
  refused: boolean,
): boolean =>
  email !== null &&
  ONE_ADDRESS.test(email) &&
  !refused &&
  deletedAt === null &&
  (closedOn === null || closedOn > day)

/** What a refusal keeps of an address. */
export const addressHash = (address: string): string => hashToken(`contact:${address.trim().toLowerCase()}`)
