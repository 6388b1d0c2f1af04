import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { Topic } from '../domain/notice.ts'
import { openUnsubscribe } from '../domain/unsubscribe.ts'
import { savePreferences } from '../store/noticePreferences.ts'
import { archiveNotice, markNotices } from '../store/notices.ts'
import { notify, UNSUBSCRIBE_KEY } from './notify.ts'
import { sendDigests } from './sendDigests.ts'

const site = {
  territory: { name: 'Île-de-France', zone: 'Europe/Paris' },
  publicUrl: 'https://openmap.example',
}

/** A clock that the test moves. */
let now = Temporal.Instant.from('2026-11-24T08:00:00Z')
const clock = { now: () => now }
const at = (instant: string): void => {
  now = Temporal.Instant.from(instant)
}

const bases: TestDatabase[] = []
let base: TestDatabase
beforeEach(async () => {
  at('2026-11-24T08:00:00Z')
  base = await testDatabase({ clock })
  bases.push(base)
})
afterAll(() => Promise.all(bases.map(({ close }) => close())))

const dispatch = async (): Promise<void> => {}
const send = () => sendDigests(base.db, { clock, scope: base.scope, dispatch, site })
let number = 0
const tell = async (personId: string, title: string, topic: Topic = 'event'): Promise<string> => {
  number += 1
  const key = `essai:${number}`
  await notify(base.ctx, site, { personId, topic, key, title, text: 'À lire.', href: '/rencontres' })
  const { id } = await base.db
    .selectFrom('notice')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return id
}
const digests = async () => {
  const rows = await base.db
    .selectFrom('mail')
    .selectAll()
    .where('template', '=', 'digest')
    .orderBy('created_at')
    .orderBy('recipient')
    .execute()
  return rows.map((mail) => ({ ...mail, text: mail.body_text.replaceAll('\u00a0', ' ') }))
}
/** Recipient, and which of these titles the mail holds. */
const summary = async (...titles: readonly string[]) =>
  (await digests()).map(({ recipient, text }) => [
    recipient.split('@')[0],
    titles.filter((title) => text.includes(title)),
  ])

