import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BodyRole } from '../../app/platform/access/actor.ts'
import { systemClock, Temporal } from '../../app/platform/kernel/dates.ts'
import { type Held, type Seen, testApplication, type Visitor } from '../support/application.ts'
import { type TestBody, testBodies } from '../support/bodies.ts'

let app: Awaited<ReturnType<typeof testApplication>>
let people: ReturnType<typeof testBodies>
beforeAll(async () => {
  app = await testApplication()
  people = testBodies({ ...app, clock: systemClock })
})
afterAll(() => app.close())

const at = ({ slug }: TestBody, rest = '') => `/compte/organisation/${slug}${rest}`
const joining = ({ slug }: TestBody, rest = '') => `/compte/rejoindre/${slug}${rest}`
const member = (body: TestBody, role: BodyRole, held: Held = {}) =>
  app.signedIn({ ...held, memberships: [{ organisationId: body.id, role }] })
const main = ({ html }: Seen): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'))
const requestOf = async (personId: string): Promise<string> =>
  (
    await app.db
      .selectFrom('join_request')
      .select('id')
      .where('person_id', '=', personId)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow()
  ).id
const ask = async (visitor: Visitor, body: TestBody, message = '') =>
  visitor.submit(await visitor.open(joining(body)), joining(body), { message })

describe('finding one’s body', () => {
  it('by words of its name whatever the accents, by SIREN, by SIRET, or by the address of a link', async () => {
    const body = await people.body({ name: 'Établissement de l’Échappée', siren: '732829320' })
    const person = await app.signedIn()
    for (const query of [
      'q=etablissement+echappee',
      'q=732+829+320',
      'q=73282932000074',
      'siren=732829320',
    ]) {
      const page = await person.open(`/compte/rejoindre?${query}`)
      expect([query, page.status, main(page).includes(joining(body))]).toEqual([query, 200, true])
    }
    expect((await person.open('/compte/rejoindre?siren=732829320')).html).toContain('value="732829320"')
    expect((await person.open('/compte/rejoindre?autre=1')).status).toBe(422)
  })
  it('says what to do when there is none, with what was typed kept', async () => {
    const person = await app.signedIn()
    const nothing = await person.open('/compte/rejoindre?q=introuvable')
    expect(main(nothing)).toContain('Aucun organisme de ce nom')
    expect(main(nothing)).toContain('href="/compte/creation-organisme?nom=introuvable"')
    const form = await person.open('/compte/creation-organisme?nom=introuvable')
    expect(form.html).toContain('value="introuvable"')
    expect(main(await person.open('/compte/rejoindre'))).toContain('Cherchez votre organisme')
  })
  it('does not find an archived body', async () => {
    const body = await people.body({ name: 'Organisme archivé ici' })
    await app.db
      .updateTable('organisation')
      .set({ archived_at: new Date() })
      .where('id', '=', body.id)
      .execute()
    const person = await app.signedIn()
    expect(main(await person.open('/compte/rejoindre?q=archive'))).not.toContain(joining(body))
    expect((await person.open(joining(body))).status).toBe(404)
  })
})

