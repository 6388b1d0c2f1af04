import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../database/context.ts'
import { inTransaction } from '../database/transaction.ts'
import { claimKey, keepReply } from './idempotency.ts'
import { redirect } from './reply.ts'

const KEY = '0192f0c1-aaaa-7bbb-8ccc-123456789abc'

describe('claimKey', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  const send = (hash: string, keep = true) =>
    inTransaction(
      database.db,
      { clock: database.clock, scope: database.scope, dispatch: async () => {} },
      async (ctx: Ctx) => {
        const claim = await claimKey(ctx, KEY, 'POST /x', hash)
        if (claim.kind === 'first') {
          await ctx.emit({ type: 'Effect', payload: {} })
          await keepReply(ctx, KEY, redirect('/done'))
        }
        return claim
      },
      () => keep,
    )
  const effects = async () =>
    (await database.db.selectFrom('fact').select('id').where('type', '=', 'Effect').execute()).length

  it('gives ten simultaneous clicks one effect and one answer, after a first that was rolled back', async () => {
    expect((await send('a', false)).kind).toBe('first')
    expect(await effects()).toBe(0)
    const claims = await Promise.all(Array.from({ length: 10 }, () => send('a')))
    expect(claims.filter((claim) => claim.kind === 'first')).toHaveLength(1)
    expect(claims.filter((claim) => claim.kind === 'again')).toHaveLength(9)
    expect(await effects()).toBe(1)
    expect(await send('a')).toEqual({ kind: 'again', reply: { kind: 'redirect', to: '/done' } })
    expect((await send('other body')).kind).toBe('other-body')
  })
})
