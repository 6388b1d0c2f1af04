import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BodyRole } from '../../app/platform/access/actor.ts'
import { systemClock } from '../../app/platform/kernel/dates.ts'
import { type Held, type Seen, testApplication, type Visitor } from '../support/application.ts'
import { type TestBody, testBodies } from '../support/bodies.ts'

type App = Awaited<ReturnType<typeof testApplication>>
type Person = Awaited<ReturnType<App['signedIn']>>

let app: App
let people: ReturnType<typeof testBodies>
beforeAll(async () => {
  app = await testApplication()
  people = testBodies({ ...app, clock: systemClock })
})
afterAll(() => app.close())

const at = ({ slug }: TestBody, rest = '') => `/compte/organisation/${slug}${rest}`
const member = (body: TestBody, role: BodyRole, held: Held = {}): Promise<Person> =>
  app.signedIn({ ...held, memberships: [{ organisationId: body.id, role }] })
const main = ({ html }: Seen): string => html.slice(html.indexOf('<main'), html.indexOf('</main>'))
/** What is shown, without what differs at each answer. */
const plain = (page: Seen): string => main(page).replace(/<code>[^<]*<\/code>|value="[^"]*"/g, '')

describe('the pages of a body', () => {
  it('show each role what it may do, and no other button', async () => {
    const body = await people.body({ city: 'Montreuil', siren: '732829320' })
    const pages: Record<string, string[]> = {}
    for (const role of ['reader', 'contributor', 'manager'] as const) {
      const person = await member(body, role)
      const home = await person.open(at(body))
      const members = await person.open(at(body, '/membres'))
      expect([home.status, members.status]).toEqual([200, 200])
      expect(home.html).toContain('732\u00a0829\u00a0320')
      pages[role] = [
        'Modifier l’identité',
        'répondre aux demandes d’accès',
        'agir en son nom',
        'Changer',
        'Inviter des collègues',
        'Dernière visite',
      ].filter((words) => `${main(home)}${main(members)}`.includes(words))
    }
    expect(pages).toEqual({
      reader: [],
      contributor: ['agir en son nom'],
      manager: [
        'Modifier l’identité',
        'répondre aux demandes d’accès',
        'agir en son nom',
        'Changer',
        'Inviter des collègues',
        'Dernière visite',
      ],
    })
  })

  it('answer alike for a body that is unknown, archived, or somebody else’s', async () => {
    const [own, other, archived] = [await people.body(), await people.body(), await people.body()]
    const person = await app.signedIn({
      platform: ['mission', 'administrator'],
      memberships: [own, archived].map(({ id }) => ({ organisationId: id, role: 'manager' })),
    })
    await app.db
      .updateTable('organisation')
      .set({ archived_at: new Date() })
      .where('id', '=', archived.id)
      .execute()
    for (const rest of [
      '',
      '/modifier',
      '/membres',
      '/depart',
      '/invitations',
      '/domaines',
      '/delegations',
    ]) {
      expect((await person.open(at(own, rest))).status).toBe(200)
      const unknown = await person.open(`/compte/organisation/nul-part${rest}`)
      expect(unknown.status).toBe(404)
      for (const body of [other, archived]) {
        const page = await person.open(at(body, rest))
        expect([page.status, plain(page)]).toEqual([404, plain(unknown)])
      }
    }
  })

  it('ask a visitor to sign in, and come back', async () => {
    const body = await people.body()
    for (const path of [
      at(body),
      at(body, '/membres'),
      '/compte/organisation/nul-part',
      `/compte/demandes/${body.id}`,
    ])
      expect((await app.visitor().open(path)).path).toBe('/connexion')
  })

  it('lead from one body to another, and straight to the only one', async () => {
    const [one, two] = [await people.body({ name: 'Un organisme' }), await people.body({ name: 'Un autre' })]
    const both = await app.signedIn({
      memberships: [one, two].map(({ id }) => ({ organisationId: id, role: 'reader' })),
    })
    const page = await both.open(at(one))
    expect(main(page)).toContain(`href="${at(two)}"`)
    expect((await both.open('/compte/organisation')).path).toContain('/compte')
    expect((await (await member(one, 'reader')).open('/compte/organisation')).path).toBe(at(one))
  })
})

