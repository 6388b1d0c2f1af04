import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anEvent } from '../../../test/builders/events.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { type EventSegment, findEventById, type OpenMapEvent, segmentsOfEvents } from '../../events/index.ts'
import { newId } from '../../platform/database/id.ts'
import { type Clock, Temporal } from '../../platform/kernel/dates.ts'
import { MOST_PER_DAY } from '../domain/mailing.ts'
import { findMailing } from '../store/mailings.ts'
import { insertRecipients, insertRefusal, storedRecipients } from '../store/recipients.ts'
import { cancelMailing, readProgress, refuseMailings, sendMailing } from './sendMailing.ts'
import { confirmMailing, dropDraft, saveDraft } from './writeMailing.ts'

let now = '2026-11-24T08:00:00Z'
const clock: Clock = { now: () => Temporal.Instant.from(now) }
let database: Awaited<ReturnType<typeof testDatabase>>
let event: OpenMapEvent
const segments: readonly EventSegment[] = segmentsOfEvents.segments ?? []
const site = { territory: { name: 'Île-de-France', zone: 'Europe/Paris' }, publicUrl: 'https://openmap.test' }
const form = {
  segment: 'everybody',
  subject: 'Venir à {rencontre}',
  body: 'Bonjour {nom},\n\nVoici **le plan**.',
  withLink: true,
}

beforeAll(async () => {
  database = await testDatabase({ clock })
})
afterAll(() => database.close())
beforeEach(async () => {
  now = '2026-11-24T08:00:00Z'
  await database.db.deleteFrom('mail').execute()
  const made = await anEvent(database, {
    organiserId: null,
    day: '2026-12-10',
    people: [
      [
        { name: 'Achats *est*', email: 'achats@essai.invalid' },
        { name: 'Direction', email: 'direction@essai.invalid' },
      ],
      [{ name: 'Direction', email: 'DIRECTION@essai.invalid' }],
      [{ name: 'Sans adresse', email: null }],
    ],
  })
  const found = await findEventById(database.db, database.scope, made.id)
  if (found === null) throw new Error('no event')
  event = found
})

const kept = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code
const draft = async () => kept(await database.run(saveDraft, { event, mailingId: null, form, segments }))
const confirm = (mailingId: string, expected = 2) =>
  database.run(confirmMailing, { event, mailingId, segments, expected })
const leave = (mailingId: string) =>
  database.db
    .transaction()
    .execute((db) => sendMailing(site)({ ...database.ctx, db }, { mailingId, eventId: event.id }))
const mails = () =>
  database.db.selectFrom('mail').selectAll().where('template', '=', 'mailing').orderBy('recipient').execute()

describe('a mail to many', () => {
  it('goes once to each address, with what is theirs, and a way out', async () => {
    const mailingId = await draft()
    expect(kept(await confirm(mailingId))).toBe(2)
    await leave(mailingId)
    await leave(mailingId)
    const written = await mails()
    expect(written.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['achats@essai.invalid', 'Venir à Rencontre d’essai'],
      ['direction@essai.invalid', 'Venir à Rencontre d’essai'],
    ])
    const [first] = written
    expect(first?.body_text).toContain('Bonjour Achats *est*,')
    expect(first?.body_html).toContain('Bonjour Achats *est*,')
    expect(first?.body_html).toContain('<strong>le plan</strong>')
    expect(first?.body_text).toMatch(/https:\/\/openmap\.test\/acces\/[\w-]{22}/)
    expect(JSON.stringify(first?.headers)).toMatch(/List-Unsubscribe.*messages\/refus\/[\w-]{22}/)
  })

  it('is sent once, however often it is confirmed at the same time', async () => {
    const mailingId = await draft()
    const codes = (await Promise.all([confirm(mailingId), confirm(mailingId), confirm(mailingId)])).map(
      codeOf,
    )
    expect(codes.sort()).toEqual(['not-draft', 'not-draft', 'ok'])
    expect(await storedRecipients(database.db, database.scope, mailingId)).toHaveLength(2)
  })

  it('is not sent to another number of people than was read, nor to nobody', async () => {
    const mailingId = await draft()
    expect(codeOf(await confirm(mailingId, 3))).toBe('list-changed')
    const press = { ...form, segment: 'role-press' }
    kept(await database.run(saveDraft, { event, mailingId, form: press, segments }))
    expect(codeOf(await confirm(mailingId, 0))).toBe('nobody')
    expect((await findMailing(database.db, database.scope, event.id, mailingId))?.state).toBe('draft')
  })

  it('is refused with an unknown word between braces or an unknown list', async () => {
    const written = { ...form, body: 'Bonjour {prénom}' }
    const refused = await database.run(saveDraft, { event, mailingId: null, form: written, segments })
    expect(refused.ok ? '' : refused.refusal.sentence).toContain('{prénom}')
    const listed = { ...form, segment: 'amis' }
    expect(codeOf(await database.run(saveDraft, { event, mailingId: null, form: listed, segments }))).toBe(
      'unknown-segment',
    )
  })

  it('leaves so many times a day, and again the next day', async () => {
    for (let n = 0; n < MOST_PER_DAY; n += 1) kept(await confirm(await draft()))
    const one = await draft()
    expect(codeOf(await confirm(one))).toBe('too-many-today')
    // Midnight of Paris, not of Greenwich.
    now = '2026-11-24T22:59:00Z'
    expect(codeOf(await confirm(one))).toBe('too-many-today')
    now = '2026-11-24T23:01:00Z'
    expect(codeOf(await confirm(one))).toBe('ok')
  })

  it('is neither changed nor dropped once it left', async () => {
    const mailingId = await draft()
    kept(await confirm(mailingId))
    expect(codeOf(await database.run(saveDraft, { event, mailingId, form, segments }))).toBe('not-draft')
    expect(codeOf(await database.run(dropDraft, { event, mailingId }))).toBe('not-draft')
  })
})