describe('asking to join', () => {
  it('is answered by a manager, from their account or the page of the body', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const person = await app.signedIn({ name: 'Camille Essai' })
    const sent = await ask(person, body, 'Service des achats')
    expect([sent.path, sent.html.includes('Votre demande est partie.')]).toEqual(['/compte', true])
    expect(main(sent)).toContain('Mes demandes en attente')
    const path = `/compte/demandes/${await requestOf(person.personId)}`
    expect(main(await manager.open('/compte'))).toContain(`href="${path}"`)
    expect(main(await manager.open(at(body)))).toContain(`href="${path}"`)
    const page = await manager.open(path)
    expect([page.html.includes('Service des achats'), page.html.includes('Camille Essai')]).toEqual([
      true,
      true,
    ])
    const done = await manager.submit(page, `${path}/acceptation`, { role: 'contributor' })
    expect(done.path).toBe(at(body, '/membres'))
    expect(await people.roleOf(body, person.personId)).toBe('contributor')
    expect((await person.open(at(body))).status).toBe(200)
    const late = await manager.open(path)
    expect([late.status, late.html.includes('a déjà reçu une réponse')]).toEqual([410, true])
  })
  it('is refused with a reason', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const person = await app.signedIn()
    await ask(person, body)
    const path = `/compte/demandes/${await requestOf(person.personId)}`
    const blank = await manager.submit(await manager.open(path), `${path}/refus`, { reason: ' ' })
    expect([blank.status, blank.html.includes('Écrivez la raison')]).toEqual([422, true])
    const done = await manager.submit(blank, `${path}/refus`, { reason: 'Autre service' })
    expect(done.html).toContain('La raison lui est envoyée.')
    expect((await person.open(at(body))).status).toBe(404)
  })
  it('shows the request to nobody else', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const person = await app.signedIn()
    await ask(person, body)
    const path = `/compte/demandes/${await requestOf(person.personId)}`
    const stranger = await member(await people.body(), 'manager')
    for (const other of [stranger, await member(body, 'contributor'), await app.administrator(), person]) {
      const page = await other.open(path)
      expect(page.status).toBe(404)
    }
    expect((await manager.open(path)).status).toBe(200)
    expect((await manager.open('/compte/demandes/00000000-0000-7000-8000-000000000001')).status).toBe(404)
  })
  it('goes to the mission when nobody manages the body', async () => {
    const body = await people.body()
    const mission = await app.signedIn({ platform: ['mission'] })
    const person = await app.signedIn()
    expect((await person.open(joining(body))).html).toContain('la mission régionale vous répondra')
    await ask(person, body)
    const path = `/compte/demandes/${await requestOf(person.personId)}`
    expect(main(await mission.open('/compte'))).toContain(`href="${path}"`)
    const done = await mission.submit(await mission.open(path), `${path}/acceptation`, { role: 'manager' })
    expect([done.path, await people.roleOf(body, person.personId)]).toEqual(['/compte', 'manager'])
  })
  it('joins the request that waits, and is withdrawn', async () => {
    const body = await people.body()
    const person = await app.signedIn()
    await ask(person, body)
    expect((await ask(person, body)).html).toContain('attend toujours une réponse')
    const id = await requestOf(person.personId)
    const search = await person.open(`/compte/rejoindre?q=${body.name.split(' ')[1]}`)
    expect(main(search)).toContain('Votre demande attend une réponse')
    const gone = await person.submit(search, `/compte/demandes/${id}/retrait`)
    expect([gone.path, main(gone).includes('Mes demandes en attente')]).toEqual(['/compte', false])
  })
  it('is done once for a form sent twice, with one key or with two at once', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const person = await app.signedIn()
    const [one, two] = [await person.open(joining(body)), await person.open(joining(body))]
    await Promise.all([one, one, two].map((page) => person.submit(page, joining(body), { message: 'x' })))
    const id = await requestOf(person.personId)
    const path = `/compte/demandes/${id}`
    const pages = [await manager.open(path), await manager.open(path)]
    await Promise.all(
      [...pages, pages[0] as Seen].map((page) =>
        manager.submit(page, `${path}/acceptation`, { role: 'reader' }),
      ),
    )
    const rows = await app.db
      .selectFrom('membership')
      .select('role')
      .where('person_id', '=', person.personId)
      .execute()
    expect(rows).toEqual([{ role: 'reader' }])
  })
})

