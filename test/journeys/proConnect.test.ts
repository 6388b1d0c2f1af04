import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leavingTo, PUBLIC_URL, type Seen, testApplication, type Visitor } from '../support/application.ts'
import { type Agent, ProviderVisitor, startIdentityProvider } from '../support/identityProvider.ts'
import { totp } from '../support/totp.ts'

const START = '/connexion/proconnect'
const LINK = '/compte/securite/proconnect'
const MAIRIE = '21750001600019'
const REGION = '23750079000312'

const agent = (rank: number, more: Partial<Agent> = {}): Agent => ({
  email: `agent-${rank}@ville.exemple.fr`,
  given_name: 'Agent',
  usual_name: `numéro ${rank}`,
  siret: MAIRIE,
  uid: String(rank),
  ...more,
})

describe('ProConnect', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let provider: Awaited<ReturnType<typeof startIdentityProvider>>
  beforeAll(async () => {
    provider = await startIdentityProvider({
      siteUrl: PUBLIC_URL,
      agents: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((rank) => [`sub-${rank}`, agent(rank)])),
    })
    app = await testApplication({ openId: provider.settings })
  })
  afterAll(async () => {
    await app.close()
    provider.stop()
  })

  const titleOf = ({ html }: Seen): string => /<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? ''
  /** Presses the button of `action` on `page`, goes through the provider as `subject`, and comes back. */
  const through = async (
    visitor: Visitor,
    page: Seen,
    action: string,
    subject: string,
    there = new ProviderVisitor(PUBLIC_URL),
  ): Promise<Seen> => {
    const departure = leavingTo(await visitor.submit(page, action))
    const followed = await there.follow(departure.href, subject)
    if ('page' in followed) throw new Error(followed.page)
    return visitor.open(followed.back)
  }
  const enter = async (visitor: Visitor, subject: string, there?: ProviderVisitor): Promise<Seen> =>
    through(visitor, await visitor.open('/connexion'), START, subject, there)
  const personOf = (subject: string) =>
    app.db
      .selectFrom('person_credential as c')
      .innerJoin('person as p', 'p.id', 'c.person_id')
      .select(['p.id', 'p.name', 'p.email', 'p.email_verified', 'p.workplace_siret', 'c.provider_id'])
      .where('c.account_id', '=', subject)
      .executeTakeFirst()
  const actionsOn = async (personId: string) => {
    const rows = await app.db
      .selectFrom('audit_entry')
      .select(['action', 'before', 'after'])
      .where('subject_id', '=', personId)
      .orderBy('at')
      .orderBy('action')
      .execute()
    return rows
  }

  it('asks for what ProConnect documents, and nothing else', async () => {
    const visitor = app.visitor()
    const departure = await visitor.submit(await visitor.open('/connexion'), START)
    expect(departure.headers.get('cache-control')).toBe('no-store')
    const { origin, pathname, searchParams } = leavingTo(departure)
    const { state, nonce, code_challenge, ...fixed } = Object.fromEntries(searchParams)
    expect([origin, pathname]).toEqual([provider.issuer, '/auth'])
    expect(fixed).toEqual({
      client_id: 'openmap',
      response_type: 'code',
      redirect_uri: `${PUBLIC_URL}/connexion/proconnect/retour`,
      scope: 'openid given_name usual_name email siret uid',
      code_challenge_method: 'S256',
    })
    expect([state?.length, nonce?.length, code_challenge?.length]).toEqual([43, 43, 43])
    expect(departure.html).toContain('Continuer vers ProConnect')
    expect(visitor.cookies.get('proconnect')).not.toContain(state)
    const again = leavingTo(await visitor.submit(await visitor.open('/connexion'), START)).searchParams
    expect([again.get('state') === state, again.get('nonce') === nonce]).toEqual([false, false])
  })

  it('opens an account, then finds the same person even when the address changed', async () => {
    const first = app.visitor()
    const home = await enter(first, 'sub-1')
    expect([home.path, titleOf(home)]).toEqual(['/compte', 'Bonjour Agent numéro 1'])
    const created = await personOf('sub-1')
    expect(created).toEqual({
      id: created?.id,
      name: 'Agent numéro 1',
      email: 'agent-1@ville.exemple.fr',
      email_verified: true,
      workplace_siret: MAIRIE,
      provider_id: `proconnect:${provider.issuer}`,
    })
    expect((await first.open('/compte/securite')).html).toContain('ProConnect')

    provider.know('sub-1', agent(1, { email: 'nouvelle@ville.exemple.fr', usual_name: 'renommé' }))
    const second = app.visitor()
    expect(titleOf(await enter(second, 'sub-1'))).toBe('Bonjour Agent numéro 1')
    expect(await personOf('sub-1')).toEqual(created)
    expect(await actionsOn(created?.id ?? '')).toEqual([
      { action: 'person.created', before: null, after: { method: 'proconnect' } },
      { action: 'workplace.stated', before: { siret: null }, after: { siret: MAIRIE } },
    ])
  })

  it('keeps the id_token on the server, and shows it to nobody but the provider', async () => {
    const visitor = app.visitor()
    await enter(visitor, 'sub-2')
    const { id_token } = await app.db
      .selectFrom('person_credential')
      .select('id_token')
      .where('account_id', '=', 'sub-2')
      .executeTakeFirstOrThrow()
    expect(id_token?.split('.').length).toBe(3)
    for (const path of ['/compte', '/compte/securite'])
      expect((await visitor.open(path)).html).not.toContain(id_token)
    expect(visitor.cookies.has('proconnect')).toBe(false)
  })

  it('reads the place of work again at each entry, and proposes to join its body', async () => {
    const home = await enter(app.visitor(), 'sub-3')
    expect(home.html).toContain('l’établissement 217\u00a0500\u00a0016\u00a000019')
    expect(home.html).toContain('href="/compte/rejoindre?siren=217500016"')

    const visitor = app.visitor()
    const settled = await visitor.submit(await enter(visitor, 'sub-3'), '/compte/lieu-de-travail')
    expect([settled.path, settled.html.includes('/compte/rejoindre?siren=')]).toEqual(['/compte', false])
    expect((await enter(app.visitor(), 'sub-3')).html).not.toContain('/compte/rejoindre?siren=')

    const organisationId = app.territoryId
    await app.db
      .insertInto('organisation')
      .values({
        territory_id: app.territoryId,
        id: organisationId,
        slug: 'region-demo',
        name: 'Région démo',
        kinds: ['buyer'],
        siren: REGION.slice(0, 9),
        created_at: new Date(),
      })
      .execute()
    provider.know('sub-3', agent(3, { siret: REGION }))
    const moved = await enter(app.visitor(), 'sub-3')
    expect(moved.html).toContain('l’établissement 237\u00a0500\u00a0790\u00a000312')
    expect(moved.html).toContain('«\u00a0Région démo\u00a0», déjà présent')
    expect(moved.html).toContain('href="/compte/rejoindre?siren=237500790"')
    const person = await personOf('sub-3')
    expect((await actionsOn(person?.id ?? '')).at(-1)).toEqual({
      action: 'workplace.stated',
      before: { siret: MAIRIE },
      after: { siret: REGION },
    })

    await app.db
      .insertInto('membership')
      .values({
        territory_id: app.territoryId,
        organisation_id: organisationId,
        person_id: person?.id ?? '',
        role: 'reader',
        created_at: new Date(),
      })
      .execute()
    expect((await enter(app.visitor(), 'sub-3')).html).not.toContain('/compte/rejoindre?siren=')

    provider.know('sub-3', agent(3, { siret: 'inconnu' }))
    expect(titleOf(await enter(app.visitor(), 'sub-3'))).toBe('Bonjour Agent numéro 3')
    expect((await personOf('sub-3'))?.workplace_siret).toBe(REGION)
  })

  it('goes back to where the person was going', async () => {
    const visitor = app.visitor()
    expect((await visitor.open('/compte/securite')).path).toBe('/connexion')
    expect((await enter(visitor, 'sub-2')).path).toBe('/compte/securite')
  })

  it('leaves the provider too, so that the next click signs nobody in by surprise', async () => {
    const [visitor, there] = [app.visitor(), new ProviderVisitor(PUBLIC_URL)]
    const home = await enter(visitor, 'sub-4', there)
    const old = visitor.cookies.get('openmap') ?? ''
    const leaving = await visitor.submit(home, '/deconnexion')
    expect([leaving.path, titleOf(leaving)]).toEqual(['/deconnexion/proconnect', 'Déconnexion'])
    const { origin, pathname, searchParams } = leavingTo(leaving)
    const { id_token_hint, state, ...fixed } = Object.fromEntries(searchParams)
    expect([origin, pathname]).toEqual([provider.issuer, '/session/end'])
    expect(fixed).toEqual({ post_logout_redirect_uri: `${PUBLIC_URL}/deconnexion/retour` })
    expect([id_token_hint?.split('.').length, state?.length]).toEqual([3, 43])

    const followed = await there.follow(leavingTo(leaving).href)
    const back = 'back' in followed ? followed.back : ''
    const left = await visitor.open(back)
    expect([left.path, left.html.includes('déconnecté d’OpenMap ESS et de ProConnect')]).toEqual(['/', true])
    // Back again with the same address: nothing is left to end.
    expect([(await visitor.open(back)).status, (await visitor.open('/compte')).path]).toEqual([
      410,
      '/connexion',
    ])
    visitor.keep('openmap', old)
    expect((await visitor.open('/compte')).path).toBe('/connexion')
    const stillIn = await there.follow(
      leavingTo(await visitor.submit(await visitor.open('/connexion'), START)).href,
      'sub-5',
    )
    await visitor.open('back' in stillIn ? stillIn.back : '')
    expect((await visitor.open('/compte')).html).toContain('Bonjour Agent numéro 5')
  })

  it('attack: a departure that was not asked for here ends nothing', async () => {
    const visitor = app.visitor()
    const leaving = await visitor.submit(await enter(visitor, 'sub-4'), '/deconnexion')
    const state = leavingTo(leaving).searchParams.get('state') ?? ''
    for (const [who, query] of [
      [visitor, '?state=forged'],
      [visitor, ''],
      [app.visitor(), `?state=${state}`],
    ] as const) {
      const answered = await who.open(`/deconnexion/retour${query}`)
      expect([answered.status, titleOf(answered)]).toEqual([410, 'Retour inattendu'])
    }
    const inside = app.visitor()
    await enter(inside, 'sub-4')
    expect((await inside.open(`/deconnexion/retour?state=${state}`)).status).toBe(410)
    expect((await inside.open('/compte')).path).toBe('/compte')
  })

  it('is not left for by whoever came in by another door', async () => {
    const person = await app.signedIn()
    const left = await person.submit(await person.open('/compte'), '/deconnexion')
    expect([left.path, left.html.includes('Vous êtes déconnecté.')]).toEqual(['/', true])
  })

  it('tells by mail of a browser never seen', async () => {
    const told = () =>
      app.db
        .selectFrom('mail')
        .select('template')
        .where('recipient', '=', 'agent-5@ville.exemple.fr')
        .execute()
    const before = await told()
    await enter(app.visitor({ 'user-agent': 'Autre navigateur' }), 'sub-5')
    expect([before, await told()]).toEqual([[], [{ template: 'notice-security' }]])
  })

  it('attack: an address that the provider has not checked opens no account, and waits for its mail', async () => {
    provider.know('sub-9', { ...agent(9), email_verified: false })
    const refused = await enter(app.visitor(), 'sub-9')
    expect([refused.status, titleOf(refused)]).toEqual([422, 'Adresse à vérifier'])
    expect(await personOf('sub-9')).toBeUndefined()
    const holder = await app.signedIn({ email: 'agent-9@ville.exemple.fr' })
    await through(holder, await holder.open('/compte/securite'), LINK, 'sub-9')
    expect((await enter(app.visitor(), 'sub-9')).path).toBe('/compte')
  })

  it('says so when the person gives up at the provider', async () => {
    const visitor = app.visitor()
    const answered = await enter(visitor, '')
    expect([answered.status, titleOf(answered)]).toEqual([400, 'Connexion non terminée'])
    expect(answered.html).toContain('(access_denied)')
  })

  it('opens a known account only after its holder linked it, and until it is unlinked', async () => {
    const owner = await app.signedIn({ name: 'Propriétaire', email: 'agent-6@ville.exemple.fr' })
    const refused = await enter(app.visitor(), 'sub-6')
    expect([refused.status, refused.html.includes('Relier ProConnect')]).toEqual([409, true])
    expect(await personOf('sub-6')).toBeUndefined()

    const linked = await through(owner, await owner.open('/compte/securite'), LINK, 'sub-6')
    expect([linked.path, linked.html.includes('ProConnect est relié à votre compte')]).toEqual([
      '/compte/securite',
      true,
    ])
    expect((await personOf('sub-6'))?.id).toBe(owner.personId)
    const mails = await app.db
      .selectFrom('mail')
      .select('recipient')
      .where('template', '=', 'notice-security')
      .where('recipient', '=', 'agent-6@ville.exemple.fr')
      .execute()
    expect(mails).toEqual([{ recipient: 'agent-6@ville.exemple.fr' }])
    const visitor = app.visitor()
    expect(titleOf(await enter(visitor, 'sub-6'))).toBe('Bonjour Propriétaire')
    const twice = await through(owner, await owner.open('/compte/securite'), LINK, 'sub-6')
    expect(twice.html).toContain('était déjà relié')

    const stranger = await app.signedIn()
    const taken = await through(stranger, await stranger.open('/compte/securite'), LINK, 'sub-6')
    expect([taken.status, titleOf(taken)]).toEqual([409, 'Identité déjà reliée'])

    const security = await owner.open('/compte/securite')
    const action = /action="(\/compte\/securite\/proconnect\/[0-9a-f-]+\/retrait)"/.exec(security.html)?.[1]
    const stolen = await stranger.open('/compte/securite')
    const csrf = /name="_csrf" value="([^"]+)"/.exec(stolen.html)?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: csrf, _key: 'cle-unique-de-cet-essai' })
    expect((await stranger.post(action ?? '', body)).html).toContain('n’était plus reliée')
    expect((await personOf('sub-6'))?.id).toBe(owner.personId)
    expect((await owner.submit(security, action ?? '')).html).toContain('n’ouvre plus votre compte')
    expect(await personOf('sub-6')).toBeUndefined()
    expect((await enter(app.visitor(), 'sub-6')).status).toBe(409)
    expect((await actionsOn(owner.personId)).map((entry) => entry.action)).toEqual([
      'proconnect.linked',
      'workplace.stated',
      'proconnect.unlinked',
    ])
  })

  it('attack: a link begun in one session is not finished in another, nor without any', async () => {
    const victim = await app.signedIn()
    const thief = await app.signedIn()
    const finish = async (visitor: Visitor) => {
      const departure = leavingTo(await thief.submit(await thief.open('/compte/securite'), LINK))
      const followed = await new ProviderVisitor(PUBLIC_URL).follow(departure.href, 'sub-7')
      visitor.keep('proconnect', thief.cookies.get('proconnect') ?? '')
      return visitor.open('back' in followed ? followed.back : '')
    }
    for (const visitor of [victim, app.visitor()]) {
      const answered = await finish(visitor)
      expect([answered.status, titleOf(answered)]).toEqual([403, 'Session changée'])
    }
    expect(await personOf('sub-7')).toBeUndefined()
    const form = await app.visitor().open('/connexion')
    const outside = app.visitor()
    await outside.open('/connexion')
    expect((await outside.post(LINK, new URLSearchParams({ _csrf: 'x' }))).status).toBe(403)
    expect(form.html).not.toContain(LINK)
  })

  it('does not stand for the second factor of an account that has one', async () => {
    const visitor = app.visitor()
    await enter(visitor, 'sub-8')
    const enrolment = await visitor.submit(await visitor.open('/compte/securite'), '/compte/securite/code')
    const key = /<code>([A-Z2-7 ]{20,})<\/code>/.exec(enrolment.html)?.[1]?.replaceAll(' ', '') ?? ''
    const code = totp(key, Date.now())
    await visitor.submit(enrolment, '/compte/securite/code/confirmation', { code })
    const again = app.visitor()
    expect((await enter(again, 'sub-8')).path).toBe('/connexion/second-facteur')
    expect((await again.open('/compte')).path).toBe('/connexion/second-facteur')
  })
})

