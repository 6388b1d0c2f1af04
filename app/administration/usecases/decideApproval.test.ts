import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { saveAccounts } from '../../accounts/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { mintScope } from '../../platform/access/scope.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { runUseCase } from '../../platform/database/transaction.ts'
import { type Clock, fixedClock } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Decision } from '../domain/approval.ts'
import { registerApprovable } from './approvable.ts'
import { grantAdministrator, ownApprovables } from './approvables.ts'
import { decideApproval } from './decideApproval.ts'
import { approvalNotice, requestApproval } from './requestApproval.ts'

const ASKED = fixedClock('2026-11-24T08:00:00Z')
const LAST_MOMENT = fixedClock('2026-12-01T07:59:59Z')
const OVER = fixedClock('2026-12-01T08:00:00Z')

/** A kind that counts how often it was done, and refuses on demand. */
let done = 0
let refusing = false
const counted = registerApprovable({
  kind: 'essai.compte',
  payload: z.strictObject({ thingId: z.uuid() }),
  subject: ({ thingId }) => `thing:${thingId}`,
  words: async () => ({ title: 'Essai', text: '', href: null }),
  execute: async (ctx, _site, { thingId }) => {
    if (refusing) return refuse({ code: 'no', sentence: 'Impossible.' })
    done += 1
    await ctx.emit({ type: 'Counted', payload: { thingId } })
    return ok(null)
  },
})
const approvables = [...ownApprovables, counted]

let base: TestDatabase
let asker: Actor
let other: Actor
let third: Actor
const administrator = async (): Promise<Actor & { kind: 'person' }> => {
  const personId = newId()
  await saveAccounts(base.ctx, [
    {
      id: personId,
      name: `Personne ${personId}`,
      email: `${personId}@essai.invalid`,
      memberships: [],
      platform: ['administrator'],
    },
  ])
  return {
    kind: 'person',
    personId,
    sessionId: newId(),
    name: '',
    shared: false,
    memberships: [],
    platform: ['administrator'],
    asleep: [],
  }
}
beforeAll(async () => {
  base = await testDatabase()
  asker = await administrator()
  other = await administrator()
  third = await administrator()
})
afterAll(() => base.close())
beforeEach(() => {
  done = 0
  refusing = false
})

const site = {
  publicUrl: 'http://openmap.test',
  territory: { id: '', slug: '', name: 'Territoire', zone: 'Europe/Paris', departments: [], demo: true },
}
const as = <I, O, R>(
  actor: Actor,
  useCase: (ctx: Ctx, input: I) => Promise<Result<O, R>>,
  input: I,
  clock: Clock = ASKED,
) =>
  runUseCase(
    base.db,
    { clock, scope: mintScope(base.territoryId, actor), dispatch: async () => {} },
    useCase,
    input,
  )