describe('joining by the domain of an address', () => {
  it('takes one button, for the exact domain of a confirmed address', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const domains = await manager.open(at(body, '/domaines'))
    expect(main(domains)).toContain('Aucun domaine déclaré')
    const webmail = await manager.submit(domains, at(body, '/domaines'), { domain: 'laposte.net' })
    expect([webmail.status, webmail.html.includes('value="laposte.net"')]).toEqual([422, true])
    const declared = await manager.submit(webmail, at(body, '/domaines'), { domain: '@Cite.Exemple.fr' })
    expect(main(declared)).toContain('cite.exemple.fr')
    const inside = await app.signedIn({ email: 'a@cite.exemple.fr' })
    const beside = await app.signedIn({ email: 'a@sous.cite.exemple.fr' })
    expect(main(await beside.open('/compte/rejoindre'))).not.toContain('Rejoindre tout de suite')
    const forged = await beside.post(
      joining(body, '/domaine'),
      new URLSearchParams({
        _csrf: /name="_csrf" value="([^"]+)"/.exec((await beside.open('/compte')).html)?.[1] ?? '',
        _key: 'une-cle-de-seize-signes',
      }),
    )
    expect([forged.status, await people.roleOf(body, beside.personId)]).toEqual([409, null])
    const page = await inside.open('/compte/rejoindre')
    const joined = await inside.submit(page, joining(body, '/domaine'))
    expect([joined.path, await people.roleOf(body, inside.personId)]).toEqual([at(body), 'reader'])
    const withdrawn = await manager.submit(
      await manager.open(at(body, '/domaines')),
      at(body, '/domaines/retrait'),
    )
    expect(main(withdrawn)).toContain('Aucun domaine déclaré')
    expect(
      main(await manager.submit(withdrawn, at(body, '/domaines'), { domain: 'cite.exemple.fr' })),
    ).toContain('cite.exemple.fr')
  })
})

describe('asking for a body that is not here', () => {
  it('goes to the platform, which makes it or says why not', async () => {
    const mission = await app.signedIn({ platform: ['mission'] })
    const person = await app.signedIn()
    const form = await person.open('/compte/creation-organisme')
    const refused = await person.submit(form, '/compte/creation-organisme', {
      name: 'Régie inédite',
      siren: '',
    })
    expect([refused.status, refused.html.includes('Cochez au moins une nature.')]).toEqual([422, true])
    expect(refused.html).toContain('value="Régie inédite"')
    const values = { name: 'Régie inédite', siren: '', kinds: 'structure', message: 'Quartier nord' }
    const sent = await person.submit(refused, '/compte/creation-organisme', values)
    expect(main(sent)).toContain('Création de «\u00a0Régie inédite\u00a0»')
    const path = /href="(\/compte\/creations\/[^"]+)"/.exec((await mission.open('/compte')).html)?.[1] ?? ''
    expect([(await person.open(path)).status, (await app.visitor().open(path)).path]).toEqual([
      403,
      '/connexion',
    ])
    const page = await mission.open(path)
    expect(page.html).toContain('Quartier nord')
    const made = await mission.submit(page, `${path}/acceptation`)
    expect(made.html).toContain('«\u00a0Régie inédite\u00a0» est créé.')
    const home = await person.open('/compte')
    expect(main(home)).toContain('href="/compte/organisation/regie-inedite"')
    expect((await person.open('/compte/organisation/regie-inedite/invitations')).status).toBe(200)
  })

  const asked = async (name: string) => {
    const person = await app.signedIn()
    const form = await person.open('/compte/creation-organisme')
    await person.submit(form, '/compte/creation-organisme', { name, siren: '', kinds: 'structure' })
    const { id } = await app.db
      .selectFrom('body_request')
      .select('id')
      .where('person_id', '=', person.personId)
      .executeTakeFirstOrThrow()
    return { person, path: `/compte/creations/${id}` }
  }

  it('is refused with a reason that the person reads, or taken back by them', async () => {
    const mission = await app.signedIn({ platform: ['mission'] })
    const { person, path } = await asked('Organisme douteux')
    const silent = await mission.submit(await mission.open(path), `${path}/refus`, { reason: ' ' })
    expect(silent.status).toBe(422)
    const refused = await mission.submit(silent, `${path}/refus`, { reason: 'Cet organisme a fermé.' })
    expect(refused.path).toBe('/compte')
    expect((await person.open('/compte/notifications')).html).toContain('Cet organisme a fermé.')
    const second = await asked('Organisme oublié')
    const deciding = await mission.open(second.path)
    const home = await second.person.open('/compte')
    const back = await second.person.submit(home, `${second.path}/retrait`)
    expect(main(back)).not.toContain('Création de «\u00a0Organisme oublié\u00a0»')
    expect((await mission.submit(deciding, `${second.path}/acceptation`)).status).toBe(404)
  })

  it('becomes a request to join when it is here under another name', async () => {
    const mission = await app.signedIn({ platform: ['mission'] })
    const body = await people.body({ name: 'Régie des Deux Rives' })
    const { person, path } = await asked('Régie des Deux Rives')
    const page = await mission.open(path)
    expect(main(page)).toContain(body.name)
    await mission.submit(page, `${path}/existant`)
    expect(await requestOf(person.personId)).not.toBe('')
  })
})

