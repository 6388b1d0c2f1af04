import { appendFileSync, copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayErasures, runRetention } from '../../app/accounts/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { systemTransact } from '../../app/platform/jobs/transact.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { localErasureList } from '../../app/platform/privacy/erasureList.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { type Held, testApplication } from '../support/application.ts'

type Application = Awaited<ReturnType<typeof testApplication>>
const at = '/compte/mes-donnees/effacement'
const DAY = 24

/** The daily job, some days from now. */
const partsIn = (app: Application, days: number) => ({
  transact: systemTransact({
    db: app.db,
    clock: { now: () => Temporal.Now.instant().add({ hours: days * DAY }) },
    dispatch: async () => {},
    territoryId: app.territoryId,
    purpose: 'retention',
  }),
  files: app.files,
  erasures: localErasureList(join(app.folder, 'erasures.jsonl')),
  territory: {
    id: app.territoryId,
    slug: 'ile-de-france',
    name: 'Île-de-France',
    zone: 'Europe/Paris',
    departments: [],
    demo: false,
  },
  publicUrl: 'http://openmap.test',
})

/** Somebody whose session outlives the days that the tests skip. */
const lasting = async (app: Application, held: Held = {}) => {
  const person = await app.signedIn(held)
  const expires_at = new Date(Date.now() + 60 * DAY * 3_600_000)
  await app.db
    .updateTable('person_session')
    .set({ expires_at })
    .where('person_id', '=', person.personId)
    .execute()
  return person
}

