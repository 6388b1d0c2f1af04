import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type TestBody, testBodies, uncounted } from '../../../test/support/bodies.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { BodyRole } from '../../platform/access/actor.ts'
import { fixedClock } from '../../platform/kernel/dates.ts'
import { unansweredInvitations } from '../store/invitations.ts'
import { acceptReceivedInvitation, declineInvitation } from './acceptInvitation.ts'
import { type CountMail, inviteMembers, resendInvitation, withdrawInvitation } from './inviteMembers.ts'

let base: TestDatabase
let people: ReturnType<typeof testBodies>
beforeAll(async () => {
  base = await testDatabase()
  people = testBodies(base)
})
afterAll(() => base.close())

const managed = async () => {
  const body = await people.body()
  return { body, manager: await people.member(body, 'manager') }
}
const invite = (
  who: string,
  body: TestBody,
  addresses: string,
  role: BodyRole = 'reader',
  count: CountMail = uncounted,
) => people.as(who, (ctx) => inviteMembers(ctx, { site: people.site, count, body, addresses, role }))
const open = async (body: TestBody) =>
  (await unansweredInvitations(base.db, base.territoryId, body.id)).map(({ email }) => email).sort()
const mailsTo = (email: string) =>
  base.db
    .selectFrom('mail')
    .select(['subject', 'body_text', 'secrets', 'template'])
    .where('recipient', '=', email)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

describe('inviteMembers', () => {
  it('writes to each address, with its token kept for erasure', async () => {
    const { body, manager } = await managed()
    expect(await invite(manager, body, 'une@exemple.fr\nDeux <DEUX@exemple.fr>', 'contributor')).toEqual({
      ok: true,
      value: 2,
    })
    expect(await open(body)).toEqual(['deux@exemple.fr', 'une@exemple.fr'])
    const [mail] = await mailsTo('une@exemple.fr')
    expect([mail?.subject, mail?.template]).toEqual([`${body.name} vous invite`, 'body-invitation'])
    const token = mail?.secrets[0] ?? 'none'
    expect(mail?.body_text).toContain(`http://openmap.test/invitation/${token}`)
    expect(mail?.body_text).toContain('avec le rôle «\u00a0contribution\u00a0»')
    expect((await people.audited(body)).map(({ action }) => action)).toEqual([
      'invitation.sent',
      'invitation.sent',
    ])
  })
  it('sends nothing when one address cannot be invited, and says why for each', async () => {
    const { body, manager } = await managed()
    const { email } = await base.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', manager)
      .executeTakeFirstOrThrow()
    await invite(manager, body, 'connue@exemple.fr')
    const refused = await invite(manager, body, `neuve@exemple.fr\n${email}\nconnue@exemple.fr\npersonne`)
    expect(codeOf(refused)).toBe('invite-check')
    if (refused.ok || !('lines' in refused.refusal)) throw new Error('lines')
    expect(refused.refusal.lines?.map(({ verdict }) => verdict)).toEqual([
      'ready',
      'member',
      'invited',
      'unreadable',
    ])
    expect(await mailsTo('neuve@exemple.fr')).toEqual([])
    expect(await open(body)).toEqual(['connue@exemple.fr'])
  })
  it('refuses none, too many, those who do not manage, and too many mails', async () => {
    const { body, manager } = await managed()
    const contributor = await people.member(body, 'contributor')
    const other = await managed()
    const many = Array.from({ length: 31 }, (_, index) => `n${index}@exemple.fr`).join('\n')
    expect([
      codeOf(await invite(manager, body, ' \n')),
      codeOf(await invite(manager, body, many)),
      codeOf(await invite(contributor, body, 'x@exemple.fr')),
      codeOf(await invite(other.manager, body, 'x@exemple.fr')),
    ]).toEqual(['invite-none', 'invite-many', 'not-allowed', 'not-allowed'])
    let left = 1
    const limited: CountMail = async () => {
      left -= 1
      return left < 0 ? 60 : null
    }
    const refused = await invite(manager, body, 'x@exemple.fr\ny@exemple.fr', 'reader', limited)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'wait', seconds: 60 } })
    expect(await open(body)).toEqual([])
  })
  it('makes one invitation of two sent at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { body, manager } = await managed()
      const address = `course${round}@exemple.fr`
      const codes = await Promise.all([1, 2].map(() => invite(manager, body, address).then(codeOf)))
      expect(codes.sort()).toEqual(['invite-check', 'ok'])
      expect([await open(body), (await mailsTo(address)).length]).toEqual([[address], 1])
    }
  })
})

