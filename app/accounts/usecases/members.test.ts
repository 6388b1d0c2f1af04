import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type TestBody, testBodies } from '../../../test/support/bodies.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { BodyRole } from '../../platform/access/actor.ts'
import { fixedClock } from '../../platform/kernel/dates.ts'
import { changeRole } from './changeRole.ts'
import { leaveBody, removeMember } from './removeMember.ts'
import { restoreMember } from './restoreMember.ts'
import { stillAllowed } from './stillAllowed.ts'

let base: TestDatabase
let people: ReturnType<typeof testBodies>
beforeAll(async () => {
  base = await testDatabase()
  people = testBodies(base)
})
afterAll(() => base.close())

const later = (minutes: number) => fixedClock(base.clock.now().add({ minutes }).toString())
const team = async (...roles: readonly ('reader' | 'contributor' | 'manager')[]) => {
  const body = await people.body()
  const ids: string[] = []
  for (const role of roles) ids.push(await people.member(body, role))
  return { body, ids, at: (index: number) => ids[index] ?? '' }
}
const give = (who: string, body: TestBody, personId: string, role: BodyRole) =>
  people.as(who, (ctx) => changeRole(ctx, { site: people.site, body, personId, role }))
const remove = (who: string, body: TestBody, personId: string) =>
  people.as(who, (ctx) =>
    removeMember(ctx, { site: people.site, body, personId, reason: 'Changement de poste' }),
  )

describe('changeRole', () => {
  it('gives another role, and keeps what it was', async () => {
    const { body, at } = await team('manager', 'reader')
    expect(codeOf(await give(at(0), body, at(1), 'contributor'))).toBe('ok')
    expect(await people.roleOf(body, at(1))).toBe('contributor')
    expect(await people.audited(body)).toEqual([
      {
        action: 'membership.role-changed',
        person_id: at(0),
        before: { role: 'reader' },
        after: { role: 'contributor' },
      },
    ])
    expect([await people.toldTo(at(1)), await people.toldTo(at(0))]).toEqual([
      [`Votre rôle pour ${body.name} est maintenant\u00a0: contribution`],
      [],
    ])
  })
  it('writes nothing when nothing changes', async () => {
    const { body, at } = await team('manager', 'reader')
    expect(codeOf(await give(at(0), body, at(1), 'reader'))).toBe('ok')
    expect(await people.audited(body)).toEqual([])
  })
  it('is refused to whoever does not manage, to another body and for a stranger', async () => {
    const { body, at } = await team('manager', 'contributor', 'reader')
    const other = await team('manager', 'reader')
    expect(codeOf(await give(at(1), body, at(2), 'contributor'))).toBe('not-allowed')
    expect(codeOf(await give(other.at(0), body, at(2), 'contributor'))).toBe('not-allowed')
    expect(codeOf(await give(at(0), body, other.at(1), 'contributor'))).toBe('unknown-member')
    expect(await people.roleOf(body, at(2))).toBe('reader')
  })
  it('never lowers the last manager, nor one whose only company is a closed account', async () => {
    const { body, at } = await team('manager', 'manager')
    await base.db.updateTable('person').set({ deactivated_at: new Date() }).where('id', '=', at(1)).execute()
    expect(codeOf(await give(at(0), body, at(0), 'reader'))).toBe('last-manager')
    expect(codeOf(await give(at(0), body, at(1), 'reader'))).toBe('ok')
    expect(codeOf(await give(at(0), body, at(0), 'reader'))).toBe('last-manager')
  })
  it('is refused to whoever was a manager when the page was opened, and is no more', async () => {
    const { body, at } = await team('manager', 'manager', 'reader')
    const opened = await people.actor(at(0))
    expect(codeOf(await give(at(1), body, at(0), 'reader'))).toBe('ok')
    const change = { site: people.site, body, personId: at(2), role: 'manager' } as const
    expect(codeOf(await people.actAs(opened, (ctx) => changeRole(ctx, change)))).toBe('not-allowed')
    expect(await people.roleOf(body, at(2))).toBe('reader')
  })
})

describe('the last manager, at the same time', () => {
  const managers = async (id: string) =>
    (
      await base.db
        .selectFrom('membership')
        .select('person_id')
        .where('organisation_id', '=', id)
        .where('role', '=', 'manager')
        .execute()
    ).length

  it('two managers lower each other: one is refused, every time', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { body, at } = await team('manager', 'manager')
      const codes = await Promise.all([
        give(at(0), body, at(1), 'reader').then(codeOf),
        give(at(1), body, at(0), 'reader').then(codeOf),
      ])
      expect([codes.filter((code) => code === 'ok').length, await managers(body.id)]).toEqual([1, 1])
    }
  })
  it('two managers leave, lower themselves or remove each other: one manager stays', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { body, at } = await team('manager', 'manager')
      const leave = (index: number) => people.as(at(index), (ctx) => leaveBody(ctx, body.id)).then(codeOf)
      const codes = await Promise.all(
        round % 3 === 0
          ? [leave(0), leave(1)]
          : round % 3 === 1
            ? [give(at(0), body, at(0), 'reader').then(codeOf), leave(1)]
            : [remove(at(0), body, at(1)).then(codeOf), remove(at(1), body, at(0)).then(codeOf)],
      )
      expect([codes.filter((code) => code === 'ok').length, await managers(body.id)]).toEqual([1, 1])
    }
  })
})

