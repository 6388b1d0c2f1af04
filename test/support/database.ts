import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { Actor } from '../../app/platform/access/actor.ts'
import { mintScope, type Scope } from '../../app/platform/access/scope.ts'
import { connect } from '../../app/platform/database/connect.ts'
import { type Ctx, makeCtx } from '../../app/platform/database/context.ts'
import { newId } from '../../app/platform/database/id.ts'
import { runUseCase } from '../../app/platform/database/transaction.ts'
import { type Clock, fixedClock } from '../../app/platform/kernel/dates.ts'
import type { Result } from '../../app/platform/kernel/result.ts'
import { onDatabase } from './onDatabase.ts'

export const TEST_NOW = '2026-11-24T08:00:00Z'

/** Works on a connection of its own; what it locked is free again when it ends. */
const asSuperuser = async (work: (superuser: pg.Client) => Promise<unknown>): Promise<void> => {
  const superuser = new pg.Client({ connectionString: inject('superuserUrl') })
  await superuser.connect()
  try {
    await work(superuser)
  } finally {
    await superuser.end()
  }
}

export type TestDatabase = Awaited<ReturnType<typeof testDatabase>>

/**
 * A fresh migrated database with one territory, reached as the application does. Facts are recorded, not dispatched.
 * Call `close()` in `afterAll`.
 */
export const testDatabase = async (options: { clock?: Clock; actor?: Actor; demo?: boolean } = {}) => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(async (superuser) => {
    // Copying a template refuses while anyone is connected to it: several files may ask at once.
    await superuser.query('select pg_advisory_lock(4711)')
    // By copies of files: twice as fast for so small a database.
    await superuser.query(`create database ${name} template openmap owner openmap_owner strategy file_copy`)
  })
  const url = onDatabase(inject('applicationUrl'), name)
  const { db, pool, close } = connect(url, {
    max: 8,
    context: { actor: 'system' },
    // A slow machine waits longer for its turn; no test is about that.
    patience: 120_000,
  })
  const territoryId = newId()
  await db
    .insertInto('territory')
    .values({
      id: territoryId,
      slug: 'ile-de-france',
      name: 'Île-de-France',
      departments: ['75', '77', '78', '91', '92', '93', '94', '95'],
      demo: options.demo ?? true,
    })
    .execute()
  const clock = options.clock ?? fixedClock(TEST_NOW)
  const scope: Scope = mintScope(territoryId, options.actor ?? { kind: 'system', purpose: 'test' })
  const dispatch = async (): Promise<void> => {}
  const ctx: Ctx = makeCtx({ db, clock, scope, dispatch })
  return {
    db,
    pool,
    ctx,
    scope,
    clock,
    url,
    ownerUrl: onDatabase(inject('ownerUrl'), name),
    territoryId,
    /** Runs a use case in its own transaction, as a page does. */
    run: <Input, Output, Refused>(
      useCase: (ctx: Ctx, input: Input) => Promise<Result<Output, Refused>>,
      input: Input,
    ): Promise<Result<Output, Refused>> => runUseCase(db, { clock, scope, dispatch }, useCase, input),
    close: async (): Promise<void> => {
      await close()
      // The server would go on tidying the databases of all files that are over.
      await asSuperuser((superuser) => superuser.query(`drop database if exists ${name} with (force)`))
    },
  }
}
