import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { Actor, PlatformRole } from '../../platform/access/actor.ts'
import { mintScope } from '../../platform/access/scope.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { runUseCase } from '../../platform/database/transaction.ts'
import type { Result } from '../../platform/kernel/result.ts'
import { saveAccounts } from '../store/accounts.ts'
import { grantPlatformRole, withdrawPlatformRole } from './changePlatformRole.ts'
import { deactivatePerson, reactivatePerson } from './deactivatePerson.ts'
import { resetSecondFactor } from './resetSecondFactor.ts'

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const person = async (platform: readonly PlatformRole[] = []): Promise<string> => {
  const id = newId()
  await saveAccounts(base.ctx, [
    { id, name: `Personne ${id}`, email: `${id}@essai.invalid`, memberships: [], platform },
  ])
  return id
}
const actor = (personId: string): Actor => ({
  kind: 'person',
  personId,
  sessionId: newId(),
  name: '',
  shared: false,
  memberships: [],
  platform: ['administrator'],
  asleep: [],
})
const as = async <I>(
  personId: string,
  useCase: (ctx: Ctx, input: I) => Promise<Result<unknown, { readonly code: string }>>,
  input: I,
): Promise<string> => {
  const scope = mintScope(base.territoryId, actor(personId))
  const parts = { clock: base.clock, scope, dispatch: async () => {} }
  const done = await runUseCase(base.db, parts, useCase, input)
  return done.ok ? 'done' : done.refusal.code
}
const session = (personId: string) =>
  base.db
    .insertInto('person_session')
    .values({
      id: newId(),
      person_id: personId,
      token: newId(),
      expires_at: new Date('2099-01-01'),
      created_at: new Date(),
      updated_at: new Date(),
    })
    .execute()
const count = async (table: 'person_session' | 'second_factor' | 'passkey', personId: string) =>
  (
    await base.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
  ).n
const reason = 'Départ.'

describe('an account', () => {
  it('is closed with its sessions, then opened again with its roles', async () => {
    const [me, them] = [await person(['administrator']), await person(['mission'])]
    await session(them)
    await session(them)
    expect(await as(me, deactivatePerson, { personId: them, reason })).toBe('done')
    expect(await count('person_session', them)).toBe(0)
    expect(await as(me, deactivatePerson, { personId: them, reason })).toBe('already')
    expect(await as(me, grantPlatformRole, { personId: them, role: 'administrator' })).toBe('inactive')
    expect(await as(me, reactivatePerson, { personId: them, reason })).toBe('done')
    expect(await as(me, reactivatePerson, { personId: them, reason })).toBe('already')
    expect(await as(me, grantPlatformRole, { personId: them, role: 'mission' })).toBe('already')
    const entries = await base.db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .where('subject_id', '=', them)
      .orderBy('id')
      .execute()
    expect(entries).toEqual([
      { action: 'person.deactivated', after: { active: false, sessionsClosed: 2, reason } },
      { action: 'person.reactivated', after: { active: true, reason } },
    ])
  })

  it('is not closed by its owner, nor found when unknown', async () => {
    const me = await person(['administrator'])
    expect(await as(me, deactivatePerson, { personId: me, reason })).toBe('yourself')
    expect(await as(me, deactivatePerson, { personId: newId(), reason })).toBe('unknown-person')
  })
})

describe('the last administrator', () => {
  const alone = async (): Promise<readonly [string, string]> => {
    await base.db.deleteFrom('platform_role').where('role', '=', 'administrator').execute()
    return [await person(['administrator']), await person(['administrator'])]
  }

  it('keeps the role, and their account', async () => {
    const [one, two] = await alone()
    expect(await as(one, withdrawPlatformRole, { personId: two, role: 'administrator' })).toBe('done')
    expect(await as(two, withdrawPlatformRole, { personId: one, role: 'administrator' })).toBe(
      'last-administrator',
    )
    expect(await as(two, deactivatePerson, { personId: one, reason })).toBe('last-administrator')
    expect(await as(one, withdrawPlatformRole, { personId: two, role: 'administrator' })).toBe('already')
  })

  it('stays when two close each other at once', async () => {
    const [one, two] = await alone()
    const answers = await Promise.all([
      as(one, deactivatePerson, { personId: two, reason }),
      as(two, deactivatePerson, { personId: one, reason }),
    ])
    expect(answers.sort()).toEqual(['done', 'last-administrator'])
  })

  it('stays when two withdraw each other at once, or one closes while the other withdraws', async () => {
    const [one, two] = await alone()
    const answers = await Promise.all([
      as(one, withdrawPlatformRole, { personId: two, role: 'administrator' }),
      as(two, deactivatePerson, { personId: one, reason }),
    ])
    expect(answers.sort()).toEqual(['done', 'last-administrator'])
  })
})

describe('a second factor that was lost', () => {
  const site = {
    publicUrl: 'http://openmap.test',
    territory: { id: '', slug: '', name: 'Territoire', zone: 'Europe/Paris', departments: [], demo: true },
  }

  it('is forgotten whole, devices are closed and the person is told', async () => {
    const [me, them] = [await person(['administrator']), await person()]
    await base.db.updateTable('person').set({ second_factor: true }).where('id', '=', them).execute()
    await base.db
      .insertInto('second_factor')
      .values({ id: newId(), person_id: them, secret: 'chiffré', backup_codes: 'chiffrés' })
      .execute()
    await base.db
      .insertInto('passkey')
      .values({
        id: newId(),
        person_id: them,
        public_key: 'clé',
        credential_id: newId(),
        counter: 0,
        device_type: 'singleDevice',
        backed_up: false,
      })
      .execute()
    await session(them)
    expect(await as(me, resetSecondFactor, { site, personId: them })).toBe('done')
    const left = await Promise.all(
      (['second_factor', 'passkey', 'person_session'] as const).map((table) => count(table, them)),
    )
    expect(left).toEqual([0, 0, 0])
    const { second_factor } = await base.db
      .selectFrom('person')
      .select('second_factor')
      .where('id', '=', them)
      .executeTakeFirstOrThrow()
    expect(second_factor).toBe(false)
    const mail = await base.db
      .selectFrom('mail')
      .select(['recipient', 'subject'])
      .where('template', '=', 'security-change')
      .execute()
    expect(mail).toEqual([
      { recipient: `${them}@essai.invalid`, subject: 'Changement de sécurité sur votre compte' },
    ])
    expect(await as(me, resetSecondFactor, { site, personId: them })).toBe('no-factor')
  })
})
