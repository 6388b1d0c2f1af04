import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { welcome } from '../../app/attendance/index.ts'
import { badgeAddress, badgeFile, findEventById, type OpenMapEvent } from '../../app/events/index.ts'
import type { Ctx } from '../../app/platform/database/context.ts'
import { runUseCase } from '../../app/platform/database/transaction.ts'
import { fixedClock } from '../../app/platform/kernel/dates.ts'
import type { Result } from '../../app/platform/kernel/result.ts'
import {
  cancelRegistration,
  editCall,
  register,
  transferRegistration,
} from '../../app/registrations/index.ts'
import { anEvent } from '../builders/events.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const NOW = '2026-11-02T09:00:00Z'
const site = {
  territory: { name: 'Île-de-France', zone: 'Europe/Paris' },
  publicUrl: 'https://openmap.example',
}
const FIRST = 'premiere.personne@exemple.fr'
const SECOND = 'seconde.personne@exemple.fr'

/** Le badge arrive avec la confirmation ; il ne vaut plus rien dès que la place est à quelqu’un d’autre. */
describe('the badge that comes by mail', () => {
  let base: TestDatabase
  let event: OpenMapEvent
  beforeAll(async () => {
    base = await testDatabase()
    const { id } = await anEvent(base, { organiserId: null, day: '2026-12-03', people: [] })
    const found = await findEventById(base.db, base.scope, id)
    if (found === null) throw new Error('the event was made')
    event = found
    await run((ctx) =>
      editCall(ctx, site, {
        event,
        form: {
          opensOn: '2026-11-01',
          closesOn: '2026-12-02',
          places: 1,
          offerHours: 48,
          introduction: null,
          roles: [{ role: 'public', places: null, perBody: null }],
        },
      }),
    )
  })
  afterAll(() => base.close())

  const run = async <T, R>(work: (ctx: Ctx) => Promise<Result<T, R>>): Promise<Result<T, R>> =>
    runUseCase(
      base.db,
      { clock: fixedClock(NOW), scope: base.scope, dispatch: async () => {} },
      (ctx) => work(ctx),
      null,
    )
  const come = (email: string) =>
    run((ctx) =>
      register(ctx, site, {
        event,
        role: 'public',
        bodyName: null,
        siret: null,
        name: 'Personne',
        email,
        jobTitle: null,
        accessNeeds: null,
        signLanguage: false,
        listed: false,
        answers: [],
      }),
    )
  const registrationId = async (): Promise<string> =>
    (
      await base.db
        .selectFrom('registration')
        .select('id')
        .where('state', '=', 'confirmed')
        .executeTakeFirstOrThrow()
    ).id
  /** The last mail to somebody: the code that it says, and its files. */
  const mailTo = async (email: string) => {
    const mail = await base.db
      .selectFrom('mail')
      .select(['id', 'template', 'body_text', 'secrets'])
      .where('recipient', '=', email)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const files = await base.db
      .selectFrom('mail_attachment')
      .select(['name', 'media_type', 'content'])
      .where('mail_id', '=', mail.id)
      .orderBy('position')
      .execute()
    const shown = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(mail.body_text)?.[0] ?? null
    return { ...mail, files, shown, code: shown?.replaceAll('-', '') ?? '' }
  }
  const atTheDoor = (badge: string) => run((ctx) => welcome(ctx, { event, who: { badge } }))

  it('stands beside the calendar, as a square and as a code, and opens the door', async () => {
    await come(FIRST)
    const mail = await mailTo(FIRST)
    expect(mail.files.map(({ name, media_type }) => [name, media_type.split(';')[0]])).toEqual([
      ['rencontre.ics', 'text/calendar'],
      ['badge.png', 'image/png'],
    ])
    const drawn = await badgeFile(event, site.publicUrl, mail.code)
    expect(mail.files[1]?.content.equals(Buffer.from(drawn.content))).toBe(true)
    expect(mail.secrets).toContain(mail.shown)
    expect(await atTheDoor(badgeAddress(site.publicUrl, event.slug, mail.code))).toMatchObject({
      ok: true,
      value: { person: { representativeId: await registrationId() } },
    })
  })

  it('is the same when the mail is asked for again', async () => {
    const { code } = await mailTo(FIRST)
    await come(FIRST)
    const again = await mailTo(FIRST)
    expect([again.template, again.code, again.files.map(({ name }) => name)]).toEqual([
      'registration-again',
      code,
      ['badge.png'],
    ])
  })

  it('is not sent to whoever waits', async () => {
    await come('attente@exemple.fr')
    const mail = await mailTo('attente@exemple.fr')
    expect([mail.template, mail.shown, mail.files]).toEqual(['registration-waiting', null, []])
  })

  it('is another one for whoever receives the place: the old square is refused, however it is shown', async () => {
    const old = await mailTo(FIRST)
    const target = { event, registrationId: await registrationId() }
    await run((ctx) => transferRegistration(ctx, site, { ...target, name: 'Seconde', email: SECOND }))
    const renewed = await mailTo(SECOND)
    expect(renewed.code).toMatch(/^[0-9A-Z]{16}$/)
    expect(renewed.code).not.toBe(old.code)
    expect((await mailTo(FIRST)).files).toEqual([])
    for (const shown of [badgeAddress(site.publicUrl, event.slug, old.code), old.shown ?? ''])
      expect(await atTheDoor(shown)).toMatchObject({ ok: false, refusal: { code: 'unknown-badge' } })
    expect(await atTheDoor(renewed.code)).toMatchObject({ ok: true, value: { person: { name: 'Seconde' } } })
  })

  it('opens nothing any more once the place is given back', async () => {
    const { code } = await mailTo(SECOND)
    await run(async (ctx) => cancelRegistration(ctx, site, { event, registrationId: await registrationId() }))
    expect(await atTheDoor(code)).toMatchObject({ ok: false, refusal: { code: 'unknown-badge' } })
  })
})