describe('a way in that the administration closed', () => {
  it('is shown no more, and opens nothing to a form or a departure of before', async () => {
    const provider = await startIdentityProvider({ siteUrl: PUBLIC_URL, agents: { 'sub-1': agent(1) } })
    const app = await testApplication({ openId: provider.settings })
    const [waiting, gone] = [app.visitor(), app.visitor()]
    const page = await waiting.open('/connexion')
    const departure = leavingTo(await gone.submit(await gone.open('/connexion'), START))
    await app.db
      .insertInto('setting')
      .values({
        territory_id: app.territoryId,
        key: 'signInMethods',
        value: JSON.stringify(['link']),
        updated_at: new Date(),
      })
      .execute()
    expect((await app.visitor().open('/connexion')).html).not.toContain('ProConnect')
    const followed = await new ProviderVisitor(PUBLIC_URL).follow(departure.href, 'sub-1')
    const answers = [
      await waiting.submit(page, START),
      await gone.open('back' in followed ? followed.back : 'the provider refused'),
    ]
    for (const { path, html } of answers)
      expect([path, html.includes('Cette façon de se connecter est fermée ici.')]).toEqual([
        '/connexion',
        true,
      ])
    expect(await app.db.selectFrom('person_session').select('id').execute()).toEqual([])
    await app.close()
    provider.stop()
  })
})

