import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEvent } from '../builders/events.ts'
import { testApplication } from '../support/application.ts'

/** Scénario : une personne s’inscrit à une rencontre, attend, reçoit une place, la transmet ou l’annule. */
describe('registration to a day', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let slug = ''
  const base = (): string => `/rencontres/${slug}`
  beforeAll(async () => {
    app = await testApplication()
    const event = await anEvent(app, { organiserId: null, day: '2099-12-03', people: [] })
    slug = event.slug
  })
  afterAll(() => app.close())

  const organiser = () => app.signedIn({ platform: ['mission'] })
  const settings = {
    opensOn: '2020-01-01',
    closesOn: '2099-12-02',
    places: '1',
    offerHours: '48',
    roles: 'public',
  }
  const person = (n: number) => ({ name: `Personne ${n}`, email: `p${n}@exemple.fr`, body: '' })

  /** The page of whoever opens the last link mailed to an address. */
  const byMail = async (email: string) => {
    const visitor = app.visitor()
    const mail = await app.db
      .selectFrom('mail')
      .select('body_text')
      .where('recipient', '=', email)
      .where('body_text', 'like', '%/acces/%')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const path = /\/acces\/[\w-]+/.exec(mail.body_text)?.[0] ?? ''
    const page = await visitor.submit(await visitor.open(path), path)
    return { visitor, page }
  }

  it('is closed until the organiser opens it, and says so', async () => {
    const page = await app.visitor().open(`${base()}/inscription`)
    expect(page.html).toContain('ne prend pas d’inscription en ligne')
  })

  it('is opened by the organiser, with a question of their own; what is wrong is shown beside its field', async () => {
    const who = await organiser()
    const at = `${base()}/organisation/inscriptions`
    const form = await who.open(`${at}/ouverture`)
    const wrong = await who.submit(form, `${at}/ouverture`, { ...settings, closesOn: '2019-12-31' })
    expect([wrong.status, wrong.html.includes('se ferment avant de s’ouvrir')]).toEqual([422, true])
    expect((await who.submit(form, `${at}/ouverture`, settings)).html).toContain(
      'Les inscriptions sont réglées',
    )
    const questions = await who.open(`${at}/questions`)
    const added = await who.submit(questions, `${at}/questions`, {
      label: 'Comment avez-vous connu la rencontre ?',
      kind: 'choice',
      options: 'Par la presse\nPar un réseau',
      required: 'on',
    })
    expect(added.html).toContain('La question est dans le formulaire')
    expect((await app.visitor().open(base())).html).toMatch(/Il reste 1\s?place/)
  })

  it('lets the organiser change a question, but not its kind', async () => {
    const who = await organiser()
    const at = `${base()}/organisation/inscriptions/questions`
    const list = await who.open(at)
    const address = /href="([^"]*\/questions\/[0-9a-f-]{36})"/.exec(list.html)?.[1] ?? ''
    const page = await who.open(address)
    expect(page.html).toContain('Par la presse\nPar un réseau</textarea>')
    expect(page.html).not.toContain('name="kind"')
    const typed = { label: 'Comment nous avez-vous connus ?', hint: 'Un seul choix', required: 'on' }
    const wrong = await who.submit(page, `${address}/modification`, { ...typed, options: 'Par la presse' })
    expect([wrong.status, wrong.html.includes('Comment nous avez-vous connus ?')]).toEqual([422, true])
    const options = 'Par la presse\nPar un réseau\nPar une affiche'
    const saved = await who.submit(wrong, `${address}/modification`, { ...typed, options })
    expect(saved.html).toContain('La question est modifiée.')
    const form = await app.visitor().open(`${base()}/inscription`)
    for (const part of ['Comment nous avez-vous connus ?', 'Un seul choix', 'Par une affiche'])
      expect(form.html).toContain(part)
  })

  it('keeps what was typed when something is missing, and writes nothing before the check', async () => {
    const visitor = app.visitor()
    const page = await visitor.open(`${base()}/inscription`)
    const typed = { ...person(0), email: 'pas-une-adresse', accessNeeds: 'Place pour un fauteuil' }
    const wrong = await visitor.submit(page, `${base()}/inscription`, typed)
    expect(wrong.status).toBe(422)
    for (const part of [
      'pas-une-adresse',
      'Place pour un fauteuil',
      'Répondez à la question',
      'adresse de courriel entière',
    ])
      expect(wrong.html).toContain(part)
    const check = await visitor.submit(wrong, `${base()}/inscription`, { ...person(0), q1: 'Par la presse' })
    expect(check.html).toContain('Rien n’est encore enregistré')
    expect(check.html).toContain('Par la presse')
    const rows = await app.db.selectFrom('registration').select('id').execute()
    expect(rows).toEqual([])
    const back = await visitor.submit(check, `${base()}/inscription/modification`)
    expect(back.html).toContain('p0@exemple.fr')
  })

  it('confirms the first, makes the second wait, and offers the place when it comes free', async () => {
    const visitor = app.visitor()
    const page = await visitor.open(`${base()}/inscription`)
    const check = await visitor.submit(page, `${base()}/inscription`, { ...person(1), q1: 'Par un réseau' })
    const done = await visitor.submit(check, `${base()}/inscription/enregistrement`)
    expect(done.html).toContain('Votre inscription est confirmée')
    const other = app.visitor()
    const second = await other.submit(await other.open(`${base()}/inscription`), `${base()}/inscription`, {
      ...person(2),
      q1: 'Par la presse',
    })
    expect(second.html).toContain('Rejoindre la liste d’attente')
    expect((await other.submit(second, `${base()}/inscription/enregistrement`)).html).toContain(
      'liste d’attente',
    )
    const first = await byMail('p1@exemple.fr')
    expect(first.page.html).toContain('Par un réseau')
    const cancelled = await first.visitor.submit(first.page, `${base()}/mon-inscription/annulation`)
    expect(cancelled.html).toContain('Cette inscription est terminée')
    const offered = await byMail('p2@exemple.fr')
    expect(offered.page.html).toContain('Une place vous est réservée jusqu’au')
    const accepted = await offered.visitor.submit(offered.page, `${base()}/mon-inscription/confirmation`)
    expect(accepted.html).toContain('Votre place est confirmée')
    expect((await offered.visitor.open(`${base()}/mon-agenda`)).status).toBe(200)
  })

  it('is given to a colleague: the first link stops at once, the second opens the same place', async () => {
    const holder = await byMail('p2@exemple.fr')
    const given = await holder.visitor.submit(holder.page, `${base()}/mon-inscription/transfert`, {
      newName: 'Collègue',
      newEmail: 'p3@exemple.fr',
    })
    expect(given.html).toContain('La place est transmise')
    expect((await holder.visitor.send(`${base()}/mon-inscription`)).status).toBe(404)
    const received = await byMail('p3@exemple.fr')
    expect(received.page.html).toContain('Confirmée')
    // What the first person answered is theirs: the choice is there, not made.
    expect(received.page.html).toContain('value="Par la presse"')
    expect(received.page.html).not.toMatch(/value="Par la presse" checked/)
  })

  it('is listed to its organiser, exported, and cancelled by them', async () => {
    const who = await organiser()
    const at = `${base()}/organisation/inscriptions`
    const list = await who.open(at)
    expect(list.html).toContain('Collègue')
    const csv = await (await who.send(`${at}/export.csv`)).text()
    expect(csv).toContain('p3@exemple.fr')
    expect(csv.split('\r\n')[0]).toContain('Comment nous avez-vous connus ?')
    const { id } = await app.db
      .selectFrom('registration')
      .select('id')
      .where('state', '=', 'confirmed')
      .executeTakeFirstOrThrow()
    expect((await who.submit(list, `${at}/${id}/annulation`)).html).toContain('est annulée')
    expect((await app.visitor().open(base())).html).toMatch(/Il reste 1\s?place/)
  })

  it('names in public the bodies that agreed, and nobody else', async () => {
    const place = { event_id: '', role: 'buyer', state: 'confirmed' }
    const { id } = await app.db
      .selectFrom('event')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    const at = new Date('2026-11-24T08:00:00Z')
    const person = (n: number, body_name: string, listed: boolean) => ({
      ...place,
      territory_id: app.territoryId,
      id: `00000000-0000-7000-8000-00000000000${n}`,
      event_id: id,
      body_name,
      name: `Personne discrète ${n}`,
      email: `discrete${n}@exemple.fr`,
      listed,
      created_at: at,
      queued_at: at,
    })
    await app.db
      .insertInto('registration')
      .values([person(1, 'Commune qui veut bien', true), person(2, 'Commune qui ne veut pas', false)])
      .execute()
    const page = await app.visitor().open(`${base()}/participants`)
    expect(page.html).toContain('Commune qui veut bien')
    for (const hidden of ['Commune qui ne veut pas', 'Personne discrète', 'discrete1'])
      expect(page.html).not.toContain(hidden)
    expect((await app.visitor().open(base())).html).toContain('Voir les participants')
  })

  it('names a body whose only person cancelled, and lets the organiser take it out by one button', async () => {
    const { id: event_id } = await app.db
      .selectFrom('event')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    const at = new Date('2026-11-24T08:00:00Z')
    const left = '00000000-0000-7000-8000-0000000000a1'
    const imported = '00000000-0000-7000-8000-0000000000a2'
    const common = { territory_id: app.territoryId, event_id, role: 'partner', created_at: at }
    await app.db
      .insertInto('participant')
      .values([
        { ...common, id: left, display_name: 'Organisme parti', name_key: 'organisme parti' },
        // Written in by the organiser, without a name: nobody left.
        { ...common, id: imported, display_name: 'Organisme importé', name_key: 'organisme importe' },
      ])
      .execute()
    await app.db
      .insertInto('registration')
      .values({
        ...common,
        id: '00000000-0000-7000-8000-0000000000a3',
        state: 'cancelled',
        body_name: 'Organisme parti',
        queued_at: at,
        participant_id: left,
      })
      .execute()
    const who = await organiser()
    const list = `${base()}/organisation/inscriptions`
    const dashboard = await who.open(`${base()}/organisation`)
    expect(dashboard.html).toContain('Retirer les organismes qui n’ont plus personne')
    expect(dashboard.html).not.toContain('Organisme importé')
    const page = await who.open(list)
    expect(page.html).not.toContain(imported)
    const gone = await who.submit(page, `${list}/organismes/${left}/retrait`)
    expect(gone.html).toContain('Organisme parti ne figure plus parmi les participants.')
    expect((await who.open(`${base()}/organisation`)).html).not.toContain('qui n’ont plus personne')
    const stay = await app.db
      .selectFrom('participant')
      .select('id')
      .where('id', 'in', [left, imported])
      .execute()
    expect(stay).toEqual([{ id: imported }])
  })
})