const exists = async (app: Application, id: string): Promise<boolean> =>
  (await app.db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** Scénario : une personne demande à être effacée, change d’avis ou non, et ne revient pas par une vieille sauvegarde. */
describe('an erasure', () => {
  let app: Application
  beforeAll(async () => {
    app = await testApplication({ demo: false })
  })
  afterAll(() => app.close())

  it('says what goes and what stays, is confirmed once, and leaves seven days', async () => {
    const person = await lasting(app, { name: 'Irène Essai', email: 'irene@exemple.fr' })
    const page = await person.open(at)
    for (const sentence of [
      'Ce qui sera effacé',
      'Le journal des changements reste trois ans',
      'statistiques',
    ])
      expect(page.html).toContain(sentence)
    const unsure = await person.submit(page, at)
    expect([unsure.status, unsure.html.includes('Cochez cette case pour confirmer')]).toEqual([422, true])
    const asked = await person.submit(page, at, { understood: 'on' })
    expect(asked.html).toContain('Votre demande est enregistrée')
    expect(asked.html).not.toContain('name="understood"')
    const [mail] = await app.db
      .selectFrom('mail')
      .select(['subject', 'body_text'])
      .where('recipient', '=', 'irene@exemple.fr')
      .execute()
    expect(mail?.subject).toMatch(/^Votre compte sera supprimé le \d/)
    expect(mail?.body_text).toContain(`http://openmap.test${at}`)
    expect((await person.open('/compte/mes-donnees')).html).toContain('Votre compte sera effacé le')

    await runRetention(partsIn(app, 6))
    expect(await exists(app, person.personId)).toBe(true)
    const kept = await person.submit(await person.open(at), `${at}/annulation`)
    expect(kept.html).toContain('Votre compte est gardé.')
    await runRetention(partsIn(app, 8))
    expect(await exists(app, person.personId)).toBe(true)

    await person.submit(await person.open(at), at, { understood: 'on' })
    await runRetention(partsIn(app, 8))
    expect(await exists(app, person.personId)).toBe(false)
    expect((await person.open('/compte')).path).toBe('/connexion')
    const trail = await app.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', person.personId)
      .orderBy('id')
      .execute()
    expect(trail.map(({ action }) => action)).toEqual([
      'erasure.requested',
      'erasure.cancelled',
      'erasure.requested',
      'person.erased',
    ])
  })

  it('waits until somebody else manages the body, and says so', async () => {
    const body = await aBody(app, 'Mairie d’essai')
    const alone = await app.signedIn({ memberships: [{ organisationId: body, role: 'manager' }] })
    const page = await alone.open(at)
    expect(page.html).toContain('Vous êtes la seule personne à gérer\u00a0: Mairie d’essai.')
    expect(page.html).not.toContain('name="understood"')
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await alone.open('/compte')).html)?.[1] ?? ''
    const forced = new URLSearchParams({ _csrf: csrf, _key: `cle-${newId()}`, understood: 'on' })
    const refused = await alone.post(at, forced)
    expect([refused.status, refused.html.includes('la seule personne à gérer')]).toEqual([409, true])
    // A colleague who only reads, or who is deactivated, takes over nothing.
    await app.signedIn({ memberships: [{ organisationId: body, role: 'contributor' }] })
    const gone = await app.signedIn({ memberships: [{ organisationId: body, role: 'manager' }] })
    const close = (deactivated_at: Date | null) =>
      app.db.updateTable('person').set({ deactivated_at }).where('id', '=', gone.personId).execute()
    await close(new Date())
    expect((await alone.open(at)).html).toContain('la seule personne à gérer')
    await close(null)
    await alone.submit(await alone.open(at), at, { understood: 'on' })

    // Alone again when the day comes: it waits, and the person is told once.
    await close(new Date())
    await runRetention(partsIn(app, 8))
    await runRetention(partsIn(app, 9))
    expect(await exists(app, alone.personId)).toBe(true)
    const told = await app.db
      .selectFrom('mail')
      .select('subject')
      .where('template', '=', 'erasure-blocked')
      .execute()
    expect(told).toEqual([{ subject: 'Votre demande est en attente' }])
    await close(null)
    await runRetention(partsIn(app, 10))
    expect(await exists(app, alone.personId)).toBe(false)
  })

  it('is refused to the last administrator, and suspended by a dispute', async () => {
    const first = await app.signedIn({ platform: ['administrator'] })
    expect((await first.open(at)).html).toContain('la seule personne à administrer')
    const second = await app.signedIn({ platform: ['administrator'] })
    expect((await first.open(at)).html).toContain('name="understood"')
    await app.db
      .insertInto('retention_hold')
      .values({
        territory_id: app.territoryId,
        id: newId(),
        subject_kind: 'person',
        subject_id: second.personId,
        reason: 'Contrôle',
        placed_at: new Date(),
      })
      .execute()
    expect((await second.open(at)).html).toContain('suspend l’effacement')
  })

  it('asks for a proof of the last minutes', async () => {
    const person = await app.signedIn()
    await app.db
      .updateTable('person_session')
      .set({
        created_at: new Date(Date.now() - 20 * 60_000),
        second_factor_at: new Date(Date.now() - 20 * 60_000),
      })
      .where('person_id', '=', person.personId)
      .execute()
    expect((await person.open(at)).html).not.toContain('name="understood"')
    expect((await person.open('/compte/mes-donnees')).status).toBe(200)
    // Keeping the account asks for nothing.
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await person.open('/compte')).html)?.[1] ?? ''
    const fields = new URLSearchParams({ _csrf: csrf, _key: `cle-${newId()}` })
    expect((await person.post(`${at}/annulation`, fields)).html).not.toContain('name="understood"')
  })

  it('is done again when an old backup comes back, once, and never to somebody who came back', async () => {
    const body = await aBody(app, 'Ville restaurée')
    const email = 'julie@exemple.fr'
    const person = await app.signedIn({ name: 'Julie Essai', email })
    const event = await anEvent(app, {
      organiserId: body,
      day: '2026-12-01',
      people: [[{ name: 'Julie', email }]],
    })
    const list = partsIn(app, 0).erasures
    const before = (await list.read()).length
    const row = await app.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', person.personId)
      .executeTakeFirstOrThrow()
    await person.submit(await person.open(at), at, { understood: 'on' })
    await runRetention(partsIn(app, 8))
    expect((await list.read()).length).toBe(before + 1)
    expect(JSON.stringify(await list.read())).not.toContain('julie')

    // A backup of before: the account, the address at a day, and a database that knows of no erasure.
    const back = async (): Promise<void> => {
      await app.db.deleteFrom('erased_person').where('person_id', '=', person.personId).execute()
      await app.db.insertInto('person').values(row).execute()
      await app.db
        .updateTable('representative')
        .set({ name: 'Julie', email })
        .where('event_id', '=', event.id)
        .execute()
    }
    await back()
    expect(await replayErasures(partsIn(app, 0))).toBe(1)
    expect(await exists(app, person.personId)).toBe(false)
    const people = () =>
      app.db.selectFrom('representative').select(['name', 'email']).where('event_id', '=', event.id).execute()
    expect(await people()).toEqual([{ name: null, email: null }])
    expect(await replayErasures(partsIn(app, 0))).toBe(0)

    // The address was there before any account: found by its digest.
    await back()
    await app.db.deleteFrom('person').where('id', '=', person.personId).execute()
    expect(await replayErasures(partsIn(app, 0))).toBe(1)
    expect(await people()).toEqual([{ name: null, email: null }])

    // Back by her own choice: an account of after the erasure is hers to keep.
    const again = await app.signedIn({ name: 'Julie Essai', email })
    expect(await replayErasures(partsIn(app, 0))).toBe(0)
    expect(await exists(app, again.personId)).toBe(true)

    // A new data folder: the list begins again from the database.
    const path = join(app.folder, 'erasures.jsonl')
    const known = await list.read()
    copyFileSync(path, `${path}.old`)
    rmSync(path)
    expect(await replayErasures(partsIn(app, 0))).toBe(0)
    const ids = (entries: readonly { personId: string }[]) => entries.map(({ personId }) => personId).sort()
    expect(ids(await list.read())).toEqual(ids(known))
  })

  it('survives a line of its list cut by a crash', async () => {
    const list = localErasureList(join(app.folder, 'coupee.jsonl'))
    const entry = {
      personId: newId(),
      digest: 'x',
      erasedAt: '2026-11-24T08:00:00Z',
      cause: 'request',
    } as const
    await list.append(entry)
    appendFileSync(join(app.folder, 'coupee.jsonl'), '{"personId":"0')
    await list.append({ ...entry, cause: 'inactivity' })
    expect(await list.read()).toEqual([entry, { ...entry, cause: 'inactivity' }])
  })
})
