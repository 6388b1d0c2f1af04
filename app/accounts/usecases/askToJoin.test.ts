import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, type TestBody, testBodies, uncounted } from '../../../test/support/bodies.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { BodyRole } from '../../platform/access/actor.ts'
import { askToJoin, joinByDomain, withdrawJoinRequest } from './askToJoin.ts'
import { type Decision, decideJoinRequest } from './decideJoinRequest.ts'
import { declareDomain, withdrawDomain } from './manageDomains.ts'

let base: TestDatabase
let people: ReturnType<typeof testBodies>
beforeAll(async () => {
  base = await testDatabase()
  people = testBodies(base)
})
afterAll(() => base.close())

const ask = (who: string, body: TestBody, message: string | null = null) =>
  people.as(who, (ctx) => askToJoin(ctx, { site: people.site, count: uncounted, body, message }))
const asked = async (who: string, body: TestBody): Promise<string> => {
  const result = await ask(who, body)
  if (!result.ok) throw new Error(result.refusal.sentence)
  return result.value.id
}
const decide = (who: string, id: string, decision: Decision) =>
  people.as(who, (ctx) => decideJoinRequest(ctx, { site: people.site, id, decision })).then(codeOf)
const accept = (role: BodyRole): Decision => ({ kind: 'accept', role })
const stateOf = async (id: string) =>
  base.db
    .selectFrom('join_request')
    .select(['state', 'reason', 'decided_by'])
    .where('id', '=', id)
    .executeTakeFirst()
const recipients = async (id: string) =>
  (
    await base.db
      .selectFrom('mail')
      .select(['recipient', 'subject'])
      .where('unique_key', 'like', `notice:join-request:${id}:asked:%`)
      .orderBy('recipient')
      .execute()
  ).map(({ recipient, subject }) => [recipient, subject])

describe('askToJoin', () => {
  it('writes to each manager and to nobody else', async () => {
    const body = await people.body()
    const managers = [await people.member(body, 'manager'), await people.member(body, 'manager')]
    await people.member(body, 'contributor')
    await people.person({ platform: ['mission', 'administrator'] })
    const id = await asked(await people.person(), body)
    expect(await recipients(id)).toEqual(
      managers.map((manager) => [`${manager}@essai.invalid`, 'Une demande d’accès à examiner']).sort(),
    )
  })
  it('writes to the mission and administrators when nobody manages the body', async () => {
    const body = await people.body()
    await people.member(body, 'contributor')
    const mission = await people.person({ platform: ['mission', 'administrator'] })
    const id = await asked(await people.person(), body)
    expect((await recipients(id)).map(([recipient]) => recipient)).toContain(`${mission}@essai.invalid`)
    expect(await ask(await people.person(), body)).toMatchObject({ ok: true, value: { managed: false } })
  })
  it('joins a request that waits, and is refused to a member', async () => {
    const body = await people.body()
    const person = await people.person()
    const id = await asked(person, body)
    expect(await ask(person, body, 'encore')).toEqual({
      ok: true,
      value: { id, managed: false, joined: true },
    })
    expect(codeOf(await ask(await people.member(body, 'reader'), body))).toBe('already-member')
  })
  it('makes one request of two sent at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const body = await people.body()
      await people.member(body, 'manager')
      const person = await people.person()
      const ids = await Promise.all([1, 2].map(() => asked(person, body)))
      expect([new Set(ids).size, (await recipients(ids[0] ?? '')).length]).toEqual([1, 1])
    }
  })
  it('is withdrawn by whoever asked, once', async () => {
    const body = await people.body()
    const person = await people.person()
    const id = await asked(person, body)
    const withdraw = (who: string) => people.as(who, (ctx) => withdrawJoinRequest(ctx, id)).then(codeOf)
    expect([await withdraw(await people.person()), await withdraw(person), await withdraw(person)]).toEqual([
      'unknown-request',
      'ok',
      'unknown-request',
    ])
    expect(await asked(person, body)).not.toBe(id)
  })
})

