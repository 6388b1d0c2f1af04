import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordChange, saveOrganisations } from '../../app/accounts/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { setLocale } from '../../app/platform/i18n/catalogue.ts'
import { messages } from '../../app/ui/index.ts'
import { testApplication } from '../support/application.ts'

const at = '/administration/journal'
const plain = (html: string) => html.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ')
const titlesOf = (html: string): string[] =>
  [...html.matchAll(/class="timeline-title">([^<]*)</g)].map(([, title = '']) => plain(title))

/** Scénario : une administratrice cherche qui a changé quoi, puis regarde la santé de l’installation. */
describe('the journal', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Awaited<ReturnType<typeof app.administrator>>
  let agent: typeof administrator
  const organisationId = newId()
  beforeAll(async () => {
    app = await testApplication()
    administrator = await app.administrator()
    agent = await app.signedIn({ name: 'Hélène Agent' })
    await saveOrganisations(app.ctx, [
      {
        id: organisationId,
        slug: 'ville',
        name: 'Ville <b>',
        kinds: ['buyer'],
        siren: null,
        departments: [],
        city: null,
        website: null,
        description: null,
        fictitious: true,
      },
    ])
  })
  afterAll(() => app.close())

  const entry = async (
    action: string,
    daysAgo: number,
    change: Partial<Parameters<typeof recordChange>[1]> = {},
  ) => {
    await recordChange(app.ctx, { action, subject: { kind: 'person', id: agent.personId }, ...change })
    // Entries are only added: the owner of the database alone can date one otherwise.
    const { Client } = (await import('pg')).default
    const owner = new Client({ connectionString: app.ownerUrl })
    await owner.connect()
    await owner.query(`select set_config('openmap.actor', 'system', false)`)
    await owner.query(
      `update audit_entry set at = now() - $1 * interval '1 day'
       where id = (select id from audit_entry order by id desc limit 1)`,
      [daysAgo],
    )
    await owner.end()
  }

  it('says that it is empty, then tells what changed, field by field', async () => {
    expect((await administrator.open(at)).html).toContain('Le journal est vide')
    await entry('organisation.changed', 1, {
      subject: { kind: 'organisation', id: organisationId },
      organisationId,
      before: { city: null, kinds: ['buyer'] },
      after: { city: '<script>alert(1)</script>', kinds: ['buyer', 'network'] },
    })
    const page = await administrator.open(at)
    expect(titlesOf(page.html)).toEqual(['Organisme modifié'])
    expect(page.html).not.toContain('<script>alert')
    const text = plain(page.html)
    for (const words of [
      'Ville &lt;b>',
      'Ville : vide, puis &lt;script>alert(1)',
      'Sortes : acheteur, puis acheteur, réseau',
      'le logiciel (test)',
    ])
      expect(text).toContain(words)
  })

  it('puts more than two changes in a table', async () => {
    await recordChange(app.ctx, {
      action: 'event.created',
      subject: { kind: 'event', id: newId() },
      after: { title: 'Une rencontre', slug: 'une-rencontre', day: '2099-01-01' },
    })
    const { html } = await administrator.open(`${at}?action=event.created`)
    expect(plain(html)).toContain('Voir 3 changements')
    expect([...html.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, name]) => name)).toEqual([
      'Champ',
      'Avant',
      'Après',
    ])
  })

  it('is narrowed by person, body, action, subject and dates, each shown and removable', async () => {
    await entry('person.deactivated', 3)
    await entry('sessions.closed', 10)
    const day = (daysAgo: number): string =>
      new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
    for (const [query, titles] of [
      [`personne=${agent.personId}`, ['Compte désactivé', 'Appareils déconnectés']],
      [`organisme=${organisationId}`, ['Organisme modifié']],
      ['action=sessions.closed', ['Appareils déconnectés']],
      ['sorte=organisation', ['Organisme modifié']],
      [`sorte=person&objet=${agent.personId}&du=${day(5)}`, ['Compte désactivé']],
      [`au=${day(5)}`, ['Appareils déconnectés']],
      [`du=${day(4)}&au=${day(2)}`, ['Compte désactivé']],
      ['action=rien.de-tel', []],
    ] as const) {
      const page = await administrator.open(`${at}?${query}`)
      expect([query, titlesOf(page.html)]).toEqual([query, titles])
      expect(page.html).toContain('class="chip"')
    }
    const wrong = await administrator.open(`${at}?du=2026-02-01&au=2026-01-01`)
    expect([wrong.status, plain(wrong.html).includes('échangez les deux dates')]).toEqual([422, true])
    expect((await administrator.open(`${at}?du=hier`)).status).toBe(422)
  })

  it('is turned by time: what is written meanwhile moves nothing', async () => {
    for (let rank = 0; rank < 45; rank += 1)
      await recordChange(app.ctx, {
        action: 'mails.requeued',
        subject: { kind: 'mail', id: 'failed' },
        after: { mails: rank },
      })
    const first = await administrator.open(`${at}?action=mails.requeued`)
    expect(titlesOf(first.html).length).toBe(40)
    const older = /href="(\/administration\/journal\?[^"]*avant=[^"]*)"/.exec(first.html)?.[1] ?? ''
    await recordChange(app.ctx, { action: 'mails.requeued', subject: { kind: 'mail', id: 'failed' } })
    const second = await administrator.open(older.replaceAll('&amp;', '&'))
    expect(titlesOf(second.html).length).toBe(5)
    expect(second.html).not.toContain('avant=')
    expect(second.html).toContain('Revenir aux plus récentes')
  })

  it('is exported as it is filtered, for a spreadsheet and for a program', async () => {
    const csv = await (await administrator.send(`${at}.csv?sorte=organisation`)).text()
    const [head = '', row = '', ...rest] = csv.trim().split('\r\n')
    expect([head.split(';').length, rest.length]).toEqual([12, 0])
    expect(row).toContain('organisation.changed')
    const answer = await administrator.send(`${at}.json?action=person.deactivated`)
    const { entries, more } = (await answer.json()) as { entries: { action: string }[]; more: boolean }
    expect([entries.map(({ action }) => action), more]).toEqual([['person.deactivated'], false])
    expect((await administrator.send(`${at}.csv?avant=${newId()}`)).status).toBe(422)
  })

  it('stands beside the health of the installation, which says what to do', async () => {
    const page = await administrator.open('/administration/sante')
    const text = plain(page.html)
    expect(page.status).toBe(200)
    for (const words of ['PostgreSQL', 'à jour', 'aucune sauvegarde', 'aucun serveur réglé', 'Que faire'])
      expect(text).toContain(words)
    await sql`insert into backup_record (id, kind, bytes, made_at)
      values (${newId()}, 'base-backup', 12300000, now())`.execute(app.db)
    const after = plain((await administrator.open('/administration/sante')).html)
    expect([after.includes('12,3 Mo'), after.includes('aucune sauvegarde')]).toEqual([true, false])
    const status = plain((await app.visitor().open('/etat-du-service')).html)
    expect(/sauvegarde|connexions|PostgreSQL/i.test(status)).toBe(false)
  })

  it.each([
    at,
    '/administration',
    '/administration/sante',
    '/administration/approbations',
    '/administration/personnes',
    '/administration/organismes',
    '/administration/organismes/nouveau',
    '/administration/organismes/doublons',
  ])('%s takes its words from the catalogue', async (path) => {
    setLocale('pseudo')
    try {
      const { html } = await administrator.open(path)
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
      const texts = [...main.matchAll(/>([^<>]*\p{L}{4,}[^<>]*)</gu)].map(([, text = '']) =>
        plain(text).trim(),
      )
      const known = plain(JSON.stringify(messages))
      const data =
        /Hélène|Personne d’essai|essai\.invalid|Ville|\d{4}|^http|\(\d\d\)$|^\((obligatoire|facultatif)\)$/
      const raw = texts.filter(
        (text) => !text.includes('⟦') && !known.includes(text.replace(/ [:,].*$/, '')) && !data.test(text),
      )
      expect(raw).toEqual([])
    } finally {
      setLocale('fr')
    }
  })
})
