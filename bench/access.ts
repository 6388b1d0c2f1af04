import autocannon from 'autocannon'
import { sql } from 'kysely'
import type { Actor } from '../app/platform/access/actor.ts'
import { bodyRole } from '../app/platform/access/policy.ts'
import { mintScope } from '../app/platform/access/scope.ts'
import { connect, type Database } from '../app/platform/database/connect.ts'
import { attachOrStart, silentLog } from '../app/platform/database/embedded/index.ts'
import { reading } from '../app/platform/database/scoped.ts'
import { startSite } from '../test/support/browser.ts'

/** A signed-in page costs at most this many times the same public page. */
const BOUND = 1.3
const ROUNDS = 5
const SECONDS = 3
const CONNECTIONS = 10

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Enters the demonstration as a buyer; the cookie of the session. */
const signIn = async (url: string): Promise<string> => {
  const page = await fetch(`${url}/connexion`)
  const visitor = page.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const entered = await fetch(`${url}/connexion/demonstration`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ _csrf: csrf, compte: 'acheteur' }),
    headers: { cookie: visitor },
  })
  return entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const rate = async (url: string, cookie: string | null): Promise<number> => {
  const headers = cookie === null ? {} : { cookie }
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers })
  if (result.non2xx + result.errors + result.timeouts > 0) throw new Error(`${url}: refused answers`)
  return result.requests.average
}

/** Each page for a visitor and for somebody signed in, in turns, so that a noisy moment falls on both. */
const pages = async (url: string) => {
  const cookie = await signIn(url)
  const measured = []
  for (const path of ['/', '/structures', '/rencontres', '/rencontres/batiments-et-jardins-demo', '/aide']) {
    await rate(url + path, null)
    const rounds: { visitor: number; signedIn: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ visitor: await rate(url + path, null), signedIn: await rate(url + path, cookie) })
    const ratios = rounds.map(({ visitor, signedIn }) => visitor / signedIn)
    measured.push({
      path,
      visitorPerSecond: middle(rounds.map(({ visitor }) => visitor)),
      signedInPerSecond: middle(rounds.map(({ signedIn }) => signedIn)),
      ratio: middle(ratios),
      ratios,
    })
  }
  return measured
}

const microseconds = async (times: number, work: () => unknown): Promise<number> => {
  const begun = performance.now()
  for (let time = 0; time < times; time += 1) await work()
  return ((performance.now() - begun) * 1000) / times
}

/** What the two walls cost by themselves: one decision, one scope told, and the same reading with and without the second wall. */
const walls = async (app: Database, superuser: Database) => {
  const { rows } = await sql<{ id: string; territory_id: string }>`
    select id, territory_id from organisation where slug = 'acheteur-demo-01'`.execute(superuser.db)
  const body = rows[0]
  if (body === undefined) throw new Error('no demonstration here')
  const actor: Actor = {
    kind: 'person',
    personId: body.id,
    sessionId: body.id,
    name: '',
    shared: false,
    memberships: [{ organisationId: body.id, role: 'manager', kinds: ['buyer'], departments: ['93'] }],
    platform: [],
    asleep: [],
  }
  const scope = mintScope(body.territory_id, actor)
  const policy = bodyRole('manager')
  const events = sql`select count(*) from event where territory_id = ${body.territory_id}`
  const team = sql`select count(*) from membership where organisation_id = ${body.id}`
  const under = (query: typeof events) =>
    reading(app.db, { scope, snapshot: null }, async (db) => {
      await query.execute(db)
      return microseconds(2000, () => query.execute(db))
    })
  const without = (query: typeof events) =>
    superuser.db.connection().execute(async (db) => {
      await query.execute(db)
      return microseconds(2000, () => query.execute(db))
    })
  return {
    decisionMicroseconds: await microseconds(200_000, () =>
      policy.decide(actor, { organisation: { id: body.id } }),
    ),
    scopeMicroseconds: await microseconds(2000, () =>
      reading(app.db, { scope, snapshot: null }, async () => {}),
    ),
    events: { underPolicies: await under(events), without: await without(events) },
    membership: { underPolicies: await under(team), without: await without(team) },
  }
}

/** What knowing who asks costs: pages signed in beside the same public pages, then each wall by itself. */
export const bench = async () => {
  const site = await startSite()
  try {
    const measured = await pages(site.url)
    const embedded = await attachOrStart({ folder: site.folder, log: silentLog })
    const app = connect(embedded.applicationUrl, { max: 1 })
    const superuser = connect(embedded.superuserUrl, { max: 1 })
    try {
      return {
        connections: CONNECTIONS,
        bound: BOUND,
        worstRatio: Math.max(...measured.map(({ ratio }) => ratio)),
        pages: measured,
        walls: await walls(app, superuser),
      }
    } finally {
      await app.close()
      await superuser.close()
      await embedded.stop()
    }
  } finally {
    await site.stop()
  }
}