describe('the account', () => {
  it('tells each kind of role what to do first, and forgets it when asked', async () => {
    const leads = {
      buyer: 'Pour que les structures de l’ESS vous reconnaissent',
      structure: 'Pour que les acheteurs publics vous trouvent',
      network: 'Pour présenter votre réseau',
      coordination: 'Pour que les acheteurs et les structures de votre département',
      contractor: 'Pour que vos maîtres d’ouvrage vous reconnaissent',
      mission: 'Pour animer le territoire',
      partner: 'Pour présenter votre organisme',
    } as const
    for (const [kind, lead] of Object.entries(leads)) {
      const body = await people.body({ kinds: [kind as keyof typeof leads] })
      const person = await member(body, 'manager')
      const home = await person.open('/compte')
      expect([kind, main(home).includes(lead), main(home).includes('Bien démarrer')]).toEqual([
        kind,
        true,
        true,
      ])
      const closed = await person.submit(home, `/compte/demarrage/${kind}/fermeture`)
      expect([kind, main(closed).includes('Bien démarrer')]).toEqual([kind, false])
      const back = await person.submit(closed, `/compte/demarrage/${kind}/ouverture`)
      expect([kind, main(back).includes('Bien démarrer')]).toEqual([kind, true])
    }
    const alone = await (await app.signedIn()).open('/compte')
    expect(main(alone)).toContain('Vous avez un compte\u00a0; il reste à dire pour qui vous travaillez.')
    expect(main(alone)).toContain('href="/compte/rejoindre"')
  })
  it('reminds of a delegation that ends soon, and shows its days to those who manage', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const giver = await member(body, 'contributor', { name: 'Prête Essai' })
    const receiver = await member(body, 'reader', { name: 'Reçoit Essai' })
    const day = Temporal.Now.plainDateISO('Europe/Paris')
    const form = await giver.open(at(body, '/delegations'))
    const wrong = await giver.submit(form, at(body, '/delegations'), {
      to: receiver.personId,
      role: 'manager',
      startsOn: day.toString(),
      endsOn: day.toString(),
    })
    expect([wrong.status, wrong.html.includes('Choisissez un rôle qui ne dépasse pas le vôtre.')]).toEqual([
      422,
      true,
    ])
    const given = await giver.submit(wrong, at(body, '/delegations'), {
      to: receiver.personId,
      role: 'contributor',
      startsOn: day.toString(),
      endsOn: day.add({ days: 2 }).toString(),
    })
    expect(given.html).toContain('Reçoit Essai pourra vous remplacer ces jours-là.')
    expect(main(await giver.open('/compte'))).toContain(
      'La délégation donnée à Reçoit Essai se termine bientôt',
    )
    expect(main(await receiver.open('/compte'))).toContain('Le rôle prêté par Prête Essai se termine bientôt')
    expect(main(await receiver.open(at(body)))).toContain('contribution, prêté par Prête Essai')
    const seen = await manager.open(at(body, '/delegations'))
    const { id } = await app.db
      .selectFrom('delegation')
      .select('id')
      .where('organisation_id', '=', body.id)
      .executeTakeFirstOrThrow()
    const stopped = await manager.submit(seen, at(body, `/delegations/${id}/arret`))
    expect(main(stopped)).toContain('Aucune délégation')
    expect(main(await receiver.open(at(body)))).not.toContain('prêté par')
  })
})
