import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Structure } from '../../app/directory/index.ts'
import { hashToken } from '../../app/platform/access/signing.ts'
import { aBody } from '../builders/events.ts'
import { aStructure } from '../builders/structures.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const plain = (html: string): string => html.replaceAll('\u00a0', ' ')

/** Scénarios : montrer une liste par un lien, avec ou sans les notes, savoir qui l’a ouverte, la fermer. */
describe('a list shown by a link', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let structure: Structure
  let writer: Visitor
  let reader: Visitor
  let list = ''

  beforeAll(async () => {
    app = await testApplication()
    const bodyId = await aBody(app, 'Acheteur d’essai')
    structure = await aStructure(app.ctx, { name: 'Propreté d’essai' })
    const member = (role: 'contributor' | 'reader', name: string) =>
      app.signedIn({ name, memberships: [{ organisationId: bodyId, role }] })
    writer = await member('contributor', 'Autrice de la note')
    reader = await member('reader', 'Lecteur')
    const form = await writer.open(`/listes/ajout?structure=${structure.id}`)
    const made = await writer.submit(form, '/listes/ajout', {
      liste: 'nouvelle',
      titre: 'Lot réservé',
      pour: bodyId,
    })
    list = made.path.split('#')[0] ?? ''
    await writer.submit(await writer.open(list), `${list}/structures/${structure.id}/note`, {
      note: 'Demander la convention',
    })
  })
  afterAll(() => app?.close())

  const make = async (values: Record<string, string> = {}) => {
    const page = await writer.submit(await writer.open(`${list}/liens`), `${list}/liens`, {
      nom: 'Service juridique',
      duree: '7',
      ...values,
    })
    return { page, path: /http:\/\/openmap\.test(\/liste-partagee\/[\w-]+)/.exec(page.html)?.[1] ?? '' }
  }
  const enter = async (who: Visitor, path: string) => who.submit(await who.open(path), path)

  it('is made by whoever writes the list, shown once, kept as a hash of 128 bits', async () => {
    const wrong = await make({ nom: '', duree: '31' })
    expect([wrong.page.status, wrong.page.html.includes('Choisissez une durée de la liste.')]).toEqual([
      422,
      true,
    ])
    const { page, path } = await make()
    expect([page.status, plain(page.html).includes('il n’est affiché qu’une fois')]).toEqual([200, true])
    const token = path.split('/')[2] ?? ''
    expect(Buffer.from(token, 'base64url').length).toBe(16)
    const row = await app.db.selectFrom('shortlist_link').selectAll().executeTakeFirstOrThrow()
    expect(row.token_hash).toBe(hashToken(token))
    const listed = await writer.open(`${list}/liens`)
    expect([listed.html.includes('Service juridique'), listed.html.includes(token)]).toEqual([true, false])
    expect((await reader.open(`${list}/liens`)).status).toBe(403)
  })

  it('opens by a button only, and shows the list without notes or names', async () => {
    const { path } = await make()
    const visitor = app.visitor()
    const door = await visitor.open(path)
    expect(door.html).not.toContain('Lot réservé')
    expect((await visitor.open('/liste-partagee')).status).toBe(410)
    const shown = await visitor.submit(door, path)
    expect([shown.status, shown.path]).toEqual([200, '/liste-partagee'])
    expect([shown.html.includes('Lot réservé'), shown.html.includes('Propreté d’essai')]).toEqual([
      true,
      true,
    ])
    for (const hidden of ['Demander la convention', 'Autrice de la note', '/retrait', '/modification'])
      expect([hidden, shown.html.includes(hidden)]).toEqual([hidden, false])
    expect((await visitor.open(list)).path).toBe('/connexion')
    const listed = await writer.open(`${list}/liens`)
    expect(plain(listed.html).split('jamais').length).toBe(2)
  })

  it('shows notes where they were meant to be, and never who wrote them', async () => {
    const { path } = await make({ notes: 'on' })
    const shown = await enter(app.visitor(), path)
    expect([
      shown.html.includes('Demander la convention'),
      shown.html.includes('Autrice de la note'),
    ]).toEqual([true, false])
  })

  it('signs nobody out', async () => {
    const { path } = await make()
    const person = await app.signedIn({ name: 'Agente connectée' })
    expect((await enter(person, path)).html).toContain('Propreté d’essai')
    expect((await person.open('/compte')).path).toBe('/compte')
    expect((await person.open(list)).status).toBe(404)
  })

  it('closes at once when it is revoked, over, or when the list goes', async () => {
    const { path } = await make({ nom: 'À fermer' })
    const visitor = app.visitor()
    await enter(visitor, path)
    const before = await writer.open(`${list}/liens`)
    const action = new RegExp(`action="(${list}/liens/[^"]+/fermeture)"`).exec(before.html)?.[1] ?? ''
    const after = await writer.submit(before, action)
    expect(plain(after.html)).toContain('Le lien est fermé')
    expect((await visitor.open('/liste-partagee')).status).toBe(410)
    expect((await enter(app.visitor(), path)).status).toBe(410)
    expect((await enter(app.visitor(), '/liste-partagee/jeton-inconnu-jeton')).status).toBe(410)

    const late = await make()
    const guest = app.visitor()
    await enter(guest, late.path)
    expect((await guest.open('/liste-partagee')).status).toBe(200)
    const past = { created_at: new Date('2026-01-01'), expires_at: new Date('2026-01-02') }
    const { id } = await app.db
      .selectFrom('shortlist_link')
      .select('id')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    await app.db.updateTable('shortlist_link').set(past).where('id', '=', id).execute()
    expect((await guest.open('/liste-partagee')).status).toBe(410)

    const last = await make()
    await enter(guest, last.path)
    expect((await guest.open('/liste-partagee')).status).toBe(200)
    await writer.submit(await writer.open(list), `${list}/suppression`)
    expect((await guest.open('/liste-partagee')).status).toBe(410)
    await app.db.updateTable('shortlist').set({ deleted_at: null }).execute()
  })

  it('leaves its making and its end in the journal, without a secret', async () => {
    const rows = await app.db
      .selectFrom('audit_entry')
      .select(['action', 'after'])
      .where('action', 'like', 'shortlist.link%')
      .execute()
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['shortlist.link-made', 'shortlist.link-revoked']),
    )
    expect(rows[0]?.after).toEqual({ withNotes: false, days: 7 })
  })
})