describe('the identity of a body', () => {
  const typed = {
    name: 'Nouveau nom',
    kinds: 'structure',
    siren: '552 081 317 00013',
    city: 'Pantin',
    website: 'https://www.exemple.fr',
    description: 'Quelques phrases.',
  }
  it('is edited by a manager; errors stand beside their field and keep what was typed', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const form = await manager.open(at(body, '/modifier'))
    const refused = await manager.submit(form, at(body, '/modifier'), {
      ...typed,
      siren: '12',
      name: '',
      website: 'javascript:alert(1)',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Écrivez le nom de l’organisme.')
    expect(refused.html).toContain('Écrivez une adresse entière qui commence par https:// ou http://.')
    expect(refused.html).toContain('value="Pantin"')
    const again = await manager.submit(refused, at(body, '/modifier'), { ...typed, siren: '12' })
    expect([again.status, again.html.includes('Un SIREN compte 9 chiffres')]).toEqual([422, true])
    const saved = await manager.submit(again, at(body, '/modifier'), typed)
    expect([saved.path, saved.html.includes('L’identité est enregistrée.')]).toEqual([at(body), true])
    expect(main(saved)).toContain('552\u00a0081\u00a0317')
  })
  it('shows what somebody else saved meanwhile, then takes the second saving', async () => {
    const body = await people.body()
    const [one, two] = [await member(body, 'manager'), await member(body, 'manager')]
    const [first, second] = [await one.open(at(body, '/modifier')), await two.open(at(body, '/modifier'))]
    await one.submit(first, at(body, '/modifier'), { ...typed, siren: '', city: 'Bondy' })
    const stale = await two.submit(second, at(body, '/modifier'), { ...typed, siren: '', city: 'Drancy' })
    expect([stale.status, stale.html.includes('Bondy'), stale.html.includes('value="Drancy"')]).toEqual([
      412,
      true,
      true,
    ])
    const kept = { ...typed, siren: '', city: 'Drancy' }
    expect((await two.submit(stale, at(body, '/modifier'), kept)).path).toBe(at(body))
  })
})

describe('a right that is withdrawn', () => {
  const opened = async (role: BodyRole = 'manager') => {
    const body = await people.body()
    const boss = await member(body, 'manager')
    const person = await member(body, role, { name: 'Alex Essai' })
    const form = await person.open(at(body, '/invitations'))
    const send = () =>
      person.submit(form, at(body, '/invitations'), { addresses: 'x@exemple.fr', role: 'reader' })
    return { body, boss, person, send }
  }
  const invited = async ({ id }: TestBody) =>
    (await app.db.selectFrom('invitation').select('id').where('organisation_id', '=', id).execute()).length

  it('closes the form that was open when the role is lowered, and the button leaves the page', async () => {
    const { body, boss, person, send } = await opened()
    expect(main(await person.open(at(body, '/membres')))).toContain('Inviter des collègues')
    const members = await boss.open(at(body, '/membres'))
    const action = at(body, `/membres/${person.personId}/role`)
    const changed = await boss.submit(members, action, { role: 'reader' })
    expect(changed.html).toContain('Le rôle de Alex Essai est maintenant\u00a0: lecture.')
    expect(main(await person.open(at(body, '/membres')))).not.toContain('Inviter des collègues')
    expect([(await send()).status, await invited(body)]).toEqual([403, 0])
    const undone = await boss.submit(changed, action, { role: 'manager' })
    expect([undone.path, (await person.open(at(body, '/invitations'))).status]).toEqual([
      at(body, '/membres'),
      200,
    ])
  })
  it('closes everything when the person is removed, until it is undone', async () => {
    const { body, boss, person, send } = await opened()
    const removal = at(body, `/membres/${person.personId}/retrait`)
    const asked = await boss.submit(await boss.open(removal), removal)
    expect([asked.status, asked.html.includes('Écrivez la raison du retrait.')]).toEqual([422, true])
    const removed = await boss.submit(asked, removal, { reason: 'Départ' })
    expect(removed.html).toContain('Alex Essai ne fait plus partie de l’organisme.')
    expect([(await send()).status, (await person.open(at(body))).status, await invited(body)]).toEqual([
      404, 404, 0,
    ])
    const undone = await boss.submit(removed, '/compte/organisation/annulation')
    expect([undone.path, (await person.open(at(body))).status]).toEqual([at(body, '/membres'), 200])
  })
  it('closes everything when the person leaves, until they change their mind', async () => {
    const { body, person, send } = await opened()
    const left = await person.submit(await person.open(at(body, '/depart')), at(body, '/depart'))
    expect([left.path, left.html.includes(`Vous ne faites plus partie de ${body.name}.`)]).toEqual([
      '/compte',
      true,
    ])
    expect([(await send()).status, await invited(body)]).toEqual([404, 0])
    await person.submit(left, '/compte/organisation/annulation')
    expect((await person.open(at(body))).status).toBe(200)
  })
  it('closes everything when the body is archived or the account closed', async () => {
    const one = await opened()
    await app.db
      .updateTable('organisation')
      .set({ archived_at: new Date() })
      .where('id', '=', one.body.id)
      .execute()
    expect((await one.send()).status).toBe(404)
    const two = await opened()
    await app.db
      .updateTable('person')
      .set({ deactivated_at: new Date() })
      .where('id', '=', two.person.personId)
      .execute()
    expect([(await two.send()).status, await invited(two.body)]).toEqual([403, 0])
  })
  it('leaves the last manager where they are, and says what to do', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const members = await manager.open(at(body, '/membres'))
    const words = 'Un organisme garde au moins une personne qui le gère.'
    const lowered = await manager.submit(members, at(body, `/membres/${manager.personId}/role`), {
      role: 'reader',
    })
    expect([lowered.status, lowered.html.includes(words)]).toEqual([409, true])
    const left = await manager.submit(await manager.open(at(body, '/depart')), at(body, '/depart'))
    expect([left.status, left.html.includes(words)]).toEqual([409, true])
  })
})

