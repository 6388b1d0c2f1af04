import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailMessage } from '../../app/platform/mail/message.ts'
import { readSettings } from '../../app/platform/settings/readSettings.ts'
import { defaultSettings } from '../../app/platform/settings/settings.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const PAGE = '/administration/reglages'
const plain = (html: string) =>
  html
    .replaceAll('\u00a0', ' ')
    .replaceAll('&quot;', '"')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** Scénario : une administratrice règle l’installation ; les pages publiques et la connexion suivent aussitôt. */
describe('settings', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Visitor & { personId: string }
  const sent: MailMessage[] = []
  beforeAll(async () => {
    app = await testApplication({
      mail: {
        server: 'essai',
        send: async (message) => {
          sent.push(message)
          return { kind: 'sent' }
        },
      },
    })
    administrator = await app.signedIn({ platform: ['administrator'] })
  })
  afterAll(() => app.close())

  const now = () => readSettings(app.db, app.territoryId)
  const save = async (section: string, values: Record<string, string>) =>
    administrator.submit(await administrator.open(PAGE), `${PAGE}/${section}`, values)
  const last = () =>
    app.db
      .selectFrom('audit_entry')
      .select(['action', 'before', 'after', 'person_id'])
      .orderBy('id', 'desc')
      .executeTakeFirst()
  /** Boxes of one name: several values, which `submit` cannot give. */
  const methods = async (...values: string[]) => {
    const page = await administrator.open(PAGE)
    const body = new URLSearchParams()
    for (const name of ['_csrf', '_key'])
      body.set(name, new RegExp(`name="${name}" value="([^"]+)"`).exec(page.html)?.[1] ?? '')
    for (const value of values) body.append('signInMethods', value)
    return administrator.post(`${PAGE}/connexion`, body)
  }

  it('are the defaults of the code until somebody decides', async () => {
    expect(await now()).toEqual({ ...defaultSettings, territoryName: 'Île-de-France' })
    const page = plain((await administrator.open(PAGE)).html)
    for (const words of ['Territoire et contacts', 'D’origine : 24 heures.', 'D’origine : 2 heures.'])
      expect(page).toContain(words)
    expect(plain((await app.visitor().open('/mentions-legales')).html)).toContain(
      'est une démonstration : aucun organisme ne l’exploite',
    )
    expect((await app.visitor().open('/donnees-personnelles')).html).not.toContain('À qui vous adresser')
  })

  it('are closed to everybody else', async () => {
    expect((await app.visitor().open(PAGE)).path).toBe('/connexion')
    const mission = await app.signedIn({ platform: ['mission'] })
    const asleep = await app.signedIn({ platform: ['administrator'], single: true })
    for (const visitor of [mission, asleep]) {
      expect((await visitor.open(PAGE)).status).toBe(403)
      const csrf = /name="_csrf" value="([^"]+)"/.exec((await visitor.open('/compte')).html)?.[1] ?? ''
      const body = new URLSearchParams({
        _csrf: csrf,
        _key: 'cle-unique-de-cet-essai',
        territoryName: 'Pris',
      })
      expect((await visitor.post(`${PAGE}/territoire`, body)).status).toBe(403)
    }
    expect((await now()).territoryName).toBe('Île-de-France')
  })

  it('name the territory and its contacts on the public pages, at once', async () => {
    const done = await save('territoire', {
      territoryName: ' Territoire   d’essai ',
      contactEmail: 'Contact@Essai.invalid',
      privacyEmail: 'dpo@essai.invalid',
    })
    expect(done.html).toContain('Les réglages sont enregistrés.')
    expect(await last()).toEqual({
      action: 'settings.changed',
      person_id: administrator.personId,
      before: { territoryName: 'Île-de-France', contactEmail: '', privacyEmail: '' },
      after: {
        territoryName: 'Territoire d’essai',
        contactEmail: 'contact@essai.invalid',
        privacyEmail: 'dpo@essai.invalid',
      },
    })
    expect((await app.visitor().open('/')).html).toContain('qui fait quoi en Territoire d’essai')
    expect((await administrator.open('/administration')).html).toContain('Territoire d’essai')
    const privacy = plain((await app.visitor().open('/donnees-personnelles')).html)
    expect(privacy).toContain('À qui vous adresser Protection des données dpo@essai.invalid')
    const again = await save('territoire', {
      territoryName: 'Territoire d’essai',
      contactEmail: 'contact@essai.invalid',
      privacyEmail: 'dpo@essai.invalid',
    })
    expect(again.html).toContain('Rien n’a changé.')
    expect((await app.db.selectFrom('audit_entry').select('id').execute()).length).toBe(1)
  })

  it('fill the legal notices with what is known', async () => {
    await save('mentions', {
      publisherName: 'Groupement <d’essai>',
      publisherAddress: '1 rue d’Essai\r\n75000 Essai',
      publicationDirector: '',
      host: '',
    })
    const page = plain((await app.visitor().open('/mentions-legales')).html)
    expect(page).toContain(
      'Éditeur du site Éditeur Groupement &lt;d’essai> Adresse 1 rue d’Essai 75000 Essai',
    )
    expect(page).not.toContain('démonstration : aucun organisme')
    expect(page).not.toContain('Hébergeur')
    await save('mentions', { publisherName: '', publisherAddress: '', publicationDirector: '', host: '' })
    const rows = await app.db.selectFrom('setting').select('key').orderBy('key').execute()
    expect(rows.map(({ key }) => key)).toEqual(['contactEmail', 'privacyEmail'])
  })

  it.each([
    [
      'territoire',
      { territoryName: '', contactEmail: '', privacyEmail: '' },
      'Écrivez le nom du territoire.',
    ],
    [
      'territoire',
      { territoryName: 'X', contactEmail: 'pas une adresse', privacyEmail: '' },
      'Écrivez une adresse de courriel entière',
    ],
    ['durees', { idleHours: '0', idleHoursPlatform: '2' }, 'Écrivez un nombre entier de 1 à 168.'],
    ['durees', { idleHours: '24', idleHoursPlatform: '13' }, 'Écrivez un nombre entier de 1 à 12.'],
    ['durees', { idleHours: '1,5', idleHoursPlatform: '1' }, 'Écrivez un nombre entier de 1 à 168.'],
    ['durees', { idleHours: '3', idleHoursPlatform: '4' }, 'ne peut pas dépasser celle des autres'],
    ['courriels', { mailFromName: 'Moi <moi@ailleurs.fr>' }, 'Écrivez un nom sans les signes'],
    ['courriels', { mailFromName: 'a'.repeat(81) }, 'Écrivez au plus 80 caractères.'],
  ] as const)('refuse what does not fit: %s %j', async (section, values, sentence) => {
    const before = await now()
    const page = await save(section, { ...values })
    expect(page.status).toBe(422)
    expect(plain(page.html)).toContain(sentence)
    for (const value of Object.values(values).filter((one) => one !== ''))
      expect(page.html.replaceAll('&lt;', '<')).toContain(`value="${value}"`)
    expect(await now()).toEqual(before)
  })

  it('close a way in, for the page and for a form kept from before', async () => {
    const visitor = app.visitor()
    const kept = await visitor.open('/connexion')
    expect(kept.html).toContain('action="/connexion/mot-de-passe"')
    expect((await methods('link')).html).toContain('Les réglages sont enregistrés.')
    expect((await last())?.after).toEqual({ signInMethods: ['link'] })
    const page = await visitor.open('/connexion')
    expect(page.html).toContain('action="/connexion/lien"')
    expect(page.html).not.toContain('action="/connexion/mot-de-passe"')
    const password = { email: 'a@essai.invalid', password: 'un mot de passe' }
    const refused = await visitor.submit(kept, '/connexion/mot-de-passe', password)
    expect([refused.path, refused.html.includes('Cette façon de se connecter est fermée ici.')]).toEqual([
      '/connexion',
      true,
    ])
    await methods('password')
    const mails = await app.db.selectFrom('mail').select('id').execute()
    const link = await visitor.submit(kept, '/connexion/lien', { email: 'a@essai.invalid' })
    expect(link.html).toContain('fermée ici')
    expect(link.html).not.toContain('Mot de passe oublié')
    expect(await app.db.selectFrom('mail').select('id').execute()).toEqual(mails)
  })

  it('keep a door open for those who have no ProConnect', async () => {
    for (const chosen of [[], ['proconnect']]) {
      const page = await methods(...chosen)
      expect([page.status, plain(page.html).includes('Gardez au moins une façon')]).toEqual([422, true])
    }
    expect((await methods('inconnue')).status).toBe(422)
    expect((await now()).signInMethods).toEqual(['password'])
    await methods('link', 'password', 'passkey', 'proconnect')
    expect((await now()).signInMethods).toEqual(['link', 'password', 'passkey', 'proconnect'])
    const rows = await app.db.selectFrom('setting').select('key').execute()
    expect(rows.map(({ key }) => key)).not.toContain('signInMethods')
  })

  it('end sessions left unused for longer than was decided, from the next page', async () => {
    const person = await app.signedIn()
    const idle = async (minutes: number) => {
      await app.db
        .updateTable('person_session')
        .set({ updated_at: new Date(Date.now() - minutes * 60_000) })
        .where('person_id', '=', person.personId)
        .execute()
      return (await person.open('/compte')).path
    }
    expect(await idle(5 * 60)).toBe('/compte')
    await save('durees', { idleHours: '4', idleHoursPlatform: '1' })
    expect(await idle(3 * 60 + 55)).toBe('/compte')
    expect(await idle(4 * 60 + 5)).toBe('/connexion')
    expect((await last())?.before).toEqual({ idleHours: 24, idleHoursPlatform: 2 })
    await app.db
      .updateTable('person_session')
      .set({ updated_at: new Date(Date.now() - 65 * 60_000) })
      .where('person_id', '=', administrator.personId)
      .execute()
    expect((await administrator.open(PAGE)).path).toBe('/connexion')
    administrator = await app.signedIn({ platform: ['administrator'] })
  })

  it('name the sender of mails', async () => {
    await save('courriels', { mailFromName: 'OpenMap ESS, essai' })
    const visitor = app.visitor()
    await visitor.submit(await visitor.open('/connexion'), '/connexion/lien', { email: 'b@essai.invalid' })
    while (!sent.some(({ to }) => to === 'b@essai.invalid'))
      await new Promise((resolve) => setTimeout(resolve, 50))
    const mail = sent.find(({ to }) => to === 'b@essai.invalid')
    expect(mail?.fromName).toBe('OpenMap ESS, essai')
    expect(mail?.text).toContain('Territoire d’essai')
  })

  it('fall back on the default where a row says what this version cannot read', async () => {
    await app.db
      .insertInto('setting')
      .values({
        territory_id: app.territoryId,
        key: 'signInMethods',
        value: JSON.stringify([]),
        updated_at: new Date(),
      })
      .execute()
    expect((await now()).signInMethods).toEqual(['link', 'password', 'passkey', 'proconnect'])
  })
})
