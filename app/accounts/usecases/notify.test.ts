import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { addBody, addPerson } from '../../../test/support/people.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { mintScope } from '../../platform/access/scope.ts'
import { connect, type Database } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { react } from '../../platform/jobs/subscribe.ts'
import { savePreferences } from '../store/noticePreferences.ts'
import { closeNotice, type NewNotice, notify } from './notify.ts'

const site = {
  territory: { name: 'Île-de-France', zone: 'Europe/Paris' },
  publicUrl: 'https://openmap.example',
}

let base: TestDatabase
/** As pages reach it: nobody acts unless the transaction says who. */
let bare: Database
beforeAll(async () => {
  base = await testDatabase()
  bare = connect(base.url)
})
afterAll(async () => {
  await bare.close()
  await base.close()
})

let number = 0
const about = (parts: Partial<NewNotice> = {}) => {
  number += 1
  return {
    topic: 'body',
    key: `essai:${number}`,
    title: 'Une demande à examiner',
    text: 'Quelqu’un demande à rejoindre votre organisme.',
    href: '/compte/organisme',
    ...parts,
  } as const
}
/** Who was told of this key, and how their mail leaves. */
const told = async (key: string) => {
  const rows = await base.db
    .selectFrom('notice as n')
    .innerJoin('person as p', 'p.id', 'n.person_id')
    .select(['p.name', 'n.frequency'])
    .where('n.key', '=', key)
    .orderBy('p.name')
    .execute()
  return rows.map(({ name, frequency }) => `${name} ${frequency}`)
}
const mailsOf = async (key: string) =>
  base.db.selectFrom('mail').selectAll().where('unique_key', 'like', `notice:${key}:%`).execute()
const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  const scope = mintScope(base.territoryId, actor)
  const parts = { clock: base.clock, scope, dispatch: async () => {} }
  return inTransaction(bare.db, parts, work, () => true)
}

