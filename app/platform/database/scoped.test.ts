import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { mintScope } from '../access/scope.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Ctx } from './context.ts'
import { withinSavepoint } from './savepoint.ts'
import { asSystem } from './scoped.ts'
import { inTransaction } from './transaction.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const asVisitor = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inTransaction(
    base.db,
    { clock: base.clock, scope: mintScope(base.territoryId, { kind: 'visitor' }), dispatch: async () => {} },
    work,
    () => true,
  )
const actor = async (ctx: Ctx): Promise<string> =>
  (await sql<{ actor: string }>`select access.actor() as actor`.execute(ctx.db)).rows[0]?.actor ?? ''

it('is the system until the outermost work ends, then whoever it was', async () => {
  const seen = await asVisitor(async (ctx) => {
    const told = [await actor(ctx)]
    await asSystem(ctx, async () => {
      told.push(await actor(ctx))
      await asSystem(ctx, async () => void told.push(await actor(ctx)))
      told.push(await actor(ctx))
    })
    return [...told, await actor(ctx)]
  })
  expect(seen).toEqual(['visitor', 'system', 'system', 'system', 'visitor'])
})

it('undoes what was tried in vain, and the transaction goes on as whoever it was', async () => {
  const count = async (ctx: Ctx): Promise<number> =>
    asSystem(
      ctx,
      async () =>
        (
          await ctx.db
            .selectFrom('fact')
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
    )
  await asVisitor(async (ctx) => {
    const emit = () => ctx.emit({ type: 'Tried', payload: {} })
    const refused = await withinSavepoint(ctx, async () => {
      await emit()
      return refuse('no')
    })
    expect([refused.ok, await count(ctx)]).toEqual([false, 0])
    const failing = withinSavepoint(ctx, () =>
      asSystem(ctx, async () => {
        await emit()
        await sql`select 1 / 0`.execute(ctx.db)
        return ok(null)
      }),
    )
    await expect(failing).rejects.toThrow(/division by zero/)
    expect([await actor(ctx), await count(ctx)]).toEqual(['visitor', 0])
    expect((await withinSavepoint(ctx, async () => ok(await emit()))).ok).toBe(true)
    expect(await count(ctx)).toBe(1)
  })
})
