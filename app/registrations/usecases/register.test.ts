import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEvent } from '../../../test/builders/events.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { findEventById, type OpenMapEvent, participantsOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { runUseCase } from '../../platform/database/transaction.ts'
import { fixedClock } from '../../platform/kernel/dates.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { findCall, rolesOf } from '../store/calls.ts'
import { registrationsOf } from '../store/registrations.ts'
import {
  acceptOffer,
  cancelRegistration,
  editRegistration,
  expireOffers,
  transferRegistration,
} from './changeRegistration.ts'
import { editCall } from './editCall.ts'
import { register } from './register.ts'

const NOW = '2026-11-02T09:00:00Z'
const site = {
  territory: { name: 'Île-de-France', zone: 'Europe/Paris' },
  publicUrl: 'https://openmap.example',
}

let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.close())

const at = <T, R>(now: string, work: (ctx: Ctx) => Promise<Result<T, R>>): Promise<Result<T, R>> =>
  runUseCase(
    base.db,
    { clock: fixedClock(now), scope: base.scope, dispatch: async () => {} },
    (ctx) => work(ctx),
    null,
  )

const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

const aDay = async (limits: {
  readonly places?: number
  readonly public?: number
  readonly perBody?: number
}): Promise<OpenMapEvent> => {
  const { id } = await anEvent(base, { organiserId: null, day: '2026-12-03', people: [] })
  const event = await findEventById(base.db, base.scope, id)
  if (event === null) throw new Error('the event was made')
  must(
    await at(NOW, (ctx) =>
      editCall(ctx, site, {
        event,
        form: {
          opensOn: '2026-11-01',
          closesOn: '2026-12-02',
          places: limits.places ?? null,
          offerHours: 48,
          introduction: null,
          roles: [
            { role: 'buyer', places: null, perBody: limits.perBody ?? null },
            { role: 'public', places: limits.public ?? null, perBody: null },
          ],
        },
      }),
    ),
  )
  return event
}

/** Days share the database: each has people of its own. */
const addressOf = (event: OpenMapEvent, n: number): string => `personne-${n}.${event.id}@exemple.fr`

const form = (event: OpenMapEvent, n: number, role: 'buyer' | 'public' = 'public') => ({
  event,
  role,
  bodyName: role === 'buyer' ? `Acheteur démo ${n % 10}` : null,
  siret: null,
  name: `Personne ${n}`,
  email: addressOf(event, n),
  jobTitle: null,
  accessNeeds: null,
  signLanguage: false,
  listed: false,
  answers: [],
})

const statesOf = async (event: OpenMapEvent): Promise<Record<string, number>> => {
  const states: Record<string, number> = {}
  for (const { state } of await registrationsOf(base.db, base.scope, event.id))
    states[state] = (states[state] ?? 0) + 1
  return states
}

const mailsTo = async (email: string): Promise<string[]> =>
  (
    await base.db.selectFrom('mail').select('template').where('recipient', '=', email).orderBy('id').execute()
  ).map(({ template }) => template)

/** People at once: the proof asks for a thousand. */
const CROWD = Number(process.env.OPENMAP_CROWD ?? 300)

