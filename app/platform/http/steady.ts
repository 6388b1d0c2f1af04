import type { Context } from 'hono'
import { sql } from 'kysely'
import { currentLocale } from '../i18n/catalogue.ts'
import { KeptBySize } from '../kernel/keptBySize.ts'
import type { Engine, Visit } from './engine.ts'
import type { Route } from './route.ts'
import { REACHES } from './security.ts'

/** A whole answer, with the snapshot of the database and the minute in which it was made. */
type Kept = {
  readonly snapshot: string
  readonly minute: number
  /** Null where whoever asks had it already. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
  readonly headers: [string, string][]
  readonly etag: string | null
}

/** What an answer says again where the page itself did not change. */
const KEPT_UNCHANGED = new Set(['etag', 'cache-control', 'vary', REACHES.toLowerCase()])

const MOST_BYTES = 32 * 1024 * 1024
const OVERHEAD = 1024

/** The same bytes serve whoever accepts the same compression. */
const encodingOf = (c: Context): string =>
  /\b(br|gzip)\b/.exec(c.req.header('accept-encoding') ?? '')?.[0] ?? ''

const unchanged = (c: Context, etag: string | null): boolean =>
  etag !== null && c.req.header('if-none-match')?.includes(etag) === true

/** The same answer for this request, or null where only its tag was kept and the browser has another page. */
const shown = (c: Context, { etag, bytes, headers }: Kept): Response | null => {
  if (unchanged(c, etag)) {
    const told = headers.filter(([name]) => KEPT_UNCHANGED.has(name.toLowerCase()))
    return new Response(null, { status: 304, headers: told })
  }
  return bytes === null ? null : new Response(bytes, { headers })
}

/**
 * Answers of the routes said `steady`, kept whole while nothing was committed: two equal snapshots see the same rows
 * (decision 0012), and the same asker at the same address in the same minute then reads the same page. One short question
 * to the database instead of a page; nothing to invalidate.
 */
export const steadyAnswers = () => {
  const kept = new KeptBySize<Kept>(MOST_BYTES)

  return async (
    engine: Engine,
    { steady }: Route,
    visit: Visit,
    make: () => Promise<Response>,
  ): Promise<Response> => {
    const { c, session, readIn, actor } = visit
    const anybody = actor.kind === 'visitor' && session === null
    if (steady === undefined || !(anybody || readIn !== null) || engine.jar.announces(c)) return make()
    const { rows } = await sql<{ now: string }>`select pg_current_snapshot()::text as now`.execute(
      engine.visitorDb,
    )
    const now = rows[0]?.now ?? ''
    const minute = Math.floor(engine.clock.now().epochMilliseconds / 60_000)
    const { pathname, search } = new URL(c.req.url)
    const key = [
      session?.id ?? '',
      session?.acting ?? '',
      currentLocale(),
      encodingOf(c),
      `${pathname}${search}`,
    ].join(' ')
    const found = kept.get(key)
    // Who asks is read in that same snapshot, or a right withdrawn since would be kept with the page.
    const same = anybody || readIn === now
    const again = found?.snapshot === now && found.minute === minute && same ? shown(c, found) : null
    if (again !== null) return again
    const answered = await make()
    // A form drawn for this request only, a cookie given, a refusal: not for another request.
    const whole = answered.status === 200
    if (!same || visit.drawn.key || (!whole && answered.status !== 304) || answered.headers.has('set-cookie'))
      return answered
    const headers = [...answered.headers]
    const bytes = whole ? new Uint8Array(await answered.arrayBuffer()) : null
    const etag = answered.headers.get('etag')
    kept.set(key, { snapshot: now, minute, bytes, headers, etag }, (bytes?.length ?? 0) + OVERHEAD)
    return bytes === null ? answered : new Response(bytes, { headers })
  }
}