describe('removeMember and leaveBody', () => {
  it('keep the reason and the role, and stop what was lent', async () => {
    const { body, at } = await team('manager', 'contributor', 'reader')
    await base.db
      .insertInto('delegation')
      .values(
        [
          [at(1), at(2)],
          [at(2), at(1)],
        ].map(([from = '', to = ''], index) => ({
          territory_id: base.territoryId,
          id: `00000000-0000-7000-8000-00000000000${index}`,
          organisation_id: body.id,
          from_person_id: from,
          to_person_id: to,
          role: 'reader',
          starts_on: '2026-11-01',
          ends_on: '2026-12-31',
          created_at: new Date(),
        })),
      )
      .execute()
    const removed = await remove(at(0), body, at(1))
    expect(codeOf(removed)).toBe('ok')
    expect(await people.roleOf(body, at(1))).toBeNull()
    const live = await base.db.selectFrom('delegation').select('id').where('revoked_at', 'is', null).execute()
    expect(live).toEqual([])
    const [entry] = await people.audited(body)
    expect([entry?.action, entry?.after]).toEqual(['membership.removed', { reason: 'Changement de poste' }])
    expect(entry?.before).toMatchObject({ role: 'contributor' })
    expect(await people.toldTo(at(1))).toEqual([`Vous ne faites plus partie de ${body.name}`])
    if (!removed.ok) throw new Error('removed')
    expect(codeOf(await people.as(at(0), (ctx) => restoreMember(ctx, removed.value.entry)))).toBe('ok')
    expect(await people.roleOf(body, at(1))).toBe('contributor')
    const back = await base.db.selectFrom('delegation').select('id').where('revoked_at', 'is', null).execute()
    expect(back.length).toBe(2)
  })
  it('are refused for the last manager, to others than managers, and across bodies', async () => {
    const { body, at } = await team('manager', 'contributor', 'reader')
    const other = await team('manager')
    expect(codeOf(await people.as(at(0), (ctx) => leaveBody(ctx, body.id)))).toBe('last-manager')
    expect(codeOf(await remove(at(0), body, at(0)))).toBe('last-manager')
    expect(codeOf(await remove(at(1), body, at(2)))).toBe('not-allowed')
    expect(codeOf(await remove(other.at(0), body, at(2)))).toBe('not-allowed')
    expect(codeOf(await remove(at(0), body, other.at(0)))).toBe('unknown-member')
    expect(codeOf(await people.as(other.at(0), (ctx) => leaveBody(ctx, body.id)))).toBe('unknown-member')
    expect((await people.audited(body)).length).toBe(0)
  })
  it('let anybody leave by themselves', async () => {
    const { body, at } = await team('manager', 'reader')
    expect(codeOf(await people.as(at(1), (ctx) => leaveBody(ctx, body.id)))).toBe('ok')
    expect(await people.roleOf(body, at(1))).toBeNull()
  })
})

describe('restoreMember', () => {
  const removal = async () => {
    const made = await team('manager', 'manager', 'contributor')
    const removed = await remove(made.at(0), made.body, made.at(2))
    if (!removed.ok) throw new Error('removed')
    return { ...made, entry: removed.value.entry }
  }
  it('is for whoever removed, for ten minutes, once', async () => {
    const { body, at, entry } = await removal()
    const restore = (who: string, minutes = 0) =>
      people.as(who, (ctx) => restoreMember(ctx, entry), later(minutes)).then(codeOf)
    expect([await restore(at(1)), await restore(at(2)), await restore(at(0), 11)]).toEqual([
      'undo-late',
      'undo-late',
      'undo-late',
    ])
    expect([await restore(at(0), 9), await restore(at(0), 9)]).toEqual(['ok', 'undo-late'])
    expect(await people.roleOf(body, at(2))).toBe('contributor')
  })
  it('is refused to a manager lowered meanwhile', async () => {
    const { body, at, entry } = await removal()
    await give(at(1), body, at(0), 'reader')
    expect(codeOf(await people.as(at(0), (ctx) => restoreMember(ctx, entry)))).toBe('not-allowed')
    expect(await people.roleOf(body, at(2))).toBeNull()
  })
  it('lets whoever left come back at once, but not once somebody removed them since', async () => {
    const { body, at } = await team('manager', 'contributor')
    const left = await people.as(at(1), (ctx) => leaveBody(ctx, body.id))
    if (!left.ok) throw new Error('left')
    const undo = () => people.as(at(1), (ctx) => restoreMember(ctx, left.value.entry), later(1)).then(codeOf)
    expect(await undo()).toBe('ok')
    expect(
      codeOf(
        await people.as(
          at(0),
          (ctx) => removeMember(ctx, { site: people.site, body, personId: at(1), reason: 'x' }),
          later(2),
        ),
      ),
    ).toBe('ok')
    expect(await undo()).toBe('undo-late')
    expect(await people.roleOf(body, at(1))).toBeNull()
  })
})

describe('stillAllowed', () => {
  it('says what the role of this moment allows, for work that runs after its request', async () => {
    const { body, at } = await team('manager', 'manager', 'reader')
    const ask = (index: number, action: 'view' | 'write' | 'edit') =>
      stillAllowed(base.ctx, { personId: at(index), organisationId: body.id, action })
    expect([await ask(0, 'edit'), await ask(2, 'view'), await ask(2, 'write')]).toEqual([true, true, false])
    await give(at(1), body, at(0), 'reader')
    expect([await ask(0, 'edit'), await ask(0, 'view')]).toEqual([false, true])
    await remove(at(1), body, at(0))
    expect(await ask(0, 'view')).toBe(false)
    await base.db.updateTable('person').set({ deactivated_at: new Date() }).where('id', '=', at(2)).execute()
    expect(await ask(2, 'view')).toBe(false)
    await base.db
      .updateTable('organisation')
      .set({ archived_at: new Date() })
      .where('id', '=', body.id)
      .execute()
    expect(await ask(1, 'view')).toBe(false)
  })
})