describe('a provider without PKCE, that signs in ES256', () => {
  it('is asked for nothing that it does not know, and lets in', async () => {
    const siteUrl = PUBLIC_URL
    const agents = { 'sub-1': agent(1) }
    const provider = await startIdentityProvider({ siteUrl, agents, pkce: false, algorithm: 'ES256' })
    const open = async (pkce: 'auto' | 'on') => {
      const app = await testApplication({ openId: { ...provider.settings, pkce } })
      const visitor = app.visitor()
      const departure = leavingTo(await visitor.submit(await visitor.open('/connexion'), START))
      const followed = await new ProviderVisitor(siteUrl).follow(departure.href, 'sub-1')
      const seen = 'back' in followed ? (await visitor.open(followed.back)).path : followed.page
      await app.close()
      return [departure.searchParams.has('code_challenge'), seen]
    }
    expect(await open('auto')).toEqual([false, '/compte'])
    expect((await open('on'))[1]).toContain('Y000400 code_challenge')
    provider.stop()
  })
})

describe('a deployment without ProConnect', () => {
  it('shows no trace of it', async () => {
    const app = await testApplication()
    const visitor = app.visitor()
    const page = await visitor.open('/connexion')
    expect(page.html).not.toContain('ProConnect')
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    expect((await visitor.post(START, new URLSearchParams({ _csrf: csrf }))).status).toBe(404)
    for (const path of [
      `${START}/depart`,
      `${START}/retour`,
      '/deconnexion/proconnect',
      '/deconnexion/retour',
    ])
      expect((await visitor.open(path)).status).toBe(404)
    const person = await app.signedIn()
    expect((await person.open('/compte/securite')).html).not.toContain('Relier')
    await app.close()
  })
})