describe('stopping', () => {
  it('takes back what has not left, links with it, and leaves alone what has', async () => {
    const mailingId = await draft()
    kept(await confirm(mailingId))
    await leave(mailingId)
    const [first, second] = await mails()
    await database.db
      .updateTable('mail')
      .set({ state: 'sent', attempts: 1 })
      .where('id', '=', first?.id ?? '')
      .execute()
    expect(kept(await database.run(cancelMailing, { event, mailingId }))).toBe(1)
    const after = await mails()
    expect(after.map(({ state }) => state)).toEqual(['sent', 'withdrawn'])
    expect([second?.body_text === '', after[1]?.body_text, after[1]?.secrets]).toEqual([false, '', []])
    expect(codeOf(await database.run(cancelMailing, { event, mailingId }))).toBe('nothing-left')
    const { recipients, mails: states } = await readProgress(database.ctx, { id: mailingId })
    expect([recipients.map(({ state }) => state), Object.fromEntries(states)]).toEqual([
      ['queued', 'cancelled'],
      { sent: 1, withdrawn: 1 },
    ])
  })

  it('leaves a mail alone while somebody may be sending it', async () => {
    const mailingId = await draft()
    kept(await confirm(mailingId))
    await leave(mailingId)
    await database.db
      .updateTable('mail')
      .set({ attempts: 1, last_tried_at: new Date(now) })
      .execute()
    expect(codeOf(await database.run(cancelMailing, { event, mailingId }))).toBe('nothing-left')
    now = '2026-11-24T08:20:00Z'
    expect(kept(await database.run(cancelMailing, { event, mailingId }))).toBe(2)
  })

  it('before any mail is written leaves nothing to write', async () => {
    const mailingId = await draft()
    kept(await confirm(mailingId))
    expect(kept(await database.run(cancelMailing, { event, mailingId }))).toBe(2)
    await leave(mailingId)
    expect(await mails()).toEqual([])
  })
})

describe('refusals', () => {
  it('are said by the link of the mail, and kept for the next ones', async () => {
    const first = await draft()
    kept(await confirm(first))
    await leave(first)
    const [mail] = await mails()
    const token = /messages\/refus\/([\w-]+)/.exec(mail?.body_text ?? '')?.[1] ?? ''
    kept(await refuseMailings(database.ctx, token))
    expect(codeOf(await refuseMailings(database.ctx, 'inconnu-inconnu'))).toBe('unknown-way-out')
    const next = await draft()
    expect(codeOf(await confirm(next, 2))).toBe('list-changed')
    expect(kept(await confirm(next, 1))).toBe(1)
  })

  it('said between the confirmation and the writing are obeyed', async () => {
    const mailingId = await draft()
    kept(await confirm(mailingId))
    await insertRefusal(database.ctx, event.id, 'Achats@essai.invalid')
    await leave(mailingId)
    expect((await mails()).map(({ recipient }) => recipient)).toEqual(['direction@essai.invalid'])
  })

  /** The account of an address wants no mail of days. */
  const never = async (email: string): Promise<void> => {
    const id = newId()
    const at = new Date(now)
    await database.db
      .insertInto('person')
      .values({ id, name: 'Essai', email, email_verified: true, created_at: at, updated_at: at })
      .execute()
    const territory_id = database.territoryId
    await database.db
      .insertInto('notice_preference')
      .values({ territory_id, person_id: id, topic: 'event', frequency: 'never', updated_at: at })
      .execute()
  }

  it('of an account hold for its address, also where it chose after the confirmation', async () => {
    const mailingId = await draft()
    kept(await confirm(mailingId))
    await never('direction@essai.invalid')
    await leave(mailingId)
    expect((await mails()).map(({ recipient }) => recipient)).toEqual(['achats@essai.invalid'])
    expect(kept(await confirm(await draft(), 1))).toBe(1)
  })
})

describe('the list', () => {
  it('is kept whole, however long', async () => {
    const mailingId = await draft()
    const people = Array.from({ length: 8000 }, (_, n) => ({
      address: `personne-${n}@essai.invalid`,
      name: null,
      body: 'Essai',
      participantId: null,
    }))
    await insertRecipients(database.ctx, { id: mailingId, eventId: event.id }, people)
    const stored = await storedRecipients(database.db, database.scope, mailingId)
    expect(new Set(stored.map(({ address }) => address)).size).toBe(8000)
  })
})