describe('notify', () => {
  it('tells one person, in their notifications and by a mail with one button', async () => {
    const personId = await addPerson(base.ctx, 'ada')
    const notice = about({ action: 'Examiner la demande' })
    expect(await notify(base.ctx, site, { personId, ...notice })).toBe(1)
    expect(await told(notice.key)).toEqual(['ada immediate'])
    const [mail, ...others] = await mailsOf(notice.key)
    expect(others).toEqual([])
    expect([mail?.recipient, mail?.subject, mail?.template]).toEqual([
      'ada@essai.invalid',
      'Une demande à examiner',
      'notice-body',
    ])
    const text = (mail?.body_text ?? '').replaceAll('\u00a0', ' ')
    expect(text).toContain('Examiner la demande : \nhttps://openmap.example/compte/organisme')
    expect(text).toContain('parce que vous suivez « Invitations et demandes d’un organisme »')
    expect(text).toContain('https://openmap.example/compte/notifications/preferences')
    const token = mail?.secrets[0] ?? ''
    expect(text).toContain(`https://openmap.example/desabonnement/${token}`)
    expect(mail?.headers).toEqual({
      'List-Unsubscribe': `<https://openmap.example/desabonnement/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  it('tells once for a key, whether again or at once', async () => {
    const personId = await addPerson(base.ctx, 'bob')
    const notice = { personId, ...about() }
    expect([await notify(base.ctx, site, notice), await notify(base.ctx, site, notice)]).toEqual([1, 0])
    const race = { personId, ...about() }
    const system = { kind: 'system', purpose: 'essai' } as const
    const both = [1, 2, 3].map(() => as(system, (ctx) => notify(ctx, site, race)))
    expect((await Promise.all(both)).sort()).toEqual([0, 0, 1])
    expect((await mailsOf(race.key)).length).toBe(1)
  })

  it('leaves the mail as each person chose', async () => {
    const [now, daily, never] = [
      await addPerson(base.ctx, 'tout-de-suite'),
      await addPerson(base.ctx, 'chaque-jour'),
      await addPerson(base.ctx, 'jamais'),
    ]
    await savePreferences(base.ctx, now, { event: 'immediate' })
    await savePreferences(base.ctx, daily, { body: 'daily' })
    await savePreferences(base.ctx, never, { body: 'never', event: 'never' })
    const body = about()
    const event = about({ topic: 'event' })
    const day = about({ topic: 'day' })
    for (const personId of [now, daily, never]) {
      for (const notice of [body, event, day]) await notify(base.ctx, site, { personId, ...notice })
    }
    expect(await told(body.key)).toEqual(['chaque-jour daily', 'jamais never', 'tout-de-suite immediate'])
    expect(await told(event.key)).toEqual(['chaque-jour daily', 'jamais never', 'tout-de-suite immediate'])
    // What cannot be turned off leaves at once, to everybody, without a way to stop it.
    expect(await told(day.key)).toEqual([
      'chaque-jour immediate',
      'jamais immediate',
      'tout-de-suite immediate',
    ])
    const sent = [await mailsOf(body.key), await mailsOf(event.key), await mailsOf(day.key)]
    expect(sent.map((mails) => mails.map(({ recipient }) => recipient).sort())).toEqual([
      ['tout-de-suite@essai.invalid'],
      ['tout-de-suite@essai.invalid'],
      ['chaque-jour@essai.invalid', 'jamais@essai.invalid', 'tout-de-suite@essai.invalid'],
    ])
    expect(sent[2]?.map(({ headers, secrets }) => [headers, secrets])).toEqual([
      [{}, []],
      [{}, []],
      [{}, []],
    ])
    expect(sent[2]?.[0]?.body_text).toContain('ne peut pas être désactivé')
    expect(sent[2]?.[0]?.body_text).not.toContain('desabonnement')
  })

  it('tells those who hold at least a role in a body, by membership or standing in today', async () => {
    const bodyId = await addBody(base.ctx, 'equipe')
    const other = await addBody(base.ctx, 'autre')
    const member = (name: string, role: 'reader' | 'contributor' | 'manager', organisationId = bodyId) =>
      addPerson(base.ctx, name, { memberships: [{ organisationId, role }] })
    const manager = await member('gestion', 'manager')
    await member('contribution', 'contributor')
    await member('lecture', 'reader')
    await member('gestion-ailleurs', 'manager', other)
    const closed = await member('gestion-close', 'manager')
    await base.db.updateTable('person').set({ deactivated_at: new Date() }).where('id', '=', closed).execute()
    const standIn = async (name: string, days: readonly [string, string], revoked = false) => {
      const to = await addPerson(base.ctx, name)
      await base.db
        .insertInto('delegation')
        .values({
          territory_id: base.territoryId,
          id: newId(),
          organisation_id: bodyId,
          from_person_id: manager,
          to_person_id: to,
          role: 'manager',
          starts_on: days[0],
          ends_on: days[1],
          created_at: new Date(),
          revoked_at: revoked ? new Date() : null,
        })
        .execute()
    }
    await standIn('relais', ['2026-11-24', '2026-11-24'])
    await standIn('relais-passe', ['2026-11-01', '2026-11-23'])
    await standIn('relais-retire', ['2026-11-01', '2026-12-23'], true)
    const [managers, writers, all] = [about(), about(), about()]
    expect(await notify(base.ctx, site, { bodyId, role: 'manager', ...managers })).toBe(2)
    expect(await notify(base.ctx, site, { bodyId, role: 'contributor', ...writers, except: manager })).toBe(2)
    expect(await notify(base.ctx, site, { bodyId, role: 'reader', ...all })).toBe(4)
    expect(await told(managers.key)).toEqual(['gestion immediate', 'relais immediate'])
    expect(await told(writers.key)).toEqual(['contribution immediate', 'relais immediate'])
    const body = { bodyId: newId(), role: 'reader' } as const
    expect(await notify(base.ctx, site, { ...body, ...about() })).toBe(0)
  })

  it('tells those who hold a role over the territory; a shared account gets no mail', async () => {
    await addPerson(base.ctx, 'administration', { platform: ['administrator'] })
    await addPerson(base.ctx, 'demonstration', { platform: ['administrator'], demo: 'administration' })
    await addPerson(base.ctx, 'mission', { platform: ['mission'] })
    const notice = about()
    expect(await notify(base.ctx, site, { platformRole: 'administrator', ...notice })).toBe(2)
    expect(await told(notice.key)).toEqual(['administration immediate', 'demonstration never'])
    expect((await mailsOf(notice.key)).map(({ recipient }) => recipient)).toEqual([
      'administration@essai.invalid',
    ])
  })

  it('works from a request of whoever acts, who reads nothing more afterwards', async () => {
    const personId = await addPerson(base.ctx, 'destinataire')
    const actors: readonly Actor[] = [
      { kind: 'visitor' },
      {
        kind: 'person',
        personId: await addPerson(base.ctx, 'acteur'),
        sessionId: newId(),
        name: 'acteur',
        shared: false,
        memberships: [],
        platform: [],
        asleep: [],
      },
    ]
    for (const actor of actors) {
      const notice = about()
      const seen = await as(actor, async (ctx) => {
        const count = await notify(ctx, site, { personId, ...notice })
        const notices = await ctx.db.selectFrom('notice').select('id').execute()
        const mails = await ctx.db.selectFrom('mail').select('id').execute()
        return [count, notices.length, mails.length]
      })
      expect([actor.kind, seen]).toEqual([actor.kind, [1, 0, 0]])
      expect((await mailsOf(notice.key)).length).toBe(1)
    }
  })

  it('works from a reaction to a fact, once', async () => {
    const personId = await addPerson(base.ctx, 'reaction')
    const notice = about()
    const run = async (ctx: Ctx) => void (await notify(ctx, site, { personId, ...notice }))
    await base.ctx.emit({ type: 'Essai', payload: {} })
    const { id } = await base.db
      .selectFrom('fact')
      .select('id')
      .where('type', '=', 'Essai')
      .executeTakeFirstOrThrow()
    const parts = {
      clock: base.clock,
      dispatch: async () => {},
      subscriptions: { Essai: [{ effect: 'tell', run }] },
    }
    await react(base.db, parts, id)
    await base.db.deleteFrom('fact_effect').where('fact_id', '=', id).execute()
    await react(base.db, parts, id)
    expect([await told(notice.key), (await mailsOf(notice.key)).length]).toEqual([['reaction immediate'], 1])
  })

  it('is undone with the rest of its transaction', async () => {
    const personId = await addPerson(base.ctx, 'annulee')
    const notice = about()
    const work = as({ kind: 'system', purpose: 'essai' }, async (ctx) => {
      await notify(ctx, site, { personId, ...notice })
      throw new Error('panne')
    })
    await expect(work).rejects.toThrow('panne')
    expect([await told(notice.key), await mailsOf(notice.key)]).toEqual([[], []])
  })

  it('refuses to lead out of the site', async () => {
    const personId = await addPerson(base.ctx, 'ailleurs')
    for (const href of ['https://autre.example', '//autre.example', 'compte'])
      await expect(notify(base.ctx, site, { personId, ...about(), href })).rejects.toThrow(
        'not a path of ours',
      )
  })
})

describe('closeNotice', () => {
  it('ends what nobody has to do any more, for everybody, and nothing else', async () => {
    const [one, two] = [await addPerson(base.ctx, 'close-un'), await addPerson(base.ctx, 'close-deux')]
    const [over, other] = [about(), about()]
    for (const personId of [one, two]) {
      await notify(base.ctx, site, { personId, ...over })
      await notify(base.ctx, site, { personId, ...other })
    }
    await as({ kind: 'visitor' }, (ctx) => closeNotice(ctx, over.key))
    const rows = await base.db
      .selectFrom('notice')
      .select(['key', 'read_at'])
      .where('key', 'in', [over.key, other.key])
      .execute()
    expect(rows.map(({ key, read_at }) => [key === over.key, read_at !== null]).sort()).toEqual([
      [false, false],
      [false, false],
      [true, true],
      [true, true],
    ])
  })
})