describe('register', () => {
  it('gives exactly the places there are when a crowd comes at once, and loses nobody’s form', async () => {
    const event = await aDay({ places: 37 })
    const done = await Promise.all(
      Array.from({ length: CROWD }, (_, n) => at(NOW, (ctx) => register(ctx, site, form(event, n)))),
    )
    expect(done.filter((one) => !one.ok)).toEqual([])
    expect(await statesOf(event)).toEqual({ confirmed: 37, waiting: CROWD - 37 })
    expect((await findCall(base.db, base.scope, event.id))?.taken).toBe(37)
    const [participant] = await participantsOf(base.db, base.scope, event.id)
    expect(participant?.representatives.length).toBe(37)
  }, 120_000)

  it('registers an address once for a role, and answers the same to whoever sends it again', async () => {
    const event = await aDay({})
    const twice = await Promise.all(
      [1, 1, 1].map((n) => at(NOW, (ctx) => register(ctx, site, form(event, n)))),
    )
    expect(twice.map((one) => must(one).state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(await statesOf(event)).toEqual({ confirmed: 1 })
  })

  it('limits the people of one body, however its name is written', async () => {
    const event = await aDay({ perBody: 2 })
    for (const n of [1, 11]) must(await at(NOW, (ctx) => register(ctx, site, form(event, n, 'buyer'))))
    const third = await at(NOW, (ctx) =>
      register(ctx, site, { ...form(event, 21, 'buyer'), bodyName: '  ACHETEUR  demo 1 ' }),
    )
    expect(third).toMatchObject({ ok: false, refusal: { code: 'body-full', field: 'body' } })
    const [participant, ...others] = await participantsOf(base.db, base.scope, event.id)
    expect([participant?.displayName, participant?.representatives.length, others.length]).toEqual([
      'Acheteur démo 1',
      2,
      0,
    ])
  })

  it('refuses before the opening, after the close and for a role that is not open', async () => {
    const event = await aDay({})
    for (const now of ['2026-10-31T09:00:00Z', '2026-12-03T00:30:00Z'])
      expect(await at(now, (ctx) => register(ctx, site, form(event, 1)))).toMatchObject({
        refusal: { code: 'not-open' },
      })
    expect(
      await at(NOW, (ctx) => register(ctx, site, { ...form(event, 1), role: 'press', bodyName: 'Titre' })),
    ).toMatchObject({ refusal: { code: 'role-closed' } })
  })

  it('takes a SIRET that is one, and says what is wrong with another', async () => {
    const event = await aDay({})
    expect(
      await at(NOW, (ctx) => register(ctx, site, { ...form(event, 1, 'buyer'), siret: '123' })),
    ).toMatchObject({ refusal: { code: 'siret-invalid', field: 'siret' } })
  })
})

describe('the waiting list', () => {
  it('offers a freed place to the first who waits, in the same transaction; an offer unanswered goes on', async () => {
    const event = await aDay({ public: 1 })
    for (const n of [1, 2, 3]) must(await at(NOW, (ctx) => register(ctx, site, form(event, n))))
    const [first, second, third] = await registrationsOf(base.db, base.scope, event.id)
    must(await at(NOW, (ctx) => cancelRegistration(ctx, site, { event, registrationId: first?.id ?? '' })))
    expect(await statesOf(event)).toEqual({ cancelled: 1, offered: 1, waiting: 1 })
    // Somebody who comes meanwhile waits behind: the place is held.
    must(await at(NOW, (ctx) => register(ctx, site, form(event, 4))))
    const later = '2026-11-04T10:00:00Z'
    expect(
      await at(later, (ctx) => acceptOffer(ctx, site, { event, registrationId: second?.id ?? '' })),
    ).toMatchObject({ refusal: { code: 'offer-over' } })
    const run = () =>
      at(later, async (ctx) =>
        ok(await expireOffers(ctx, site, (id) => findEventById(ctx.db, ctx.scope, id))),
      ).then(must)
    expect([await run(), await run()]).toEqual([1, 0])
    const confirmed = must(
      await at(later, (ctx) => acceptOffer(ctx, site, { event, registrationId: third?.id ?? '' })),
    )
    expect(confirmed.state).toBe('confirmed')
    expect(await statesOf(event)).toEqual({ cancelled: 1, expired: 1, confirmed: 1, waiting: 1 })
    expect(await mailsTo(addressOf(event, 2))).toEqual([
      'registration-waiting',
      'registration-offered',
      'registration-expired',
    ])
    expect((await rolesOf(base.db, base.scope, event.id)).map(({ role, taken }) => [role, taken])).toEqual([
      ['buyer', 0],
      ['public', 1],
    ])
  })

  it('is served first when places are added', async () => {
    const event = await aDay({ places: 1 })
    for (const n of [1, 2, 3]) must(await at(NOW, (ctx) => register(ctx, site, form(event, n))))
    const saved = must(
      await at(NOW, (ctx) =>
        editCall(ctx, site, {
          event,
          form: {
            opensOn: '2026-11-01',
            closesOn: '2026-12-02',
            places: 2,
            offerHours: 24,
            introduction: null,
            roles: [{ role: 'public', places: null, perBody: null }],
          },
        }),
      ),
    )
    expect([saved.offered, await statesOf(event)]).toEqual([1, { confirmed: 1, offered: 1, waiting: 1 }])
  })

  it('keeps count whatever is cancelled, accepted and registered at the same time', async () => {
    const event = await aDay({ places: 10 })
    for (let n = 0; n < 30; n += 1) must(await at(NOW, (ctx) => register(ctx, site, form(event, n))))
    const all = await registrationsOf(base.db, base.scope, event.id)
    await Promise.all([
      ...all
        .slice(0, 8)
        .map(({ id }) => at(NOW, (ctx) => cancelRegistration(ctx, site, { event, registrationId: id }))),
      ...all
        .slice(5, 8)
        .map(({ id }) => at(NOW, (ctx) => cancelRegistration(ctx, site, { event, registrationId: id }))),
      ...Array.from({ length: 10 }, (_, n) => at(NOW, (ctx) => register(ctx, site, form(event, 100 + n)))),
    ])
    const states = await statesOf(event)
    expect((states.confirmed ?? 0) + (states.offered ?? 0)).toBe(10)
    expect([states.cancelled, states.offered]).toEqual([8, 8])
    expect((await findCall(base.db, base.scope, event.id))?.taken).toBe(10)
  })
})

describe('a registration', () => {
  it('is transferred: the first person’s links stop, what they said of themselves goes, the place stays', async () => {
    const event = await aDay({})
    must(
      await at(NOW, (ctx) =>
        register(ctx, site, { ...form(event, 1, 'buyer'), accessNeeds: 'Plain-pied', jobTitle: 'Achats' }),
      ),
    )
    const [made] = await registrationsOf(base.db, base.scope, event.id)
    const target = { event, registrationId: made?.id ?? '' }
    // The organiser may have written the name of the body in another way since.
    await base.db
      .updateTable('participant')
      .set({ display_name: 'Le même organisme', name_key: 'le meme organisme' })
      .where('event_id', '=', event.id)
      .execute()
    const given = must(
      await at(NOW, (ctx) =>
        transferRegistration(ctx, site, { ...target, name: 'Autre', email: 'autre@exemple.fr' }),
      ),
    )
    expect([given.state, given.accessNeeds, given.jobTitle]).toEqual(['confirmed', null, null])
    const links = await base.db
      .selectFrom('access_link')
      .select(['revoked_at', 'subject_id'])
      .where('registration_id', '=', given.id)
      .orderBy('created_at')
      .execute()
    expect(links.map(({ revoked_at }) => revoked_at === null).filter(Boolean).length).toBe(1)
    expect([await mailsTo(addressOf(event, 1)), await mailsTo('autre@exemple.fr')]).toEqual([
      ['registration-confirmed', 'registration-given'],
      ['registration-received'],
    ])
    const participants = await participantsOf(base.db, base.scope, event.id)
    expect(
      participants.map((one) => one.representatives.map(({ id, name, email }) => [id, name, email])),
    ).toEqual([[[given.id, 'Autre', 'autre@exemple.fr']]])
  })

  it('is edited by its person; once cancelled it is over, and its place is free', async () => {
    const event = await aDay({ places: 1 })
    must(await at(NOW, (ctx) => register(ctx, site, form(event, 1))))
    const [made] = await registrationsOf(base.db, base.scope, event.id)
    const target = { event, registrationId: made?.id ?? '' }
    const edit = {
      name: 'Nouveau nom',
      jobTitle: null,
      accessNeeds: 'LSF',
      signLanguage: true,
      listed: true,
      answers: [],
    }
    expect(must(await at(NOW, (ctx) => editRegistration(ctx, { ...target, edit }))).signLanguage).toBe(true)
    const [participant] = await participantsOf(base.db, base.scope, event.id)
    expect(participant?.representatives.map(({ name }) => name)).toEqual(['Nouveau nom'])
    must(await at(NOW, (ctx) => cancelRegistration(ctx, site, target)))
    expect(await at(NOW, (ctx) => cancelRegistration(ctx, site, target))).toMatchObject({
      refusal: { code: 'registration-over' },
    })
    expect(must(await at(NOW, (ctx) => register(ctx, site, form(event, 2)))).state).toBe('confirmed')
  })
})
