import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../../app/platform/http/route.ts'
import { unaudited } from '../access/unaudited.ts'
import { makeWorld } from '../access/world.ts'
import { type Client, clientsOf, type Entry, type World } from './client.ts'
import { honestBodies, nameOf, pathOf, posts, sample } from './forms.ts'
import { BEHIND, rowsNow } from './rows.ts'

/** Honest bodies tried for a form before it is given up as having no effect on this world. */
const TRIES = 10

/** One click or ten: a form with the same key acts once, and answers alike. */
describe('a form sent twice with its key', () => {
  let world: World
  let clients: Awaited<ReturnType<typeof clientsOf>>
  beforeAll(async () => {
    world = await makeWorld()
    clients = await clientsOf(world)
  })
  afterAll(() => world.close())

  const keyed = posts.filter(({ keyless, oneClick }) => keyless === undefined && oneClick === undefined)
  const effective: string[] = []

  const outcome = async (response: Response) => [response.status, response.headers.get('location')]
  const claims = async (key: string): Promise<number> =>
    (await world.app.db.selectFrom('idempotency_key').select('key').where('key', '=', key).execute()).length

  /** Who may have something to do with a form: whoever administers, whoever manages tenant A, judges or applied there, one person alone. */
  const senders = async (): Promise<readonly Client[]> => {
    const alone = await clients.signedIn()
    // A form before may have closed the links by which some come.
    await world.app.db.updateTable('access_link').set({ revoked_at: null }).execute()
    // Or put the record in the trash.
    await world.app.db.updateTable('structure').set({ deleted_at: null }).execute()
    // Or decided what another decides.
    await world.app.db
      .updateTable('proposal')
      .set({ state: 'waiting', decided_at: null, decided_by: null, reason: null, accepted: [] })
      .execute()
    await world.giveWhatIsOfOnePerson(alone.personId)
    return [
      await clients.administrator(),
      await clients.manager(),
      await clients.juror(),
      clients.applicant(),
      clients.participant(),
      clients.agent(),
      alone,
    ]
  }

  /** Sends honest bodies, twice at once with one key each, until one is accepted. */
  const accepted = async (client: Client, one: Route) => {
    for (const body of sample(honestBodies(one), TRIES)) {
      const key = randomBytes(16).toString('hex')
      const send = () => client.form(pathOf(one), body, { key })
      const [first, second] = await Promise.all([send(), send()])
      if (first.status === 303 || second.status === 303)
        return { client, key, body, answers: [await outcome(first), await outcome(second)] }
      // Who may not, or sees nothing there, will not be heard with other words.
      if (first.status === 403 || first.status === 404) return null
    }
    return null
  }

  it.each(keyed.map((one) => [nameOf(one), one] as const))(
    '%s acts once',
    { timeout: 120_000 },
    async (_, one) => {
      let found: Awaited<ReturnType<typeof accepted>> = null
      for (const sender of await senders()) found ??= await accepted(sender, one)
      if (found === null) return
      effective.push(nameOf(one))
      const { client, key, body, answers } = found
      // Signing out, or giving one's place away, ends the session: whoever comes second is nobody any more.
      const ends = ['/deconnexion', '/rencontres/:slug/mon-inscription/transfert'].includes(one.path)
      if (!ends) expect(answers[1]).toEqual(answers[0])
      expect(await claims(key)).toBe(1)
      const before = await rowsNow(world, BEHIND)
      const again = await outcome(await client.form(pathOf(one), body, { key }))
      if (!ends) expect(again).toEqual(answers[0])
      const more: readonly Entry[] = [...body, ['page', '7']]
      const other = await client.form(pathOf(one), more, { key })
      expect(other.status).not.toBe(303)
      expect(await rowsNow(world, BEHIND)).toEqual(before)
    },
  )

  it('was seen on most forms: the others found nothing to do in this world', () => {
    // Some forms only show what was typed, or the verdicts of a file: they never have an effect.
    const acting = keyed.filter((one) => !/^shows/.test(unaudited[nameOf(one)] ?? ''))
    expect(effective.length).toBeGreaterThanOrEqual(Math.ceil(acting.length * 0.65))
  })
})
