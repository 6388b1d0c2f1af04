import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { react } from './subscribe.ts'

describe('react', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  it('runs each reaction once, and only what failed runs again', async () => {
    const seen: string[] = []
    let broken = true
    const subscriptions = {
      Done: [
        { effect: 'first', run: async () => void seen.push('first') },
        {
          effect: 'second',
          run: async () => {
            if (broken) throw new Error('outside world down')
            seen.push('second')
          },
        },
      ],
    }
    await database.ctx.emit({ type: 'Done', payload: { id: '1' } })
    const { id } = await database.db.selectFrom('fact').select('id').executeTakeFirstOrThrow()
    const parts = { clock: database.clock, dispatch: async () => {}, subscriptions }
    await expect(react(database.db, parts, id)).rejects.toThrow('outside world down')
    broken = false
    await react(database.db, parts, id)
    await react(database.db, parts, id)
    expect(seen).toEqual(['first', 'second'])
  })
})
