import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type TestBody, testBodies } from '../../../test/support/bodies.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { BodyRole } from '../../platform/access/actor.ts'
import { fixedClock } from '../../platform/kernel/dates.ts'
import { readActor } from '../store/readActor.ts'
import { changeRole } from './changeRole.ts'
import { delegate, revokeDelegation } from './delegate.ts'
import { leaveBody, removeMember } from './removeMember.ts'

let base: TestDatabase
let people: ReturnType<typeof testBodies>
beforeAll(async () => {
  base = await testDatabase()
  people = testBodies(base)
})
afterAll(() => base.close())

/** A giver, a receiver and somebody else in a body of their own. */
const trio = async (giver: BodyRole, receiver: BodyRole = 'reader') => {
  const body = await people.body()
  const from = await people.member(body, giver)
  const to = await people.member(body, receiver)
  const manager = await people.member(body, 'manager')
  const lend = (role: BodyRole, startsOn: string, endsOn: string, who = from, whom = to) =>
    people.as(who, (ctx) => delegate(ctx, { site: people.site, body, toId: whom, role, startsOn, endsOn }))
  return { body, from, to, manager, lend }
}

/** The role that a request of this person has at this instant, as the server reads it. */
const roleAt = async (personId: string, body: TestBody, instant: string): Promise<string | null> => {
  const clock = fixedClock(instant)
  const now = new Date(clock.now().epochMilliseconds)
  const token = `jeton-${personId}-${instant}`
  await base.db
    .insertInto('person_session')
    .values({
      id: base.territoryId,
      person_id: personId,
      token,
      expires_at: new Date(now.getTime() + 3_600_000),
      created_at: now,
      updated_at: now,
    })
    .execute()
  const actor = await readActor(base.db, { clock, territoryId: base.territoryId }, token)
  await base.db.deleteFrom('person_session').where('token', '=', token).execute()
  if (actor.kind !== 'person') return actor.kind
  const held = actor.memberships.filter(({ organisationId }) => organisationId === body.id)
  return held.length > 1 ? 'twice' : (held[0]?.role ?? null)
}

describe('days of a delegation, both included, in Paris', () => {
  it('begins and ends at midnight of Paris, in winter', async () => {
    const { body, to, lend } = await trio('manager')
    expect(codeOf(await lend('manager', '2026-12-01', '2026-12-02'))).toBe('ok')
    const seen = []
    for (const instant of [
      '2026-11-30T22:59:59Z',
      '2026-11-30T23:00:00Z',
      '2026-12-02T22:59:59Z',
      '2026-12-02T23:00:00Z',
    ])
      seen.push(await roleAt(to, body, instant))
    expect(seen).toEqual(['reader', 'manager', 'manager', 'reader'])
  })
  it('lasts twenty-three hours on the day that loses one', async () => {
    const { body, to, lend } = await trio('contributor')
    expect(codeOf(await lend('contributor', '2027-03-28', '2027-03-28'))).toBe('ok')
    const seen = []
    for (const instant of [
      '2027-03-27T22:59:59Z',
      '2027-03-27T23:00:00Z',
      '2027-03-28T21:59:59Z',
      '2027-03-28T22:00:00Z',
    ])
      seen.push(await roleAt(to, body, instant))
    expect(seen).toEqual(['reader', 'contributor', 'contributor', 'reader'])
  })
  it('lasts twenty-five hours on the day that gains one', async () => {
    const { body, to, lend } = await trio('contributor')
    expect(codeOf(await lend('contributor', '2027-10-31', '2027-10-31'))).toBe('ok')
    const seen = []
    for (const instant of [
      '2027-10-30T21:59:59Z',
      '2027-10-30T22:00:00Z',
      '2027-10-31T22:59:59Z',
      '2027-10-31T23:00:00Z',
    ])
      seen.push(await roleAt(to, body, instant))
    expect(seen).toEqual(['reader', 'contributor', 'contributor', 'reader'])
  })
})

