import { sql } from 'kysely'
import { connect, type Database } from '../app/platform/database/connect.ts'
import { attachOrStart, silentLog } from '../app/platform/database/embedded/index.ts'
import { newId } from '../app/platform/database/id.ts'
import { startSite } from '../test/support/browser.ts'
import { enterAsMission } from './support/mission.ts'

/** Check-ins a second, through HTTP, that a full entrance needs. */
const BOUND = 100
const SECONDS = 5
const DEVICES = 8

type Place = {
  readonly territoryId: string
  readonly eventId: string
  readonly slug: string
  readonly who: readonly string[]
}

/** The coming day of the demonstration, and the people to expect there. */
const placeOf = async ({ db }: Database): Promise<Place> => {
  const slug = 'batiments-et-jardins-demo'
  const { rows } = await sql<{ territory: string; event: string; who: string }>`
    select r.territory_id as territory, r.event_id as event, r.id as who from representative r
    join event e on e.territory_id = r.territory_id and e.id = r.event_id where e.slug = ${slug}`.execute(db)
  const [first] = rows
  if (first === undefined) throw new Error('no demonstration here')
  return { territoryId: first.territory, eventId: first.event, slug, who: rows.map(({ who }) => who) }
}

/** At the door, as its page sends: a cookie and a token. */
const atTheDoor = async (url: string, { slug }: Place) => {
  const cookie = await enterAsMission(url)
  const list = await fetch(`${url}/rencontres/${slug}/accueil/liste.json`, { headers: { cookie } })
  const { csrf } = (await list.json()) as { csrf: string }
  return { cookie, csrf }
}

/** How many times a second `once` is done by several devices at a time. */
const rateOf = async (once: (turn: number) => Promise<void>): Promise<number> => {
  const end = performance.now() + SECONDS * 1000
  let done = 0
  const device = async (): Promise<void> => {
    while (performance.now() < end) {
      done += 1
      await once(done)
    }
  }
  await Promise.all(Array.from({ length: DEVICES }, device))
  return done / SECONDS
}

/** Check-ins one by one through HTTP on the embedded database, beside the bare rows that they write. */
export const bench = async () => {
  const site = await startSite()
  try {
    const embedded = await attachOrStart({ folder: site.folder, log: silentLog })
    const superuser = connect(embedded.superuserUrl, { max: DEVICES })
    try {
      const place = await placeOf(superuser)
      const { cookie, csrf } = await atTheDoor(site.url, place)
      const whoOf = (turn: number): string => place.who[turn % place.who.length] ?? ''
      const send = async (turn: number): Promise<void> => {
        const at = Date.now()
        const entry = { id: newId(), who: whoOf(turn), kind: 'arrival', undoes: null, way: 'badge', at }
        const answer = await fetch(`${site.url}/rencontres/${place.slug}/accueil/envoi`, {
          method: 'POST',
          headers: { cookie },
          body: new URLSearchParams({ _csrf: csrf, queue: JSON.stringify({ sentAt: at, entries: [entry] }) }),
        })
        if (answer.status !== 200) throw new Error(`refused: ${answer.status}`)
        await answer.arrayBuffer()
        // Each person comes once, as at a true entrance: a thousand duplicates of one would be another question.
        if (turn % place.who.length === 0)
          await superuser.db.deleteFrom('check_in').where('event_id', '=', place.eventId).execute()
      }
      const insert = async (turn: number): Promise<void> => {
        await superuser.db
          .insertInto('check_in')
          .values({
            territory_id: place.territoryId,
            event_id: place.eventId,
            id: newId(),
            representative_id: whoOf(turn),
            kind: 'arrival',
            way: 'badge',
            actor: 'system:bench',
            at: new Date(),
            received_at: new Date(),
          })
          .execute()
      }
      for (let turn = 0; turn < 100; turn += 1) await send(turn)
      const perSecond = await rateOf(send)
      const insertsPerSecond = await rateOf(insert)
      return {
        devices: DEVICES,
        people: place.who.length,
        checkInsPerSecond: perSecond,
        bound: BOUND,
        ratio: perSecond / BOUND,
        bareInsertsPerSecond: insertsPerSecond,
        shareOfBareInserts: perSecond / insertsPerSecond,
      }
    } finally {
      await superuser.close()
      await embedded.stop()
    }
  } finally {
    await site.stop()
  }
}
