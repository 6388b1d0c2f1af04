import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, testBodies, uncounted } from '../../../test/support/bodies.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { BodyIdentity } from '../domain/bodyChange.ts'
import { listBodyRequests } from '../store/bodyRequests.ts'
import { type BodyDecision, decideBodyRequest } from './decideBodyRequest.ts'
import { requestBody, type WantedBody, withdrawBodyRequest } from './requestBody.ts'
import { updateBody } from './updateBody.ts'

let base: TestDatabase
let people: ReturnType<typeof testBodies>
beforeAll(async () => {
  base = await testDatabase()
  people = testBodies(base)
})
afterAll(() => base.close())

const wanted: WantedBody = { name: 'Régie nouvelle', siren: '', kinds: ['structure'], message: 'Bonjour' }
const request = (who: string, held: Partial<WantedBody> = {}) =>
  people.as(who, (ctx) => requestBody(ctx, { ...wanted, ...held, site: people.site, count: uncounted }))
const requested = async (who: string, held: Partial<WantedBody> = {}): Promise<string> => {
  const result = await request(who, held)
  if (!result.ok) throw new Error(result.refusal.sentence)
  return result.value
}
const decide = (who: string, id: string, decision: BodyDecision) =>
  people.as(who, (ctx) => decideBodyRequest(ctx, { site: people.site, id, decision }))
const bodyNamed = (name: string) =>
  base.db.selectFrom('organisation').select(['id', 'slug', 'kinds']).where('name', '=', name).execute()

describe('requestBody', () => {
  it('is seen by the platform, which is told', async () => {
    const mission = await people.person({ platform: ['mission'] })
    const person = await people.person({ name: 'Demande' })
    const id = await requested(person, { name: 'Vue', siren: '732 829 320 00074' })
    const seen = await listBodyRequests(base.db, base.scope)
    expect(seen.find((one) => one.id === id)).toMatchObject({
      name: 'Vue',
      siren: '732829320',
      kinds: ['structure'],
      message: 'Bonjour',
      person: { id: person, name: 'Demande' },
    })
    const mails = await base.db
      .selectFrom('mail')
      .select('recipient')
      .where('unique_key', 'like', `notice:body-request:${id}:asked:%`)
      .execute()
    expect(mails.map(({ recipient }) => recipient)).toContain(`${mission}@essai.invalid`)
  })
  it('is refused for a SIREN that is none, or that a body bears, and twice for one name', async () => {
    await people.body({ siren: '356000000' })
    const person = await people.person()
    expect([
      codeOf(await request(person, { siren: '123' })),
      codeOf(await request(person, { siren: '356000000' })),
      codeOf(await request(person, { name: 'Deux fois' })),
      codeOf(await request(person, { name: 'DEUX FOIS' })),
    ]).toEqual(['siren-unreadable', 'siren-taken', 'ok', 'body-asked'])
  })
  it('makes one of two sent at once, and is withdrawn by whoever asked', async () => {
    const person = await people.person()
    const codes = await Promise.all([1, 2].map(() => request(person, { name: 'Course' }).then(codeOf)))
    expect(codes.sort()).toEqual(['body-asked', 'ok'])
    const id = await requested(person, { name: 'Retirée' })
    const withdraw = (who: string) => people.as(who, (ctx) => withdrawBodyRequest(ctx, id)).then(codeOf)
    expect([await withdraw(await people.person()), await withdraw(person), await withdraw(person)]).toEqual([
      'unknown-request',
      'ok',
      'unknown-request',
    ])
  })
})

