import { sql } from 'kysely'
import { sign } from '../access/signing.ts'
import type { Db } from '../database/connect.ts'
import { type Clock, toDate } from '../kernel/dates.ts'
import { MINUTE } from './limits.ts'

/** Attempts allowed to one key in one window. */
export type Limit = {
  readonly attempts: number
  readonly minutes: number
  /** Attempts of the window before count too: without it, what was spent a second ago is new again at the turn of the window. */
  readonly sliding?: boolean
}

/** One person mistypes; one address may shelter an office, or an attacker. */
export const LIMITS = {
  linkPerEmail: { attempts: 5, minutes: 15 },
  linkPerAddress: { attempts: 40, minutes: 15 },
  passwordPerEmail: { attempts: 10, minutes: 15 },
  passwordPerAddress: { attempts: 60, minutes: 15 },
  codePerPerson: { attempts: 6, minutes: 10 },
  /** A code is good for some ninety seconds: tried once, it is spent. */
  sameCode: { attempts: 1, minutes: 5, sliding: true },
  tokenPerAddress: { attempts: 60, minutes: 15 },
  /** One for each address invited. */
  invitePerPerson: { attempts: 60, minutes: 60 },
  /** Each one writes to those who decide. */
  askPerPerson: { attempts: 12, minutes: 60 },
  passkeyPerAddress: { attempts: 120, minutes: 15 },
  /** Changes of address asked for: each writes to somebody who asked for nothing. */
  addressPerPerson: { attempts: 5, minutes: 15 },
  writePerPerson: { attempts: 120, minutes: 15 },
  /** A whole office may register from one address. */
  registerPerAddress: { attempts: 120, minutes: 15 },
  /** What is proposed about the directory: each one is read by somebody. */
  proposePerAddress: { attempts: 30, minutes: 60 },
  providerPerAddress: { attempts: 120, minutes: 15 },
  /** Each application begun writes to an address that nobody has proved yet. */
  applyPerAddress: { attempts: 20, minutes: 60 },
  applyPerEmail: { attempts: 5, minutes: 60 },
  /** Tries of a mail to many: each goes to whoever writes it. */
  mailingTest: { attempts: 20, minutes: 60 },
  /** Messages to structures: an office behind one address, one author, one record, and the whole directory in a day. */
  contactPerAddress: { attempts: 30, minutes: 60 },
  contactPerAuthor: { attempts: 10, minutes: 24 * 60 },
  contactPerRecord: { attempts: 20, minutes: 24 * 60 },
  contactPerDay: { attempts: 1000, minutes: 24 * 60 },
  /** Questions that we ask of servers of somebody else, for whoever asks us. */
  lookupPerAddress: { attempts: 60, minutes: 60 },
  /** A copy of data costs, and a thief would want many. */
  exportPerPerson: { attempts: 5, minutes: 24 * 60 },
} as const satisfies { readonly [name: string]: Limit }

export type LimitName = keyof typeof LIMITS

/**
 * Counts one attempt, outside the transaction of the request: a refused attempt counts too. A window that ends opens the
 * door again, so nobody is locked out for good. What is counted is kept as a keyed digest, never as an address.
 *
 * @returns the seconds to wait, or null when the attempt may go on
 */
export const throttle = async (
  parts: { readonly db: Db; readonly clock: Clock; readonly secret: string },
  name: LimitName,
  subject: string,
): Promise<number | null> => {
  const limit: Limit = LIMITS[name]
  const length = limit.minutes * MINUTE
  const now = parts.clock.now().epochMilliseconds
  const start = now - (now % length)
  const key = sign(parts.secret, `${name}:${subject}`)
  const { count } = await parts.db
    .insertInto('throttle')
    .values({ key, window_start: new Date(start), count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['key', 'window_start']).doUpdateSet({ count: sql<number>`throttle.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  const before = limit.sliding === true ? await countOf(parts.db, key, new Date(start - length)) : 0
  return count + before > limit.attempts ? Math.ceil((start + length - now) / 1000) : null
}

const countOf = async (db: Db, key: string, start: Date): Promise<number> => {
  const window = await db
    .selectFrom('throttle')
    .select('count')
    .where('key', '=', key)
    .where('window_start', '=', start)
    .executeTakeFirst()
  return window?.count ?? 0
}

/**
 * Spends something that serves once, told apart by when it was made: of two who try at the same time, one wins.
 * @returns false when it was spent already
 */
export const spend = async (
  parts: { readonly db: Db; readonly secret: string },
  subject: string,
  madeAt: Date,
): Promise<boolean> => {
  const spent = await parts.db
    .insertInto('throttle')
    .values({ key: sign(parts.secret, `spent:${subject}`), window_start: madeAt, count: 1 })
    .onConflict((conflict) => conflict.columns(['key', 'window_start']).doNothing())
    .returning('key')
    .executeTakeFirst()
  return spent !== undefined
}

/** Windows that ended a day ago say nothing any more. */
export const forgetAttempts = async (db: Db, clock: Clock): Promise<void> => {
  await db
    .deleteFrom('throttle')
    .where('window_start', '<', toDate(clock.now().subtract({ hours: 24 })))
    .execute()
}
