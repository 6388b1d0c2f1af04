import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { visitor } from '../access/actor.ts'
import { systemClock } from '../kernel/dates.ts'
import type { Engine, Visit } from './engine.ts'
import type { Route } from './route.ts'
import { steadyAnswers } from './steady.ts'

describe('answers of steady routes', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  /** A page that counts how often it was made. */
  const counted = (drawsForm = false, setsCookie = false) => {
    const steady = steadyAnswers()
    const made = { times: 0 }
    const engine = {
      visitorDb: database.db,
      clock: systemClock,
      jar: { announces: () => false },
    } as unknown as Engine
    const app = new Hono().get('/page', (c: Context) => {
      const drawn = { key: drawsForm }
      const visit = { c, actor: visitor, session: null, readIn: null, drawn } as unknown as Visit
      return steady(engine, { steady: 'memory' } as Route, visit, async () => {
        made.times += 1
        return c.text('Bonjour', 200, { ETag: 'W/"un"', ...(setsCookie ? { 'Set-Cookie': 'a=b' } : {}) })
      })
    })
    const open = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await app.request(path, { headers })
      return [answer.status, await answer.text(), made.times]
    }
    return { open }
  }
  const commit = () => sql`select pg_current_xact_id()`.execute(database.db)

  it('are made once until something is committed', async () => {
    const { open } = counted()
    expect(await open('/page')).toEqual([200, 'Bonjour', 1])
    expect(await open('/page')).toEqual([200, 'Bonjour', 1])
    expect(await open('/page', { 'if-none-match': 'W/"un"' })).toEqual([304, '', 1])
    await commit()
    expect(await open('/page')).toEqual([200, 'Bonjour', 2])
  })

  it('are others at another address or in another compression', async () => {
    const { open } = counted()
    await open('/page')
    expect(await open('/page?q=a')).toEqual([200, 'Bonjour', 2])
    expect(await open('/page', { 'accept-encoding': 'br' })).toEqual([200, 'Bonjour', 3])
  })

  it('are made each time where a form or a cookie is for one request only', async () => {
    for (const { open } of [counted(true), counted(false, true)]) {
      await open('/page')
      expect(await open('/page')).toEqual([200, 'Bonjour', 2])
    }
  })
})