describe('decideJoinRequest', () => {
  const waiting = async () => {
    const body = await people.body()
    const manager = await people.member(body, 'manager')
    const person = await people.person()
    return { body, manager, person, id: await asked(person, body) }
  }
  it('gives the role that the manager chose, and tells whoever asked', async () => {
    const { body, manager, person, id } = await waiting()
    expect(await decide(manager, id, accept('contributor'))).toBe('ok')
    expect(await people.roleOf(body, person)).toBe('contributor')
    expect(await stateOf(id)).toEqual({ state: 'accepted', reason: null, decided_by: manager })
    const mail = await base.db
      .selectFrom('mail')
      .select(['recipient', 'subject', 'body_text'])
      .where('unique_key', '=', `notice:request-answer:${id}:${person}`)
      .executeTakeFirstOrThrow()
    expect([mail.recipient, mail.subject]).toEqual([
      `${person}@essai.invalid`,
      'Votre demande d’accès : réponse',
    ])
    expect(mail.body_text).toContain(`http://openmap.test/compte/organisation/${body.slug}`)
    expect(await decide(manager, id, accept('manager'))).toBe('unknown-request')
    const unread = await base.db
      .selectFrom('notice')
      .select('id')
      .where('person_id', '=', manager)
      .where('read_at', 'is', null)
      .execute()
    expect(unread).toEqual([])
    expect((await people.audited(body)).map(({ action }) => action)).toEqual([
      'join-request.sent',
      'join-request.accepted',
    ])
  })
  it('refuses with a reason that is told', async () => {
    const { body, manager, person, id } = await waiting()
    expect(await decide(manager, id, { kind: 'refuse', reason: 'Autre service' })).toBe('ok')
    expect([await people.roleOf(body, person), await stateOf(id)]).toEqual([
      null,
      { state: 'refused', reason: 'Autre service', decided_by: manager },
    ])
    const mail = await base.db
      .selectFrom('mail')
      .select('body_text')
      .where('unique_key', '=', `notice:request-answer:${id}:${person}`)
      .executeTakeFirstOrThrow()
    expect(mail.body_text).toContain('Raison donnée\u00a0: Autre service')
  })
  it('is for the managers of the body, and for the platform only where nobody manages', async () => {
    const { body, person, id } = await waiting()
    const contributor = await people.member(body, 'contributor')
    const elsewhere = await people.member(await people.body(), 'manager')
    const mission = await people.person({ platform: ['mission'] })
    const seen = []
    for (const who of [contributor, elsewhere, mission, person])
      seen.push(await decide(who, id, accept('reader')))
    // Row-level security already hides the request from the first two.
    expect(seen).toEqual(['unknown-request', 'unknown-request', 'not-allowed', 'not-allowed'])
    const unmanaged = await people.body()
    const other = await asked(person, unmanaged)
    expect(await decide(mission, other, accept('manager'))).toBe('ok')
    expect(await people.roleOf(unmanaged, person)).toBe('manager')
  })
  it('is given by one of two answers at once', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { body, manager, person, id } = await waiting()
      const second = await people.member(body, 'manager')
      const codes = await Promise.all([
        decide(manager, id, accept('reader')),
        decide(second, id, { kind: 'refuse', reason: 'x' }),
      ])
      expect(codes.sort()).toEqual(['ok', 'unknown-request'])
      const role = await people.roleOf(body, person)
      expect((await stateOf(id))?.state).toBe(role === null ? 'refused' : 'accepted')
    }
  })
})

describe('joinByDomain', () => {
  const declared = async (domain: string) => {
    const body = await people.body()
    const manager = await people.member(body, 'manager')
    const result = await people.as(manager, (ctx) => declareDomain(ctx, { organisationId: body.id, domain }))
    expect(codeOf(result)).toBe('ok')
    return { body, manager }
  }
  const joining = (who: string, body: TestBody) =>
    people.as(who, (ctx) => joinByDomain(ctx, { site: people.site, body })).then(codeOf)

  it('lets in at once, to read, whoever confirmed an address of the domain', async () => {
    const { body, manager } = await declared('@Ville.exemple.fr')
    const person = await people.person({ email: 'agent@ville.exemple.fr' })
    await asked(person, body)
    expect([await joining(person, body), await joining(person, body)]).toEqual(['ok', 'already-member'])
    expect(await people.roleOf(body, person)).toBe('reader')
    expect((await people.audited(body)).at(-1)).toMatchObject({
      action: 'membership.joined-by-domain',
      after: { role: 'reader', domain: 'ville.exemple.fr' },
    })
    const states = await base.db
      .selectFrom('join_request')
      .select('state')
      .where('person_id', '=', person)
      .execute()
    expect(states).toEqual([{ state: 'accepted' }])
    expect(await people.toldTo(manager)).toEqual([
      `On demande à rejoindre ${body.name}`,
      `Une personne a rejoint ${body.name}`,
    ])
  })
  it.each([
    ['a domain inside', 'a@mairie.bourg.exemple.fr'],
    ['the domain around', 'a@exemple.fr'],
    ['a look-alike', 'a@lebourg.exemple.fr'],
    ['a longer one', 'a@bourg.exemple.fr.attaque.fr'],
    ['another', 'a@gmail.com'],
  ])('does not let %s in', async (_, email) => {
    const { body } = await declared('bourg.exemple.fr')
    const person = await people.person({ email })
    expect(await joining(person, body)).toBe('domain-mismatch')
    expect(await people.roleOf(body, person)).toBeNull()
    await base.db.deleteFrom('person').where('id', '=', person).execute()
  })
  it('does not let in an address not confirmed, nor once the domain is withdrawn', async () => {
    const { body, manager } = await declared('hameau.exemple.fr')
    const person = await people.person({ email: 'a@hameau.exemple.fr' })
    const verify = (email_verified: boolean) =>
      base.db.updateTable('person').set({ email_verified }).where('id', '=', person).execute()
    await verify(false)
    expect(await joining(person, body)).toBe('domain-mismatch')
    await verify(true)
    const wanted = { organisationId: body.id, domain: 'hameau.exemple.fr' }
    expect(codeOf(await people.as(manager, (ctx) => withdrawDomain(ctx, wanted)))).toBe('ok')
    expect(await joining(person, body)).toBe('domain-mismatch')
  })
  it('is declared by managers only, once, and never for a public mailbox', async () => {
    const { body, manager } = await declared('commune.exemple.fr')
    const contributor = await people.member(body, 'contributor')
    const elsewhere = await people.member(await people.body(), 'manager')
    const declare = (who: string, domain: string) =>
      people.as(who, (ctx) => declareDomain(ctx, { organisationId: body.id, domain })).then(codeOf)
    expect([
      await declare(manager, 'commune.exemple.fr'),
      await declare(manager, 'orange.fr'),
      await declare(manager, 'commune'),
      await declare(contributor, 'autre.exemple.fr'),
      await declare(elsewhere, 'autre.exemple.fr'),
    ]).toEqual(['domain-known', 'domain-public', 'domain-unreadable', 'not-allowed', 'not-allowed'])
  })
})
