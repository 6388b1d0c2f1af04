import { hashToken } from '../../platform/access/signing.ts'
import type { Admission, Admitting } from '../../platform/http/open.ts'
import type { Services } from '../../platform/http/route.ts'
import { SEEN_MINUTES } from '../../platform/identity/limits.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { recent } from '../../platform/kernel/recent.ts'
import { keyOfHeader, keyState } from '../domain/key.ts'
import { type Count, limitHeaders, QUOTAS, type QuotaName, spend, subscriberOf } from '../domain/limits.ts'
import { t } from '../messages.ts'
import { keyByHash, noteUse } from '../store/keys.ts'

const MOST_COUNTED = 50_000

/**
 * What was spent, by process: a count in the database would cost a commit for each request, and with it the answers kept
 * while nothing is committed (decision 0012). Several processes give as many times the quota.
 */
const counts = new WeakMap<Services, ReturnType<typeof recent<string, Count>>>()

const countsOf = (services: Services) => {
  const found = counts.get(services) ?? recent<string, Count>(MOST_COUNTED)
  counts.set(services, found)
  return found
}

const open: Admission = { headers: {}, refusal: null }

const count = (asked: Admitting, name: QuotaName, subject: string | null, cost: number): Admission => {
  if (subject === null) return open
  const counted = countsOf(asked.services)
  const seconds = asked.clock.now().epochMilliseconds / 1000
  const judged = spend(counted.get(subject), seconds, cost, QUOTAS[name].perWindow)
  counted.set(subject, judged.count)
  return {
    headers: limitHeaders(name, judged),
    refusal: judged.allowed ? null : { status: 429, detail: t.limits.refused(judged.reset, name === 'key') },
  }
}

const wrongKey = (asked: Admitting, state: keyof typeof t.limits.key, cost: number): Admission => {
  // Counted as anybody's: whoever tries keys is slowed down.
  const counted = anonymous(asked, cost)
  return counted.refusal !== null
    ? counted
    : {
        headers: {
          ...counted.headers,
          'WWW-Authenticate': 'Bearer realm="OpenMap ESS", error="invalid_token"',
        },
        refusal: { status: 401, detail: t.limits.key[state] },
      }
}

const anonymous = (asked: Admitting, cost: number): Admission => {
  const subscriber = subscriberOf(asked.address)
  return count(asked, 'anonymous', subscriber === null ? null : `address:${subscriber}`, cost)
}

/** Lets a request through to open data, or says when to come back: by its key, or by the address it comes from. */
export const admit =
  (cost = 1) =>
  async (asked: Admitting): Promise<Admission> => {
    const key = keyOfHeader(asked.authorization)
    if (key === null) return anonymous(asked, cost)
    if (key === '') return wrongKey(asked, 'unknown', cost)
    const { identity, territory } = asked.services
    const found = await keyByHash(identity.db, territory.id, hashToken(key))
    if (found === null) return wrongKey(asked, 'unknown', cost)
    const now = toDate(asked.clock.now())
    const state = keyState(found, now, 'read')
    if (state === 'out of scope') return { headers: {}, refusal: { status: 403, detail: t.limits.scope } }
    if (state !== 'valid') return wrongKey(asked, state, cost)
    const { lastUsedAt } = found
    if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > SEEN_MINUTES * 60_000)
      await noteUse(identity.db, territory.id, found.id, now)
    return count(asked, 'key', `key:${found.id}`, cost)
  }
