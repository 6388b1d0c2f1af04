import { randomBytes } from 'node:crypto'
import { codeOf } from '../app/events/domain/badge.ts'
import { connect, type Database } from '../app/platform/database/connect.ts'
import { attachOrStart, silentLog } from '../app/platform/database/embedded/index.ts'
import { newId } from '../app/platform/database/id.ts'
import { startSite } from '../test/support/browser.ts'
import { enterAsMission } from './support/mission.ts'

const BADGES = 500
const BOUND_SECONDS = 20
const ROUNDS = 3
const SLUG = 'batiments-et-jardins-demo'

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** People with a badge, at the coming day of the demonstration. */
const addPeople = async ({ db }: Database): Promise<void> => {
  const { territory_id, id: event_id } = await db
    .selectFrom('event')
    .select(['territory_id', 'id'])
    .where('slug', '=', SLUG)
    .executeTakeFirstOrThrow()
  const at = { territory_id, event_id }
  const people = Array.from({ length: BADGES }, (_, rank) => ({
    participant: newId(),
    person: newId(),
    rank,
  }))
  const created_at = new Date()
  await db
    .insertInto('participant')
    .values(
      people.map(({ participant, rank }) => ({
        ...at,
        id: participant,
        role: 'public',
        display_name: `Organisme essai ${rank}`,
        name_key: `organisme essai ${rank}`,
        created_at,
      })),
    )
    .execute()
  await db
    .insertInto('representative')
    .values(
      people.map(({ participant, person, rank }) => ({
        ...at,
        id: person,
        participant_id: participant,
        position: 1,
        name: `Personne d’essai ${rank}`,
      })),
    )
    .execute()
  await db
    .insertInto('badge')
    .values(
      people.map(({ person }) => ({
        ...at,
        representative_id: person,
        code: codeOf(randomBytes(10)),
        created_at,
      })),
    )
    .execute()
}

/** The badges of a large day, from the request to the last byte of the file, against the time that one may wait. */
export const bench = async () => {
  const site = await startSite()
  try {
    const embedded = await attachOrStart({ folder: site.folder, log: silentLog })
    const superuser = connect(embedded.superuserUrl, { max: 1 })
    try {
      await addPeople(superuser)
      const cookie = await enterAsMission(site.url)
      const rounds: number[] = []
      let bytes = 0
      for (let round = 0; round < ROUNDS; round += 1) {
        const begun = performance.now()
        const file = await fetch(`${site.url}/rencontres/${SLUG}/organisation/impressions/badges.pdf`, {
          headers: { cookie },
        })
        if (file.status !== 200) throw new Error(`refused: ${file.status}`)
        bytes = (await file.arrayBuffer()).byteLength
        rounds.push((performance.now() - begun) / 1000)
      }
      const seconds = middle(rounds)
      return {
        badges: BADGES,
        seconds,
        boundSeconds: BOUND_SECONDS,
        ratio: seconds / BOUND_SECONDS,
        bytes,
        rounds,
      }
    } finally {
      await superuser.close()
      await embedded.stop()
    }
  } finally {
    await site.stop()
  }
}