const ask = async (thingId = newId(), clock: Clock = ASKED): Promise<string> => {
  const asked = await as(
    asker,
    requestApproval<{ thingId: string }>,
    { site, approvable: counted, payload: { thingId }, reason: 'Parce que.' },
    clock,
  )
  return asked.ok ? asked.value.id : asked.refusal.code
}
const decide = async (actor: Actor, id: string, decision: Decision, clock: Clock = ASKED) => {
  const decided = await as(actor, decideApproval, { site, approvables, id, decision }, clock)
  return decided.ok ? 'done' : decided.refusal.code
}
const stateOf = async (id: string) =>
  (await base.db.selectFrom('approval').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

describe('a decision of two people', () => {
  it('is done once another administrator approves, and tells both in the journal', async () => {
    const id = await ask()
    expect(await decide(other, id, 'approved')).toBe('done')
    expect([done, await stateOf(id)]).toEqual([1, 'approved'])
    const entries = await base.db
      .selectFrom('audit_entry')
      .select(['action', 'person_id'])
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    expect(entries).toEqual([
      { action: 'approval.asked', person_id: asker.kind === 'person' ? asker.personId : '' },
      { action: 'approval.approved', person_id: other.kind === 'person' ? other.personId : '' },
    ])
  })

  it('tells the other administrators, never to whoever asked, and says nothing of what is asked', async () => {
    const id = await ask()
    const told = await base.db
      .selectFrom('notice')
      .select(['person_id', 'title', 'body'])
      .where('key', '=', approvalNotice(id))
      .execute()
    expect(told.map(({ person_id }) => person_id).sort()).toEqual(
      [other, third].map((actor) => (actor.kind === 'person' ? actor.personId : '')).sort(),
    )
    expect(told.every(({ title, body }) => !`${title} ${body}`.includes('Parce que'))).toBe(true)
  })

  it('is not decided by whoever asked, who may only take it back', async () => {
    const id = await ask()
    expect(await decide(asker, id, 'approved')).toBe('same-person')
    expect(await decide(asker, id, 'refused')).toBe('same-person')
    expect(await decide(other, id, 'withdrawn')).toBe('not-yours')
    expect(await decide(asker, id, 'withdrawn')).toBe('done')
    expect(await decide(other, id, 'approved')).toBe('over')
    expect([done, await stateOf(id)]).toEqual([0, 'withdrawn'])
  })

  it('changes nothing when it is refused', async () => {
    const id = await ask()
    expect(await decide(other, id, 'refused')).toBe('done')
    expect(await decide(third, id, 'approved')).toBe('over')
    expect([done, await stateOf(id)]).toEqual([0, 'refused'])
  })

  it('is over after seven days, and may be asked again', async () => {
    const thingId = newId()
    const id = await ask(thingId)
    expect(await ask(thingId)).toBe('already-asked')
    expect(await decide(other, id, 'approved', OVER)).toBe('over')
    const again = await ask(thingId, OVER)
    expect([await stateOf(id), await stateOf(again)]).toEqual(['expired', 'waiting'])
    const last = await ask(newId())
    expect(await decide(other, last, 'approved', LAST_MOMENT)).toBe('done')
  })

  it('is done once when two people approve at once', async () => {
    const id = await ask()
    const answers = await Promise.all([decide(other, id, 'approved'), decide(third, id, 'approved')])
    expect(answers.sort()).toEqual(['done', 'over'])
    expect(done).toBe(1)
  })

  it('is taken by one of both when one approves and the other refuses at once', async () => {
    const id = await ask()
    const answers = await Promise.all([decide(other, id, 'approved'), decide(third, id, 'refused')])
    expect(answers.sort()).toEqual(['done', 'over'])
    expect(done).toBe((await stateOf(id)) === 'approved' ? 1 : 0)
  })

  it('still waits when it cannot be done, without a trace of the attempt', async () => {
    const id = await ask()
    refusing = true
    expect(await decide(other, id, 'approved')).toBe('not-done')
    expect(await stateOf(id)).toBe('waiting')
    refusing = false
    expect(await decide(other, id, 'approved')).toBe('done')
  })

  it('falls when whoever asked administers no more', async () => {
    const gone = await administrator()
    const asked = await as(gone, requestApproval<{ thingId: string }>, {
      site,
      approvable: counted,
      payload: { thingId: newId() },
      reason: 'Parce que.',
    })
    const id = asked.ok ? asked.value.id : ''
    await base.db.deleteFrom('platform_role').where('person_id', '=', gone.personId).execute()
    expect(await decide(other, id, 'approved')).toBe('asker-gone')
    expect(await decide(other, id, 'refused')).toBe('done')
    expect(done).toBe(0)
  })

  it('is decided by the command line of the server too', async () => {
    const id = await ask()
    expect(await decide({ kind: 'system', purpose: 'admin' }, id, 'approved')).toBe('done')
    expect(done).toBe(1)
  })

  it('does not exist for an unknown identifier', async () => {
    expect(await decide(other, newId(), 'approved')).toBe('unknown-approval')
  })
})

describe('the second wall', () => {
  const raw = (actor: Actor, work: (ctx: Ctx) => Promise<unknown>) =>
    as(actor, async (ctx: Ctx) => ok(await work(ctx)), undefined)
  const settle = (ctx: Ctx, id: string, by: Actor, state = 'approved') =>
    ctx.db
      .updateTable('approval')
      .set({ state, decided_by: by.kind === 'person' ? by.personId : null, decided_at: new Date() })
      .where('id', '=', id)
      .returning('id')
      .execute()

  it('lets PostgreSQL itself refuse a request approved by whoever made it, or in the name of another', async () => {
    const id = await ask()
    await expect(raw(asker, (ctx) => settle(ctx, id, asker))).rejects.toThrow(/row-level security|two_people/)
    await expect(raw(asker, (ctx) => settle(ctx, id, other))).rejects.toThrow(/row-level security/)
    await expect(raw(other, (ctx) => settle(ctx, id, other, 'withdrawn'))).rejects.toThrow(
      /row-level security/,
    )
    expect(await raw(other, (ctx) => settle(ctx, id, other))).toEqual({ ok: true, value: [{ id }] })
    expect(await raw(third, (ctx) => settle(ctx, id, third, 'refused'))).toEqual({ ok: true, value: [] })
  })

  it('shows requests to administrators only', async () => {
    const id = await ask()
    const seen = (actor: Actor) =>
      raw(actor, (ctx) => ctx.db.selectFrom('approval').select('id').where('id', '=', id).execute())
    expect(await seen(third)).toEqual({ ok: true, value: [{ id }] })
    const plain: Actor = { ...(other as Actor & { kind: 'person' }), platform: ['mission'] }
    for (const actor of [plain, { kind: 'visitor' } as const])
      expect(await seen(actor)).toEqual({ ok: true, value: [] })
    await expect(
      raw(plain, (ctx) =>
        ctx.db
          .insertInto('approval')
          .values({
            territory_id: base.territoryId,
            id: newId(),
            kind: 'essai.compte',
            payload: '{}',
            subject: 'x',
            reason: '',
            asked_by: plain.kind === 'person' ? plain.personId : null,
            asked_at: new Date(),
            expires_at: new Date(),
            state: 'waiting',
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
  })
})

it('gives the administration to the person named, and to nobody before', async () => {
  const personId = newId()
  await saveAccounts(base.ctx, [
    { id: personId, name: 'Élue', email: 'elue@essai.invalid', memberships: [], platform: [] },
  ])
  const roles = () =>
    base.db.selectFrom('platform_role').select('role').where('person_id', '=', personId).execute()
  const asked = await as(asker, requestApproval<{ personId: string }>, {
    site,
    approvable: grantAdministrator,
    payload: { personId },
    reason: 'Remplace une collègue.',
  })
  expect(await roles()).toEqual([])
  expect(await decide(other, asked.ok ? asked.value.id : '', 'approved')).toBe('done')
  expect(await roles()).toEqual([{ role: 'administrator' }])
})
