import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formToken, newSessionId, sealSession } from '../../app/platform/access/session.ts'
import { secretOf } from '../../app/platform/database/secrets.ts'
import { makeLog } from '../../app/platform/telemetry/log.ts'
import { routes } from '../../app/routes.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { type Marked, seedMarked } from '../support/markers.ts'

/** Un tour de toutes les pages, avec tous les droits, n’écrit dans les journaux techniques aucun mot de personne. */
describe('technical logs', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let folder: string
  let path: string
  let marked: Marked
  let event: Awaited<ReturnType<typeof anEvent>>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'openmap-logs-'))
    path = join(folder, 'journal.log')
    app = await testApplication({ log: makeLog(path, 'trace') })
    const { db, territoryId } = app
    const organisationId = await aBody(app, 'Organisme')
    event = await anEvent(app, { organiserId: organisationId, day: '2026-11-10', people: [[], []] })
    const [participantId = ''] = event.participants
    marked = await seedMarked(db, {
      territoryId,
      organisationId,
      eventId: event.id,
      participantId,
      at: new Date(),
    })
    await db.updateTable('membership').set({ role: 'manager' }).where('person_id', '=', marked.id).execute()
    await db.deleteFrom('retention_hold').execute()
    await db
      .insertInto('platform_role')
      .values(
        (['mission', 'administrator'] as const).map((role) => ({
          territory_id: territoryId,
          person_id: marked.id,
          role,
          created_at: new Date(),
        })),
      )
      .execute()
  })
  afterAll(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The person whose every column is marked, signed in by their marked session. */
  const inside = async (): Promise<{ visitor: Visitor; csrf: string }> => {
    const visitor = app.visitor()
    const token = marked.secret.get('person_session.token') ?? ''
    const payload = { id: newSessionId(), person: token, expires: Math.floor(Date.now() / 1000) + 3600 }
    const secret = await secretOf(app.db, 'session')
    visitor.keep('openmap', sealSession(secret, payload))
    return { visitor, csrf: formToken(secret, payload.id) }
  }

  const logged = async (): Promise<string> => {
    // Written beside the requests.
    await new Promise((resolve) => setTimeout(resolve, 1500))
    return readFileSync(path, 'utf8')
  }

  it('hold no word of a person after every page was opened and every form sent', {
    timeout: 240_000,
  }, async () => {
    const { visitor, csrf } = await inside()
    const mail = await app.db.selectFrom('mail').select('id').executeTakeFirstOrThrow()
    const values: { readonly [parameter: string]: string } = {
      slug: event.slug,
      token: 'jeton-inconnu-inconnu',
      id: mail.id,
      position: '1',
      queue: 'mail',
    }
    const words = new URLSearchParams({
      _csrf: csrf,
      _key: 'cle-du-tour-des-formulaires',
      name: marked.name,
      email: marked.email,
    })
    const statuses = new Set<number>()
    for (const { method, path: pattern } of routes) {
      if (pattern === '/deconnexion') continue
      const address = pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? mail.id)
      const response =
        method === 'GET'
          ? await visitor.send(`${address}?q=${encodeURIComponent(marked.name)}`)
          : await visitor.send(address, {
              method: 'POST',
              body: words.toString(),
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
            })
      statuses.add(response.status)
      if (method === 'GET') statuses.add((await visitor.send(address)).status)
    }
    expect(statuses.has(200)).toBe(true)
    expect([...statuses].filter((status) => status >= 500)).toEqual([])
    const text = await logged()
    expect(text.split('\n').length).toBeGreaterThan(routes.length)
    const found = [...marked.personal, ...marked.secret].filter(([, word]) => text.includes(word))
    expect(found).toEqual([])
  })

  it('would show a word that was let out', async () => {
    makeLog(path, 'info').info({ somebody: marked.name }, 'planted')
    expect((await logged()).includes(marked.name)).toBe(true)
  })
})
