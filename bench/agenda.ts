import autocannon from 'autocannon'
import { sql } from 'kysely'
import { newSessionId, sealSession } from '../app/platform/access/session.ts'
import { connect, type Database } from '../app/platform/database/connect.ts'
import { attachOrStart, silentLog } from '../app/platform/database/embedded/index.ts'
import { newId } from '../app/platform/database/id.ts'
import { secretOf } from '../app/platform/database/secrets.ts'
import { startBrowser, startSite } from '../test/support/browser.ts'
import { firstLoad } from './pages.ts'

const BOUND = { perSecond: 2000, kilobytes: 60 }
const ATTENDEES = 500
const CONNECTIONS = 50
const SECONDS = 5
/** The demonstration's day whose timetable is published: 79 meetings of 10 buyers and 27 structures. */
const DAY = 'journee-jumelle-demo'

/** Cookies of attendees whose links were opened, over the participants who have meetings: opening them is another question. */
const cookiesOf = async ({ db }: Database): Promise<string[]> => {
  const { rows } = await sql<{ territory: string; event: string; participant: string }>`
    select p.territory_id as territory, p.event_id as event, p.id as participant from participant p
    join event e on e.territory_id = p.territory_id and e.id = p.event_id
    where e.slug = ${DAY} and p.role in ('buyer', 'structure') order by p.id`.execute(db)
  const secret = await secretOf(db, 'session')
  const expires = Math.floor(Date.now() / 1000) + 3600
  const links = Array.from({ length: ATTENDEES }, () => newId())
  await db
    .insertInto('access_link')
    .values(
      links.map((id, index) => {
        const one = rows[index % rows.length]
        if (one === undefined) throw new Error('no demonstration here')
        return {
          territory_id: one.territory,
          event_id: one.event,
          subject_id: one.participant,
          id,
          token_hash: Buffer.from(id),
          rights: ['agenda.read'],
          expires_at: new Date((expires + 3600) * 1000),
          created_at: new Date(),
        } as never
      }),
    )
    .execute()
  return links.map((link) => `openmap=${sealSession(secret, { id: newSessionId(), link, expires })}`)
}

type Attendee = { readonly cookie: string; readonly etag: string }

/** Each attendee opens the agenda once, as their telephone did in the morning. */
const firstVisits = async (url: string, cookies: readonly string[]) => {
  const attendees: Attendee[] = []
  for (const cookie of cookies) {
    const answer = await fetch(url, { headers: { cookie } })
    await answer.arrayBuffer()
    const etag = answer.headers.get('etag')
    if (answer.status !== 200 || etag === null) throw new Error(`agenda: ${answer.status}`)
    attendees.push({ cookie, etag })
  }
  return attendees
}

/** Each connection stands for some attendees, in turn; with the tag, as a browser that kept the page asks. */
const refreshing = async (url: string, attendees: readonly Attendee[], withTag: boolean) => {
  let next = 0
  const counts = { unchanged: 0, whole: 0, refused: 0 }
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    setupClient: (client) => {
      const first = next
      next += 1
      const mine = attendees.filter((_, index) => index % CONNECTIONS === first)
      client.setRequests(
        mine.map(({ cookie, etag }) => ({
          method: 'GET',
          headers: { cookie, 'accept-encoding': 'br', ...(withTag ? { 'if-none-match': etag } : {}) },
        })),
      )
      client.on('response', (status) => {
        counts[status === 304 ? 'unchanged' : status === 200 ? 'whole' : 'refused'] += 1
      })
    },
  })
  if (result.errors + result.timeouts + counts.refused > 0) throw new Error('agenda: refused answers')
  return { perSecond: result.requests.average, p99Milliseconds: result.latency.p99, ...counts }
}

/** Ten commits a second meanwhile, as when people are welcomed: what was kept before each is not used after it. */
const whileWelcoming = async <T>({ db }: Database, work: () => Promise<T>): Promise<T> => {
  const timer = setInterval(() => {
    void sql`select pg_current_xact_id()`.execute(db)
  }, 100)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** The page with all it needs, for a browser that has never come. */
const weightOf = async (url: string, cookie: string | undefined): Promise<number> => {
  const browser = await startBrowser()
  try {
    return (await firstLoad(browser, url, cookie)).all / 1000
  } finally {
    await browser.close()
  }
}

/** What 500 attendees get who refresh their agenda: answers a second, and the weight of the page. */
export const bench = async () => {
  const site = await startSite()
  try {
    const embedded = await attachOrStart({ folder: site.folder, log: silentLog })
    const superuser = connect(embedded.superuserUrl, { max: 2 })
    try {
      const url = `${site.url}/rencontres/${DAY}/mon-agenda`
      const attendees = await firstVisits(url, await cookiesOf(superuser))
      // Once more: who asks is remembered from the first time on.
      await firstVisits(
        url,
        attendees.map(({ cookie }) => cookie),
      )
      const quiet = await refreshing(url, attendees, true)
      const whole = await refreshing(url, attendees, false)
      const busy = await whileWelcoming(superuser, () => refreshing(url, attendees, true))
      const kilobytes = await weightOf(url, attendees[0]?.cookie)
      return {
        attendees: attendees.length,
        connections: CONNECTIONS,
        bound: BOUND.perSecond,
        ratio: quiet.perSecond / BOUND.perSecond,
        quiet,
        withoutTag: whole,
        tenCommitsASecond: busy,
        kilobytes,
        kilobytesBound: BOUND.kilobytes,
        kilobytesRatio: kilobytes / BOUND.kilobytes,
      }
    } finally {
      await superuser.close()
      await embedded.stop()
    }
  } finally {
    await site.stop()
  }
}
