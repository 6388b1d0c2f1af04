import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApplication } from '../../../test/support/application.ts'
import { mintScope } from '../../platform/access/scope.ts'
import { connect, type Database } from '../../platform/database/connect.ts'
import { ChangedSince, reading } from '../../platform/database/scoped.ts'
import { systemClock } from '../../platform/kernel/dates.ts'
import { recogniseHolders } from './recogniseHolders.ts'

/** What was read for an earlier request serves again only while nothing at all was committed since. */
describe('an actor that is remembered', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let doors: Database
  let readers: Database
  beforeAll(async () => {
    app = await testApplication()
    doors = connect(app.url, { context: { actor: 'authentication' }, named: true })
    readers = connect(app.url, { readOnly: true })
  })
  afterAll(async () => {
    await doors.close()
    await readers.close()
    await app.close()
  })

  const known = async () => {
    const { personId, sessionToken: person } = await app.signedIn({ platform: ['mission'] })
    const recognise = recogniseHolders({ db: doors.db, clock: systemClock, territoryId: app.territoryId })
    await recognise.now({ person })
    return { personId, recall: () => recognise.recall({ person }), now: () => recognise.now({ person }) }
  }
  type Recalled = Awaited<ReturnType<Awaited<ReturnType<typeof known>>['recall']>>
  const open = ({ actor, snapshot }: Recalled) =>
    reading(readers.db, { scope: mintScope(app.territoryId, actor), snapshot }, async (db) => {
      const { rows } = await sql<{ person: string }>`select access.person()::text as person`.execute(db)
      return rows[0]?.person
    })

  it('opens a page without being read again', async () => {
    const { personId, recall, now } = await known()
    // Other databases of the server write too, and jobs: one quiet moment is enough.
    const opened = async (attempts = 50): Promise<string | undefined> => {
      const recalled = await recall()
      expect(recalled.snapshot).not.toBeNull()
      return open(recalled).catch(async (error: unknown) => {
        if (!(error instanceof ChangedSince) || attempts === 0) throw error
        await now()
        return opened(attempts - 1)
      })
    }
    expect(await opened()).toBe(personId)
  })

  it('opens nothing once a role was taken away, whoever took it, at the very next request', async () => {
    const { personId, recall, now } = await known()
    const before = await recall()
    await app.db.deleteFrom('platform_role').where('person_id', '=', personId).execute()
    // The control: memory alone would still give the role.
    const after = await recall()
    expect(after.actor).toEqual(before.actor)
    await expect(open(after)).rejects.toThrow(ChangedSince)
    expect((await now()).actor).toMatchObject({ platform: [], asleep: [] })
  })

  it('is not believed when it was read while the change was under way', async () => {
    const { recall, now, personId } = await known()
    await app.db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('platform_role').where('person_id', '=', personId).execute()
      // Read here, it still has its role, and rightly so.
      expect((await now()).actor).toMatchObject({ platform: ['mission'] })
    })
    const recalled = await recall()
    expect(recalled.actor).toMatchObject({ platform: ['mission'] })
    await expect(open(recalled)).rejects.toThrow(ChangedSince)
  })

  it('leaves nothing of itself to the next one on the same connection', async () => {
    const one = await known()
    const two = await known()
    const single = connect(app.url, { readOnly: true, max: 1 })
    const visit = (actor: Parameters<typeof mintScope>[1]) =>
      reading(single.db, { scope: mintScope(app.territoryId, actor), snapshot: null }, async (db) => {
        const { rows } = await sql<{ told: string }>`
          select concat_ws(' ', access.person(), access.platform('mission'), access.event()) as told`.execute(
          db,
        )
        return rows[0]?.told
      })
    const { actor: first } = await one.now()
    expect(await visit(first)).toBe(`${one.personId} t`)
    const participant = {
      kind: 'participant',
      linkId: one.personId,
      eventId: two.personId,
      participantId: two.personId,
    } as const
    expect(await visit(participant)).toBe(`f ${two.personId}`)
    await expect(
      reading(single.db, { scope: mintScope(app.territoryId, first), snapshot: null }, async (db) => {
        await db.updateTable('person').set({ name: 'Écrit' }).execute()
      }),
    ).rejects.toThrow(/read-only transaction/)
    await single.close()
  })
})