describe('a delegation gives the lower of both roles', () => {
  const now = '2026-11-24T09:00:00Z'
  const lent = async () => {
    const made = await trio('manager')
    expect(codeOf(await made.lend('manager', '2026-11-24', '2026-11-30'))).toBe('ok')
    expect(await roleAt(made.to, made.body, now)).toBe('manager')
    return made
  }
  it('follows its giver down, and up again', async () => {
    const { body, from, to, manager } = await lent()
    const give = (role: BodyRole) =>
      people.as(manager, (ctx) => changeRole(ctx, { site: people.site, body, personId: from, role }))
    await give('contributor')
    expect(await roleAt(to, body, now)).toBe('contributor')
    await give('reader')
    expect(await roleAt(to, body, now)).toBe('reader')
    await give('manager')
    expect(await roleAt(to, body, now)).toBe('manager')
  })
  it('never lowers its receiver', async () => {
    const { body, to, lend } = await trio('contributor', 'manager')
    await lend('reader', '2026-11-24', '2026-11-30')
    expect(await roleAt(to, body, now)).toBe('manager')
  })
  it('gives nothing once its giver has left, or is closed', async () => {
    const left = await lent()
    await people.as(left.from, (ctx) => leaveBody(ctx, left.body.id))
    expect(await roleAt(left.to, left.body, now)).toBe('reader')
    const closed = await lent()
    await base.db
      .updateTable('person')
      .set({ deactivated_at: new Date() })
      .where('id', '=', closed.from)
      .execute()
    expect(await roleAt(closed.to, closed.body, now)).toBe('reader')
  })
  it('gives nothing to a receiver who was removed', async () => {
    const { body, to, manager } = await lent()
    const wanted = { site: people.site, body, personId: to, reason: 'x' }
    expect(codeOf(await people.as(manager, (ctx) => removeMember(ctx, wanted)))).toBe('ok')
    expect(await roleAt(to, body, now)).toBeNull()
  })
  it('lends no power over managers, and is not lent again', async () => {
    const { body, from, to, manager, lend } = await lent()
    const reader = await people.member(body, 'reader')
    const change = (personId: string, role: BodyRole) =>
      people.as(to, (ctx) => changeRole(ctx, { site: people.site, body, personId, role })).then(codeOf)
    expect(await change(reader, 'contributor')).toBe('ok')
    expect([
      await change(reader, 'manager'),
      await change(to, 'manager'),
      await change(from, 'reader'),
    ]).toEqual(['lent-role', 'lent-role', 'lent-role'])
    const wanted = { site: people.site, body, personId: manager, reason: 'x' }
    expect(codeOf(await people.as(to, (ctx) => removeMember(ctx, wanted)))).toBe('lent-role')
    expect(codeOf(await lend('contributor', '2026-11-24', '2026-11-25', to, reader))).toBe('delegation-role')
  })
})

describe('delegate', () => {
  it('is refused beyond one’s role, to oneself, to a stranger, twice for one day, and when it is over', async () => {
    const { body, from, to, lend } = await trio('contributor')
    const stranger = await people.person()
    expect(codeOf(await lend('manager', '2026-11-24', '2026-11-25'))).toBe('delegation-role')
    expect(codeOf(await lend('reader', '2026-11-24', '2026-11-25', from, from))).toBe('delegation-self')
    expect(codeOf(await lend('reader', '2026-11-24', '2026-11-25', from, stranger))).toBe('unknown-member')
    expect(codeOf(await lend('reader', '2026-11-24', '2026-11-25', stranger, to))).toBe('delegation-nothing')
    expect(codeOf(await lend('reader', '2026-11-23', '2026-11-25'))).toBe('delegation-past')
    expect(codeOf(await lend('reader', '2026-11-24', '2026-11-25'))).toBe('ok')
    expect(codeOf(await lend('contributor', '2026-11-25', '2026-11-26'))).toBe('delegation-known')
    expect(codeOf(await lend('contributor', '2026-11-26', '2026-11-26'))).toBe('ok')
    expect(await people.toldTo(to)).toEqual([
      `Un rôle vous est prêté pour ${body.name}\u00a0: lecture`,
      `Un rôle vous est prêté pour ${body.name}\u00a0: contribution`,
    ])
    expect((await people.audited(body)).map(({ action, after }) => [action, after])).toEqual([
      ['delegation.given', { to, role: 'reader', startsOn: '2026-11-24', endsOn: '2026-11-25' }],
      ['delegation.given', { to, role: 'contributor', startsOn: '2026-11-26', endsOn: '2026-11-26' }],
    ])
  })
  it('makes one of two sent at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { body, lend } = await trio('contributor')
      const codes = await Promise.all(
        [1, 2].map(() => lend('reader', '2026-11-24', '2026-11-25').then(codeOf)),
      )
      expect(codes.sort()).toEqual(['delegation-known', 'ok'])
      expect((await people.audited(body)).length).toBe(1)
    }
  })
})

describe('revokeDelegation', () => {
  const given = async () => {
    const made = await trio('contributor')
    await made.lend('contributor', '2026-11-24', '2026-11-30')
    const row = await base.db
      .selectFrom('delegation')
      .select('id')
      .where('organisation_id', '=', made.body.id)
      .executeTakeFirstOrThrow()
    const stop = (who: string, organisationId = made.body.id) =>
      people.as(who, (ctx) => revokeDelegation(ctx, { organisationId, id: row.id })).then(codeOf)
    return { ...made, stop }
  }
  it.each(['from', 'to', 'manager'] as const)('stops it at once, by the %s', async (who) => {
    const made = await given()
    expect(await made.stop(made[who])).toBe('ok')
    expect(await roleAt(made.to, made.body, '2026-11-24T09:00:00Z')).toBe('reader')
    expect(await made.stop(made[who])).toBe('unknown-delegation')
  })
  it('is unknown to other colleagues and to other bodies', async () => {
    const { body, to, stop } = await given()
    const colleague = await people.member(body, 'contributor')
    const elsewhere = await people.body()
    const boss = await people.member(elsewhere, 'manager')
    expect([await stop(colleague), await stop(boss), await stop(boss, elsewhere.id)]).toEqual([
      'unknown-delegation',
      'unknown-delegation',
      'unknown-delegation',
    ])
    expect(await roleAt(to, body, '2026-11-24T09:00:00Z')).toBe('contributor')
  })
})