describe('the daily mail', () => {
  it('gathers what each person waits for, and is not written for whoever waits for nothing', async () => {
    const [ada, bob] = [await addPerson(base.ctx, 'ada'), await addPerson(base.ctx, 'bob')]
    await addPerson(base.ctx, 'sans-rien')
    await savePreferences(base.ctx, ada, { body: 'daily' })
    await tell(ada, 'Rencontre A')
    await tell(ada, 'Demande B', 'body')
    await tell(bob, 'Rencontre C')
    at('2026-11-25T06:00:00Z')
    expect(await send()).toBe(2)
    expect(await summary('Rencontre A', 'Demande B', 'Rencontre C')).toEqual([
      ['ada', ['Rencontre A', 'Demande B']],
      ['bob', ['Rencontre C']],
    ])
    const [mail] = await digests()
    expect(mail?.subject.replaceAll('\u00a0', ' ')).toBe('Votre résumé du jour : 2 notifications')
    expect(mail?.text).toContain('Rencontres\n- Rencontre A – À lire.')
    expect(mail?.text).toContain('https://openmap.example/compte/notifications')
    const token = mail?.secrets[0] ?? ''
    const { value } = await base.db
      .selectFrom('secret')
      .select('value')
      .where('name', '=', UNSUBSCRIBE_KEY)
      .executeTakeFirstOrThrow()
    expect(openUnsubscribe(value, token, new Date())).toEqual({ personId: ada, scope: 'digest' })
    expect(mail?.headers).toEqual({
      'List-Unsubscribe': `<https://openmap.example/desabonnement/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  it('leaves once a day, whatever runs again', async () => {
    const ada = await addPerson(base.ctx, 'ada')
    await tell(ada, 'Un')
    at('2026-11-25T06:00:00Z')
    expect([await send(), await send()]).toEqual([1, 0])
    await tell(ada, 'Deux')
    at('2026-11-25T20:00:00Z')
    expect(await send()).toBe(0)
    at('2026-11-26T06:00:00Z')
    expect(await send()).toBe(1)
    at('2026-11-27T06:00:00Z')
    expect(await send()).toBe(0)
    expect(await summary('Un', 'Deux')).toEqual([
      ['ada', ['Un']],
      ['ada', ['Deux']],
    ])
  })

  it('is written once by workers that run together', async () => {
    for (let index = 0; index < 12; index += 1) await tell(await addPerson(base.ctx, `p${index}`), 'Un')
    at('2026-11-25T06:00:00Z')
    const counts = await Promise.all([send(), send(), send(), send()])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12)
    expect((await digests()).length).toBe(12)
  })

  it('goes on where a crash stopped it, and does not wait for whoever cannot be written to', async () => {
    for (const name of ['a', 'b', 'c']) await tell(await addPerson(base.ctx, name), 'Un')
    const owner = new pg.Client({ connectionString: base.ownerUrl })
    await owner.connect()
    await owner.query(`create function public.refuse() returns trigger language plpgsql as
      $$ begin if new.recipient like 'b@%' then raise 'panne'; end if; return new; end $$`)
    await owner.query(
      'create trigger refuse before insert on mail for each row execute function public.refuse()',
    )
    at('2026-11-25T06:00:00Z')
    await expect(send()).rejects.toThrow('daily mails: 1 not written')
    expect(await summary()).toEqual([
      ['a', []],
      ['c', []],
    ])
    await owner.query('drop trigger refuse on mail')
    await owner.end()
    expect(await send()).toBe(1)
    expect((await digests()).map(({ recipient }) => recipient).sort()).toEqual([
      'a@essai.invalid',
      'b@essai.invalid',
      'c@essai.invalid',
    ])
  })

  it('says nothing of what was read, archived or turned off meanwhile', async () => {
    const ada = await addPerson(base.ctx, 'ada')
    const read = await tell(ada, 'Lue')
    const archived = await tell(ada, 'Archivée')
    await savePreferences(base.ctx, ada, { body: 'daily' })
    await tell(ada, 'Désactivée', 'body')
    await tell(ada, 'Restée')
    await markNotices(base.ctx, ada, { id: read }, true)
    await archiveNotice(base.ctx, ada, archived, true)
    await savePreferences(base.ctx, ada, { body: 'never' })
    at('2026-11-25T06:00:00Z')
    await send()
    expect(await summary('Lue', 'Archivée', 'Désactivée', 'Restée')).toEqual([['ada', ['Restée']]])
    // Turned on again, what was turned off does not come back.
    await savePreferences(base.ctx, ada, { body: 'daily' })
    at('2026-11-26T06:00:00Z')
    expect(await send()).toBe(0)
  })

  it('is not sent to a closed account', async () => {
    const ada = await addPerson(base.ctx, 'ada')
    await tell(ada, 'Un')
    await base.db.updateTable('person').set({ deactivated_at: new Date() }).where('id', '=', ada).execute()
    at('2026-11-25T06:00:00Z')
    expect(await send()).toBe(0)
  })

  it('makes up for days without a server by one mail', async () => {
    const ada = await addPerson(base.ctx, 'ada')
    await tell(ada, 'Mardi')
    at('2026-11-25T10:00:00Z')
    await tell(ada, 'Mercredi')
    at('2026-11-28T15:00:00Z')
    await tell(ada, 'Samedi, après l’heure')
    expect([await send(), await send()]).toEqual([1, 0])
    at('2026-11-29T06:00:00Z')
    expect(await send()).toBe(1)
    expect(await summary('Mardi', 'Mercredi', 'Samedi, après l’heure')).toEqual([
      ['ada', ['Mardi', 'Mercredi']],
      ['ada', ['Samedi, après l’heure']],
    ])
  })

  it.each([
    [
      'summer time',
      ['2026-03-28T12:00:00Z', '2026-03-29T04:59:00Z', '2026-03-29T05:00:00Z', '2026-03-30T05:00:00Z'],
    ],
    [
      'winter time',
      ['2026-10-24T12:00:00Z', '2026-10-25T05:59:00Z', '2026-10-25T06:00:00Z', '2026-10-26T06:00:00Z'],
    ],
  ] as const)('comes once, at seven, on the day of %s', async (_, [eve, early, seven, next]) => {
    const ada = await addPerson(base.ctx, 'ada')
    at(eve)
    await tell(ada, 'Veille')
    at(early)
    expect(await send()).toBe(0)
    at(seven)
    expect([await send(), await send()]).toEqual([1, 0])
    await tell(ada, 'Jour même')
    at(next)
    expect(await send()).toBe(1)
    expect(await summary('Veille', 'Jour même')).toEqual([
      ['ada', ['Veille']],
      ['ada', ['Jour même']],
    ])
  })

  it('stays short, and says how much it leaves out', async () => {
    const ada = await addPerson(base.ctx, 'ada')
    for (let index = 0; index < 33; index += 1) await tell(ada, `Rencontre numéro ${index}`)
    at('2026-11-25T06:00:00Z')
    await send()
    const [mail] = await digests()
    expect(mail?.text.match(/Rencontre numéro/g)?.length).toBe(30)
    expect(mail?.text).toContain('Et 3 autres, dans vos notifications.')
  })
})
