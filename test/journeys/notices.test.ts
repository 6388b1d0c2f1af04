import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NewNotice, notify } from '../../app/accounts/index.ts'
import { setLocale } from '../../app/platform/i18n/catalogue.ts'
import { messages } from '../../app/ui/index.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'

const AT = '/compte/notifications'
const PREFERENCES = `${AT}/preferences`
const plain = (html: string) => html.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ')
type Person = Visitor & { personId: string }

describe('notifications', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
  })
  afterAll(() => app.close())

  const site = {
    territory: { name: 'Île-de-France', zone: 'Europe/Paris' },
    publicUrl: 'http://openmap.test',
  }
  let number = 0
  const tell = async (
    { personId }: Person,
    title: string,
    parts: Partial<NewNotice> = {},
  ): Promise<string> => {
    number += 1
    const key = `essai:${number}`
    const notice = {
      personId,
      topic: 'body',
      key,
      title,
      text: 'À lire.',
      href: '/structures',
      ...parts,
    } as const
    await notify(app.ctx, site, notice)
    const { id } = await app.db
      .selectFrom('notice')
      .select('id')
      .where('key', '=', key)
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    return id
  }
  const stateOf = async (id: string) => {
    const row = await app.db
      .selectFrom('notice')
      .select(['read_at', 'archived_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return { read: row.read_at !== null, archived: row.archived_at !== null }
  }
  /** Words of the headings below the title, in their order. */
  const headings = ({ html }: Seen) =>
    [...html.matchAll(/<h[2-4][^>]*>(.*?)<\/h[2-4]>/gs)].map(([, words = '']) =>
      words.replace(/<[^>]+>/g, ''),
    )
  const unreadInHeader = ({ html }: Seen) =>
    /href="\/compte\/notifications"[^>]*>.*?class="count"[^>]*>([^<]*)/s.exec(html)?.[1] ?? null

  it('lead on when there is none', async () => {
    const person = await app.signedIn()
    const page = await person.open(AT)
    expect(page.html).toContain('Aucune notification pour l’instant')
    expect(page.html).toContain(`href="${PREFERENCES}"`)
    expect(unreadInHeader(page)).toBeNull()
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('are listed unread first, by day, counted in the header of every page', async () => {
    const person = await app.signedIn()
    const old = await tell(person, 'Ancienne')
    await app.db
      .updateTable('notice')
      .set({ created_at: new Date('2026-11-20T09:30:00Z') })
      .where('id', '=', old)
      .execute()
    const read = await tell(person, 'Lue depuis')
    await tell(person, 'Récente')
    let page = await person.open(AT)
    expect(unreadInHeader(page)).toBe('3')
    page = await person.submit(page, `${AT}/${read}/lecture`, { valeur: 'oui' })
    expect(page.html).toContain('La notification est marquée comme lue.')
    const shown = headings(page)
    const places = [
      'Non lues',
      'Récente',
      'vendredi 20 novembre 2026',
      'Ancienne',
      'Déjà lues',
      'Lue depuis',
    ].map((words) => shown.indexOf(words))
    expect(places.includes(-1)).toBe(false)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(plain(page.html)).toContain('2 non lues sur 3')
    expect(unreadInHeader(await person.open('/structures'))).toBe('2')
    expect(plain((await person.open('/')).html)).toContain('2 non lues')
  })

  it('are opened by a button that marks them, then leads to their page', async () => {
    const person = await app.signedIn()
    const id = await tell(person, 'Structures', { href: '/structures?q=pain' })
    const opened = await person.submit(await person.open(AT), `${AT}/${id}/ouverture`)
    expect([opened.path, opened.status]).toEqual(['/structures?q=pain', 200])
    expect(await stateOf(id)).toEqual({ read: true, archived: false })
    const back = await person.submit(await person.open(AT), `${AT}/${id}/lecture`, { valeur: 'non' })
    expect(back.html).toContain('marquée comme non lue')
    expect(await stateOf(id)).toEqual({ read: false, archived: false })
  })

  it('are put away, and taken back at once or later', async () => {
    const person = await app.signedIn()
    const id = await tell(person, 'À ranger')
    const away = await person.submit(await person.open(AT), `${AT}/${id}/archivage`, { valeur: 'oui' })
    expect(away.path).toBe(`${AT}?archivee=${id}`)
    expect(plain(away.html)).toContain('La notification est archivée.')
    expect(unreadInHeader(away)).toBeNull()
    expect(await stateOf(id)).toEqual({ read: false, archived: true })
    const undone = await person.submit(away, `${AT}/${id}/archivage`)
    expect([undone.path, undone.html.includes('de nouveau en cours')]).toEqual([AT, true])
    expect(await stateOf(id)).toEqual({ read: false, archived: false })

    await person.submit(undone, `${AT}/${id}/archivage`, { valeur: 'oui' })
    const archives = await person.open(`${AT}?vue=archivees`)
    expect(archives.html).toContain('À ranger')
    await person.submit(archives, `${AT}/${id}/archivage`)
    expect(await stateOf(id)).toEqual({ read: false, archived: false })
    expect((await person.open(`${AT}?vue=archivees`)).html).toContain('Aucune notification archivée')
  })

  it('are filtered by topic, and all marked as read topic by topic', async () => {
    const person = await app.signedIn()
    const body = await tell(person, 'D’un organisme')
    const event = await tell(person, 'D’une rencontre', { topic: 'event' })
    const filtered = await person.open(`${AT}?sujet=rencontres`)
    expect([filtered.html.includes('D’une rencontre'), filtered.html.includes('D’un organisme')]).toEqual([
      true,
      false,
    ])
    expect(plain(filtered.html)).toContain('1 non lue sur 1')
    const marked = await person.submit(filtered, `${AT}/lecture`)
    expect([marked.path, plain(marked.html).includes('1 notification marquée comme lue')]).toEqual([
      `${AT}?sujet=rencontres`,
      true,
    ])
    expect([(await stateOf(event)).read, (await stateOf(body)).read]).toEqual([true, false])
    await person.submit(await person.open(AT), `${AT}/lecture`)
    expect((await stateOf(body)).read).toBe(true)
    const none = await person.open(`${AT}?sujet=droits`)
    expect(none.html).toContain('Aucune notification sur ce sujet')
    expect((await person.open(`${AT}?sujet=inconnu`)).status).toBe(422)
  })

  it('come twenty a page, and a page emptied leads to the last that holds something', async () => {
    const person = await app.signedIn()
    const ids: string[] = []
    for (let index = 1; index <= 21; index += 1) ids.push(await tell(person, `Numéro ${index} fin`))
    const first = await person.open(AT)
    expect(first.html.match(/Numéro \d+ fin<\/h4>/g)?.length).toBe(20)
    const second = await person.open(`${AT}?page=2`)
    expect(second.html.match(/Numéro \d+ fin<\/h4>/g)).toEqual(['Numéro 1 fin</h4>'])
    const away = await person.submit(second, `${AT}/${ids[0]}/archivage`, { valeur: 'oui' })
    expect(away.path).toBe(`${AT}?archivee=${ids[0]}`)
    expect(unreadInHeader(away)).toBe('20')
  })

  it('show no more than « more than ninety-nine » in the header', async () => {
    const person = await app.signedIn()
    for (let index = 0; index < 105; index += 1) await tell(person, 'Encore')
    const page = await person.open('/compte')
    expect(unreadInHeader(page)).toBe('+99')
    expect(plain(page.html)).toContain('plus de 99 non lues')
  })

  it('of somebody else are as unknown as those that never were', async () => {
    const [person, other] = [await app.signedIn(), await app.signedIn()]
    const foreign = await tell(other, 'Pour une autre personne')
    await tell(person, 'Pour moi')
    const page = await person.open(`${AT}?archivee=${foreign}`)
    expect(page.html).not.toContain('Pour une autre personne')
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    for (const [act, valeur] of [
      ['ouverture', null],
      ['lecture', 'oui'],
      ['archivage', 'oui'],
    ] as const) {
      const statuses = []
      for (const id of [foreign, app.territoryId]) {
        number += 1
        const body = new URLSearchParams({
          _csrf: csrf,
          _key: `cle-de-cet-essai-${number}`,
          ...(valeur === null ? {} : { valeur }),
        })
        statuses.push((await person.post(`${AT}/${id}/${act}`, body)).status)
      }
      expect([act, statuses]).toEqual([act, [404, 404]])
    }
    expect(await stateOf(foreign)).toEqual({ read: false, archived: false })
    expect((await app.visitor().open(AT)).path).toBe('/connexion')
  })
})

describe('preferences of mails', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  beforeAll(async () => {
    app = await testApplication()
  })
  afterAll(() => app.close())

  const saved = async (personId: string) => {
    const rows = await app.db
      .selectFrom('notice_preference')
      .select(['topic', 'frequency'])
      .where('person_id', '=', personId)
      .orderBy('topic')
      .execute()
    return Object.fromEntries(rows.map(({ topic, frequency }) => [topic, frequency]))
  }
  const checked = ({ html }: Seen) =>
    [...html.matchAll(/<input type="radio"[^>]*>/g)]
      .map(([input]) => input)
      .filter((input) => / checked/.test(input))
      .map((input) => [/name="([^"]+)"/.exec(input)?.[1], /value="([^"]+)"/.exec(input)?.[1]].join(' '))
  const choice = {
    body: 'daily',
    membership: 'never',
    event: 'immediate',
    record: 'daily',
    search: 'daily',
    news: 'daily',
  }

  it('show the usual choice, keep another, and say what cannot be turned off', async () => {
    const person = await app.signedIn({ email: 'choix@essai.invalid' })
    const page = await person.open(PREFERENCES)
    expect(checked(page)).toEqual([
      'body immediate',
      'membership immediate',
      'event daily',
      'record immediate',
      'search daily',
      'news never',
    ])
    expect(plain(page.html)).toContain('Les courriels partent à choix@essai.invalid.')
    expect(plain(page.html)).toContain('un seul courriel à 7 h')
    expect(page.html).toContain('ne peuvent pas être désactivés')
    expect(page.html).not.toContain('name="security"')
    const done = await person.submit(page, PREFERENCES, choice)
    expect([done.path, done.html.includes('Vos choix sont enregistrés')]).toEqual([PREFERENCES, true])
    expect(checked(done)).toEqual([
      'body daily',
      'membership never',
      'event immediate',
      'record daily',
      'search daily',
      'news daily',
    ])
    expect(await saved(person.personId)).toEqual(choice)
  })

  it('offer the alerts to those who administer, whose role sleeps or not', async () => {
    const administrator = await app.administrator()
    expect(checked(await administrator.open(PREFERENCES))).toContain('administration daily')
    const asleep = await app.signedIn({ platform: ['administrator'], single: true })
    const page = await asleep.open(PREFERENCES)
    await asleep.submit(page, PREFERENCES, { ...choice, administration: 'never' })
    expect((await saved(asleep.personId)).administration).toBe('never')
  })

  it('say what is missing beside it, and keep the rest of what was chosen', async () => {
    const person = await app.signedIn()
    const page = await person.open(PREFERENCES)
    const { body: _, ...rest } = choice
    for (const values of [rest, { ...rest, body: 'parfois' }]) {
      const again = await person.submit(page, PREFERENCES, values)
      expect(again.status).toBe(422)
      expect(plain(again.html)).toContain(
        'Choisissez une réponse pour « Invitations et demandes d’un organisme »',
      )
      expect(again.html).toContain('href="#body"')
      expect(checked(again)).toEqual([
        'membership never',
        'event immediate',
        'record daily',
        'search daily',
        'news daily',
      ])
    }
    expect(await saved(person.personId)).toEqual({})
  })

  it('refuse to turn off what is mandatory', async () => {
    const person = await app.signedIn()
    const refused = await person.submit(await person.open(PREFERENCES), PREFERENCES, {
      ...choice,
      security: 'never',
    })
    expect([refused.status, await saved(person.personId)]).toEqual([422, {}])
  })

  it('hold no sentence outside the catalogues', async () => {
    const person = await app.administrator()
    setLocale('pseudo')
    try {
      for (const path of [AT, PREFERENCES]) {
        const { html } = await person.open(path)
        expect(html).toContain('⟦')
        const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? ''
        const words: readonly string[] = Object.values(messages.form)
        const raw = main
          .replace(/⟦[^⟧]*⟧/g, '')
          .split(/<[^>]+>/)
          .map((text) => text.trim())
          .filter((text) => /\p{L}{3}/u.test(text) && !words.includes(text))
        expect([path, raw]).toEqual([path, []])
      }
    } finally {
      setLocale('fr')
    }
  })
})