describe('decideBodyRequest', () => {
  it('makes the body, whose asker manages it; two of one name have two addresses', async () => {
    const mission = await people.person({ platform: ['mission'] })
    const [one, two] = [await people.person(), await people.person()]
    for (const who of [one, two]) {
      const id = await requested(who, { name: 'Homonyme' })
      expect(codeOf(await decide(mission, id, { kind: 'create' }))).toBe('ok')
      expect(codeOf(await decide(mission, id, { kind: 'create' }))).toBe('unknown-request')
    }
    const bodies = await bodyNamed('Homonyme')
    expect([bodies.length, new Set(bodies.map(({ slug }) => slug)).size]).toEqual([2, 2])
    const roles = await base.db
      .selectFrom('membership')
      .select(['person_id', 'role'])
      .where('person_id', 'in', [one, two])
      .orderBy('person_id')
      .execute()
    expect(roles).toEqual([one, two].sort().map((person_id) => ({ person_id, role: 'manager' })))
  })
  it('turns a request for a known body into one to join it', async () => {
    const administrator = await people.person({ platform: ['administrator'] })
    const body = await people.body()
    const manager = await people.member(body, 'manager')
    const person = await people.person()
    const id = await requested(person, { name: 'Autre nom' })
    const decision = { kind: 'existing', organisationId: body.id } as const
    expect(codeOf(await decide(administrator, id, decision))).toBe('ok')
    const joins = await base.db
      .selectFrom('join_request')
      .select(['organisation_id', 'message', 'state'])
      .where('person_id', '=', person)
      .execute()
    expect(joins).toEqual([{ organisation_id: body.id, message: 'Bonjour', state: 'waiting' }])
    const told = await base.db
      .selectFrom('mail')
      .select('template')
      .where('recipient', '=', `${manager}@essai.invalid`)
      .execute()
    expect(told).toEqual([{ template: 'notice-body' }])
    expect(await bodyNamed('Autre nom')).toEqual([])
  })
  it('is refused to everybody else, and tells the reason of a refusal', async () => {
    const person = await people.person()
    const manager = await people.member(await people.body(), 'manager')
    const id = await requested(person, { name: 'Refusée' })
    expect([
      codeOf(await decide(person, id, { kind: 'create' })),
      codeOf(await decide(manager, id, { kind: 'create' })),
    ]).toEqual(['not-allowed', 'not-allowed'])
    const mission = await people.person({ platform: ['mission'] })
    expect(codeOf(await decide(mission, id, { kind: 'refuse', reason: 'Hors territoire' }))).toBe('ok')
    const mail = await base.db
      .selectFrom('mail')
      .select('body_text')
      .where('unique_key', '=', `notice:request-answer:${id}:${person}`)
      .executeTakeFirstOrThrow()
    expect(mail.body_text).toContain('Raison donnée\u00a0: Hors territoire')
    expect(await bodyNamed('Refusée')).toEqual([])
  })
})

describe('updateBody', () => {
  const identity: BodyIdentity = {
    name: 'Après',
    kinds: ['buyer'],
    siren: '732 829 320',
    departments: ['93', '75'],
    city: 'Ville',
    website: null,
    description: null,
  }
  const update = (who: string, id: string, version: number, held: Partial<BodyIdentity> = {}) =>
    people.as(who, (ctx) => updateBody(ctx, { id, version, wanted: { ...identity, siren: null, ...held } }))

  it('keeps what was and what became of the fields that changed', async () => {
    const body = await people.body({ name: 'Avant', kinds: ['buyer', 'mission'] })
    const manager = await people.member(body, 'manager')
    const updated = await update(manager, body.id, 1, {
      siren: identity.siren,
      kinds: ['buyer', 'coordination'],
    })
    expect(updated).toMatchObject({
      ok: true,
      value: {
        name: 'Après',
        siren: '732829320',
        kinds: ['mission', 'buyer'],
        departments: ['75', '93'],
        version: 2,
      },
    })
    const [entry] = await people.audited(body)
    expect([entry?.action, entry?.before, entry?.after]).toEqual([
      'organisation.changed',
      { name: 'Avant', siren: null, departments: ['93'], city: null },
      { name: 'Après', siren: '732829320', departments: ['75', '93'], city: 'Ville' },
    ])
  })
  it('refuses a page opened before somebody else’s change, but not the same change twice', async () => {
    const body = await people.body()
    const [one, two] = [await people.member(body, 'manager'), await people.member(body, 'manager')]
    const codes = await Promise.all([
      update(one, body.id, 1, { name: 'De l’un' }).then(codeOf),
      update(two, body.id, 1, { name: 'De l’autre' }).then(codeOf),
    ])
    expect(codes.sort()).toEqual(['ok', 'stale-body'])
    expect(codeOf(await update(one, body.id, 2, { name: 'Ensuite' }))).toBe('ok')
    expect(codeOf(await update(one, body.id, 2, { name: 'Ensuite' }))).toBe('ok')
    expect((await people.audited(body)).length).toBe(2)
  })
  it('is refused to others, for a SIREN that is none or another’s, and without a kind', async () => {
    await people.body({ siren: '552081317' })
    const body = await people.body()
    const manager = await people.member(body, 'manager')
    const contributor = await people.member(body, 'contributor')
    const elsewhere = await people.member(await people.body(), 'manager')
    expect([
      codeOf(await update(contributor, body.id, 1)),
      codeOf(await update(elsewhere, body.id, 1)),
      codeOf(await update(manager, body.id, 1, { siren: '12' })),
      codeOf(await update(manager, body.id, 1, { siren: '552081317' })),
      codeOf(await update(manager, body.id, 1, { kinds: ['mission'] })),
    ]).toEqual(['not-allowed', 'not-allowed', 'siren-unreadable', 'siren-taken', 'kinds-missing'])
  })
})