describe('invitations', () => {
  const tokenTo = async (email: string): Promise<string> => {
    const mail = await app.db
      .selectFrom('mail')
      .select('body_text')
      .where('recipient', '=', email)
      .where('template', '=', 'body-invitation')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return /\/invitation\/([\w-]+)/.exec(mail.body_text)?.[1] ?? ''
  }
  const invite = async (person: Visitor, body: TestBody, addresses: string, role: BodyRole = 'contributor') =>
    person.submit(await person.open(at(body, '/invitations')), at(body, '/invitations'), { addresses, role })
  const roleOfEmail = async (body: TestBody, email: string) => {
    const person = await app.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirst()
    return person === undefined ? null : people.roleOf(body, person.id)
  }

  it('open an account, and serve once', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const sent = await invite(manager, body, 'nouvelle@exemple.fr')
    expect(sent.html).toContain('L’invitation est partie.')
    expect(main(sent)).toContain('nouvelle@exemple.fr')
    const path = `/invitation/${await tokenTo('nouvelle@exemple.fr')}`
    const visitor = app.visitor()
    const inside = await visitor.submit(await visitor.open(path), path, { name: 'Nouvelle' })
    expect([inside.path, inside.html.includes(body.name)]).toEqual(['/compte', true])
    expect(await roleOfEmail(body, 'nouvelle@exemple.fr')).toBe('contributor')
    expect((await app.visitor().open(path)).status).toBe(410)
  })
  it('are declined in the account, and let nobody in afterwards', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const person = await app.signedIn()
    const email = `${person.personId}@essai.invalid`
    await invite(manager, body, email)
    const home = await person.open('/compte')
    const action = /action="(\/compte\/invitations\/[^"]+\/refus)"/.exec(home.html)?.[1] ?? ''
    const declined = await person.submit(home, action)
    expect([declined.path, main(declined).includes(`${body.name} vous invite`)]).toEqual(['/compte', false])
    expect((await person.open(`/invitation/${await tokenTo(email)}`)).status).toBe(410)
    expect(await people.roleOf(body, person.personId)).toBeNull()
  })
  it('are accepted in the account of the same address, not in another', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const [same, other] = [await app.signedIn(), await app.signedIn()]
    const email = `${same.personId}@essai.invalid`
    await invite(manager, body, email)
    const path = `/invitation/${await tokenTo(email)}`
    const refused = await other.submit(await other.open(path), path)
    expect([refused.status, await people.roleOf(body, other.personId)]).toEqual([409, null])
    const home = await same.open('/compte')
    expect(main(home)).toContain(`${body.name} vous invite`)
    const action = /action="(\/compte\/invitations\/[^"]+\/acceptation)"/.exec(home.html)?.[1] ?? ''
    const stranger = await other.post(
      action,
      new URLSearchParams({
        _csrf: /name="_csrf" value="([^"]+)"/.exec((await other.open('/compte')).html)?.[1] ?? '',
        _key: 'une-cle-de-seize-signes',
      }),
    )
    expect([stranger.status, await people.roleOf(body, other.personId)]).toEqual([404, null])
    const accepted = await same.submit(home, action)
    expect([accepted.html.includes(`Vous faites maintenant partie de ${body.name}.`)]).toEqual([true])
    expect((await same.open(at(body))).status).toBe(200)
  })
  it('are over when forged, expired, withdrawn or replaced, and say what to do', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const paths: Record<string, string> = { forged: '/invitation/jamaisvujamaisvu1234' }
    for (const state of ['expired', 'withdrawn', 'replaced']) {
      await invite(manager, body, `${state}@exemple.fr`)
      paths[state] = `/invitation/${await tokenTo(`${state}@exemple.fr`)}`
    }
    await app.db
      .updateTable('invitation')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('email', '=', 'expired@exemple.fr')
      .execute()
    for (const [email, action] of [
      ['withdrawn', 'retrait'],
      ['replaced', 'renvoi'],
    ] as const) {
      const { id } = await app.db
        .selectFrom('invitation')
        .select('id')
        .where('email', '=', `${email}@exemple.fr`)
        .executeTakeFirstOrThrow()
      const page = await manager.open(at(body, '/invitations'))
      expect((await manager.submit(page, at(body, `/invitations/${id}/${action}`))).status).toBe(200)
    }
    const list = main(await manager.open(at(body, '/invitations')))
    expect([list.includes('expirée le'), list.includes('withdrawn@'), list.includes('replaced@')]).toEqual([
      true,
      false,
      true,
    ])
    for (const [state, path] of Object.entries(paths)) {
      const page = await app.visitor().open(path)
      expect([state, page.status, page.html.includes('Demandez-en une nouvelle')]).toEqual([state, 410, true])
    }
    const fresh = `/invitation/${await tokenTo('replaced@exemple.fr')}`
    expect((await app.visitor().open(fresh)).status).toBe(200)
  })
  it('give a verdict to each pasted line, and keep those to correct and to send', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const refused = await invite(
      manager,
      body,
      `${manager.personId}@essai.invalid\nbonne@exemple.fr\nmauvaise adresse`,
    )
    expect(refused.status).toBe(422)
    for (const words of [
      'fait déjà partie de l’organisme',
      'prête à partir',
      'ce n’est pas une adresse entière',
    ])
      expect(refused.html).toContain(words)
    expect(/<textarea[^>]*>([^<]*)/.exec(refused.html)?.[1]).toBe('bonne@exemple.fr\nmauvaise adresse')
    const sent = await manager.submit(refused, at(body, '/invitations'), {
      addresses: 'bonne@exemple.fr',
      role: 'reader',
    })
    expect(sent.html).toContain('L’invitation est partie.')
  })
  it('leave once for a form sent twice, with one key or with two at once', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const values = { addresses: 'double@exemple.fr', role: 'reader' }
    const [one, two] = [
      await manager.open(at(body, '/invitations')),
      await manager.open(at(body, '/invitations')),
    ]
    const answers = await Promise.all(
      [one, one, two].map((page) => manager.submit(page, at(body, '/invitations'), values)),
    )
    expect(answers.every(({ status }) => status === 200 || status === 422)).toBe(true)
    const rows = await app.db
      .selectFrom('invitation')
      .select('id')
      .where('organisation_id', '=', body.id)
      .execute()
    const mails = await app.db
      .selectFrom('mail')
      .select('id')
      .where('recipient', '=', 'double@exemple.fr')
      .execute()
    expect([rows.length, mails.length]).toEqual([1, 1])
  })
  it('are limited for one person, who is told how long to wait', async () => {
    const body = await people.body()
    const manager = await member(body, 'manager')
    const batch = (round: number) =>
      Array.from({ length: 25 }, (_, index) => `limite${round}-${index}@exemple.fr`).join('\n')
    const seen: number[] = []
    let last = new Headers()
    for (let round = 0; round < 3; round += 1) {
      const answered = await invite(manager, body, batch(round))
      seen.push(answered.status)
      last = answered.headers
    }
    expect(seen).toEqual([200, 200, 429])
    expect(Number(last.get('retry-after'))).toBeGreaterThan(0)
    const rows = await app.db
      .selectFrom('invitation')
      .select('id')
      .where('organisation_id', '=', body.id)
      .execute()
    expect(rows.length).toBe(50)
  })
})

describe('what a page announces', () => {
  it('undoes by a form towards our own pages, never elsewhere', async () => {
    const announce = (path: string) =>
      Buffer.from(
        JSON.stringify({ sentence: 'Essai', undo: { path, label: 'Annuler', fields: {} } }),
      ).toString('base64url')
    const person = await app.signedIn()
    const seen: boolean[] = []
    for (const path of [
      '/compte/ici',
      '//ailleurs.exemple',
      '/\\ailleurs.exemple',
      'https://ailleurs.exemple',
    ]) {
      person.keep('annonce', announce(path))
      const { html } = await person.open('/compte')
      seen.push(html.includes('Annuler'))
      expect(html).not.toContain('ailleurs.exemple')
    }
    person.keep('annonce', Buffer.from('Essai').toString('base64url'))
    expect((await person.open('/compte')).status).toBe(200)
    expect(seen).toEqual([true, false, false, false])
  })
})
