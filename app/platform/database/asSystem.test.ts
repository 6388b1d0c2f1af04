import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { mintScope } from '../access/scope.ts'
import { connect, type Database } from './connect.ts'
import type { Ctx } from './context.ts'
import { asSystem } from './scoped.ts'
import { inTransaction } from './transaction.ts'

describe('asSystem', () => {
  let base: TestDatabase
  let bare: Database
  beforeAll(async () => {
    base = await testDatabase()
    bare = connect(base.url)
  })
  afterAll(async () => {
    await bare.close()
    await base.close()
  })
  const as = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => {
    const scope = mintScope(base.territoryId, { kind: 'visitor' })
    const parts = { clock: base.clock, scope, dispatch: async () => {} }
    return inTransaction(bare.db, parts, work, () => true)
  }
  const acting = async (ctx: Ctx): Promise<string> => {
    const { rows } = await sql<{ actor: string }>`select access.actor() as actor`.execute(ctx.db)
    return rows[0]?.actor ?? ''
  }

  it('leaves the context as it found it, also when one work holds another', async () => {
    const seen: string[] = []
    const look = async (ctx: Ctx) => void seen.push(await acting(ctx))
    await as(async (ctx) => {
      await look(ctx)
      await asSystem(ctx, async () => {
        await asSystem(ctx, () => look(ctx))
        await look(ctx)
      })
      await look(ctx)
    })
    expect(seen).toEqual(['visitor', 'system', 'system', 'visitor'])
  })

  it('leaves it so when the work throws and somebody catches', async () => {
    const seen = await as(async (ctx) => {
      const refused = asSystem(ctx, async () => {
        throw new Error('refused')
      })
      await refused.catch(() => {})
      return acting(ctx)
    })
    expect(seen).toBe('visitor')
  })
})
