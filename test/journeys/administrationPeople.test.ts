import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveOrganisations } from '../../app/accounts/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { testApplication } from '../support/application.ts'

const at = '/administration/personnes'
const plain = (html: string) => html.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ')
const linesOf = (html: string): string[] =>
  [...html.matchAll(/href="\/administration\/personnes\/[0-9a-f-]{36}">([^<]*)</g)].map(
    ([, name = '']) => name,
  )

/** Scénario : une administratrice cherche des personnes, en aide une, en désactive une autre. */
describe('people', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Awaited<ReturnType<typeof app.administrator>>
  let second: typeof administrator
  let agent: typeof administrator
  const organisationId = newId()

  beforeAll(async () => {
    app = await testApplication()
    administrator = await app.signedIn({ platform: ['administrator'], name: 'Zoé Première' })
    second = await app.signedIn({ platform: ['administrator'], name: 'Yann Second' })
    await saveOrganisations(app.ctx, [
      {
        id: organisationId,
        slug: 'ville',
        name: 'Ville',
        kinds: ['buyer'],
        siren: null,
        departments: ['93'],
        city: null,
        website: null,
        description: null,
        fictitious: true,
      },
    ])
    agent = await app.signedIn({
      name: 'Hélène Agent',
      email: 'helene@ville.invalid',
      memberships: [{ organisationId, role: 'manager' }],
    })
    await app.signedIn({ name: '=HYPERLINK("x")', email: 'formule@essai.invalid' })
    await app.signedIn({ name: '100 % Ess_ai', email: 'pourcent@essai.invalid' })
  })
  afterAll(() => app.close())

  it.each([
    ['', ['100 % Ess_ai', '=HYPERLINK(&quot;x&quot;)', 'Hélène Agent', 'Yann Second', 'Zoé Première']],
    ['?q=helene', ['Hélène Agent']],
    ['?q=HÉLÈNE%20ville', ['Hélène Agent']],
    ['?q=%25', ['100 % Ess_ai']],
    ['?q=s_a', ['100 % Ess_ai']],
    ['?role=administration', ['Yann Second', 'Zoé Première']],
    ['?role=gestion', ['Hélène Agent']],
    ['?role=lecture', []],
    ['?role=aucun', ['100 % Ess_ai', '=HYPERLINK(&quot;x&quot;)']],
    ['?preuve=avec', []],
    ['?etat=inactif', []],
    [`?organisme=${organisationId}`, ['Hélène Agent']],
    [`?organisme=${organisationId}&role=lecture`, []],
  ])('are narrowed by %s', async (query, expected) => {
    const page = await administrator.open(`${at}${query}`)
    expect(page.status).toBe(200)
    expect(linesOf(page.html)).toEqual(expected)
    expect(plain(page.html)).toContain(`${expected.length} personne${expected.length < 2 ? '' : 's'}`)
  })

  it('are refused a filter that does not exist', async () => {
    expect((await administrator.open(`${at}?role=roi`)).status).toBe(422)
    expect((await administrator.open(`${at}?tri=nom`)).status).toBe(422)
    expect((await administrator.open(`${at}/${newId()}`)).status).toBe(404)
  })

  it('are exported as the list shows them, without a formula that runs', async () => {
    const answer = await administrator.send(`${at}.csv?role=aucun`)
    expect(answer.headers.get('content-disposition')).toContain('personnes.csv')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines.length).toBe(3)
    expect(lines[2]).toContain(`;"'=HYPERLINK(""x"")";`)
  })

  it('show what protects them, never how', async () => {
    await app.db
      .insertInto('second_factor')
      .values({ id: newId(), person_id: agent.personId, secret: 'SECRETSECRET', backup_codes: 'CODESCODES' })
      .execute()
    await app.db.updateTable('person').set({ second_factor: true }).where('id', '=', agent.personId).execute()
    const page = await administrator.open(`${at}/${agent.personId}`)
    expect(page.html).not.toMatch(/SECRETSECRET|CODESCODES/)
    expect(page.html).not.toContain(agent.sessionToken)
    expect(plain(page.html)).toContain('Cette personne est seule à gérer : Ville')
    expect(linesOf((await administrator.open(`${at}?preuve=avec`)).html)).toEqual(['Hélène Agent'])
  })

  it('lose their second proof once two people agreed, and are told', async () => {
    const page = await administrator.open(`${at}/${agent.personId}`)
    const path = `${at}/${agent.personId}/seconde-preuve`
    const empty = await administrator.submit(page, path, { reason: ' ' })
    expect([empty.status, empty.html.includes('Écrivez la raison en quelques mots.')]).toEqual([422, true])
    const asked = await administrator.submit(empty, path, { reason: 'Téléphone perdu' })
    expect(asked.html).toContain('Une décision à deux est demandée')
    const again = await administrator.submit(asked, path, { reason: 'Encore' })
    expect([
      again.status,
      again.html.includes('attend déjà une décision'),
      again.html.includes('>Encore<'),
    ]).toEqual([422, true, true])
    expect((await agent.open('/compte')).status).toBe(200)

    const own = await administrator.open('/administration/approbations')
    expect(own.html).toContain('Retirer ma demande')
    expect(own.html).not.toContain('value="approved"')
    expect((await administrator.open('/administration')).html).not.toContain('Décider à deux')
    expect(plain((await second.open('/administration')).html)).toContain('Décider à deux : 1 demande')
    const theirs = await second.open('/administration/approbations')
    expect(theirs.html).toContain('Téléphone perdu')
    const action = /action="(\/administration\/approbations\/[0-9a-f-]+)"/.exec(theirs.html)?.[1] ?? ''
    const done = await second.submit(theirs, action)
    expect(done.html).toContain('C’est approuvé et fait.')
    expect((await agent.open('/compte')).path).toBe('/connexion')
    const mail = await app.db
      .selectFrom('mail')
      .select(['recipient', 'subject'])
      .where('template', '=', 'security-change')
      .execute()
    expect(mail).toEqual([
      { recipient: 'helene@ville.invalid', subject: 'Changement de sécurité sur votre compte' },
    ])
  })

  it('are refused at their next request once deactivated, and come back with their roles', async () => {
    const person = await app.signedIn({ name: 'Paul', memberships: [{ organisationId, role: 'reader' }] })
    const path = `${at}/${person.personId}`
    const closed = await administrator.submit(await administrator.open(path), `${path}/desactivation`, {
      reason: 'A quitté la ville',
    })
    expect(plain(closed.html)).toContain('Le compte est désactivé')
    expect((await person.open('/compte')).path).toBe('/connexion')
    expect(linesOf((await administrator.open(`${at}?etat=inactif`)).html)).toEqual(['Paul'])
    const opened = await administrator.submit(closed, `${path}/reactivation`, { reason: 'Erreur' })
    expect(opened.html).toContain('Le compte est réactivé.')
    expect(opened.html).toContain('>Ville<')
    expect(opened.html).toContain('A quitté la ville')
  })

  it('get and lose the role of the mission by one person, at their next request', async () => {
    const person = await app.signedIn({ name: 'Marie' })
    const path = `${at}/${person.personId}`
    expect((await person.open('/rencontres/creation')).status).toBe(403)
    const given = await administrator.submit(await administrator.open(path), `${path}/mission`)
    expect(given.html).toContain('Le rôle est donné.')
    expect((await person.open('/rencontres/creation')).status).toBe(200)
    const taken = await administrator.submit(given, `${path}/mission`)
    expect(taken.html).toContain('Le rôle est retiré.')
    expect((await person.open('/rencontres/creation')).status).toBe(403)
  })

  it('do not close themselves, even by hand', async () => {
    const path = `${at}/${administrator.personId}`
    const page = await administrator.open(path)
    expect(page.html).not.toContain(`${path}/desactivation`)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: csrf, _key: newId(), reason: 'Essai' })
    const refused = await administrator.post(`${path}/desactivation`, body)
    expect([refused.status, plain(refused.html).includes('votre propre compte')]).toEqual([422, true])
    expect((await administrator.open('/administration')).status).toBe(200)
  })
})