describe('an invitation without answer', () => {
  const invited = async (email: string) => {
    const made = await managed()
    await invite(made.manager, made.body, email)
    const [one] = await unansweredInvitations(base.db, base.territoryId, made.body.id)
    return { ...made, id: one?.id ?? '' }
  }
  it('is sent again under another token', async () => {
    const { body, manager, id } = await invited('encore@exemple.fr')
    const wanted = { site: people.site, count: uncounted, body, invitationId: id }
    expect(codeOf(await people.as(manager, (ctx) => resendInvitation(ctx, wanted)))).toBe('ok')
    const tokens = (await mailsTo('encore@exemple.fr')).map(({ secrets }) => secrets[0])
    expect([tokens.length, new Set(tokens).size]).toEqual([2, 2])
    expect(await open(body)).toEqual(['encore@exemple.fr'])
    expect(codeOf(await people.as(manager, (ctx) => resendInvitation(ctx, wanted)))).toBe(
      'unknown-invitation',
    )
  })
  it('is withdrawn once, by its body alone', async () => {
    const { body, manager, id } = await invited('retrait@exemple.fr')
    const other = await managed()
    const withdraw = (who: string, of: TestBody) =>
      people.as(who, (ctx) => withdrawInvitation(ctx, { body: of, invitationId: id })).then(codeOf)
    expect(await withdraw(other.manager, other.body)).toBe('unknown-invitation')
    expect(await withdraw(other.manager, body)).toBe('not-allowed')
    expect([await withdraw(manager, body), await withdraw(manager, body)]).toEqual([
      'ok',
      'unknown-invitation',
    ])
    expect((await people.audited(body)).map(({ action }) => action)).toEqual([
      'invitation.sent',
      'invitation.withdrawn',
    ])
  })
})

describe('an invitation received', () => {
  const received = async (role: BodyRole = 'contributor') => {
    const made = await managed()
    const person = await people.person()
    await invite(made.manager, made.body, `${person}@essai.invalid`, role)
    const [one] = await unansweredInvitations(base.db, base.territoryId, made.body.id)
    return { ...made, person, id: one?.id ?? '' }
  }
  const accept = (who: string, id: string, clock = base.clock) =>
    people.as(who, (ctx) => acceptReceivedInvitation(ctx, id), clock).then(codeOf)

  it('is accepted from the account of its address, once', async () => {
    const { body, person, id } = await received()
    expect([await accept(person, id), await accept(person, id)]).toEqual(['ok', 'invitation-over'])
    expect(await people.roleOf(body, person)).toBe('contributor')
  })
  it('is nothing to somebody else, nor to an address not confirmed, nor once expired', async () => {
    const { body, person, id } = await received()
    const stranger = await people.person()
    expect(await accept(stranger, id)).toBe('invitation-over')
    await base.db.updateTable('person').set({ email_verified: false }).where('id', '=', person).execute()
    expect(await accept(person, id)).toBe('invitation-over')
    await base.db.updateTable('person').set({ email_verified: true }).where('id', '=', person).execute()
    const late = fixedClock(
      base.clock
        .now()
        .add({ hours: 24 * 15 })
        .toString(),
    )
    expect(await accept(person, id, late)).toBe('invitation-over')
    expect(await people.roleOf(body, person)).toBeNull()
  })
  it('is nothing once the body is archived', async () => {
    const { body, person, id } = await received()
    await base.db
      .updateTable('organisation')
      .set({ archived_at: new Date() })
      .where('id', '=', body.id)
      .execute()
    expect(await accept(person, id)).toBe('invitation-over')
  })
  it('is declined, and leaves both lists', async () => {
    const { body, person, id } = await received()
    const decline = () => people.as(person, (ctx) => declineInvitation(ctx, id)).then(codeOf)
    expect([await decline(), await decline(), await accept(person, id)]).toEqual([
      'ok',
      'invitation-over',
      'invitation-over',
    ])
    expect(await open(body)).toEqual([])
    expect((await people.audited(body)).at(-1)?.action).toBe('invitation.declined')
  })
  it('makes one membership of two acceptances at once, never a lower role', async () => {
    const { body, person, id } = await received('reader')
    await people.join(person, body, 'contributor')
    const codes = await Promise.all([1, 2].map(() => accept(person, id)))
    expect(codes.sort()).toEqual(['invitation-over', 'ok'])
    expect(await people.roleOf(body, person)).toBe('contributor')
  })
})
