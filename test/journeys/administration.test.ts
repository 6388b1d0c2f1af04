import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCtx } from '../../app/platform/database/context.ts'
import { setLocale } from '../../app/platform/i18n/catalogue.ts'
import { type Jobs, startJobs } from '../../app/platform/jobs/jobs.ts'
import { type MailAddress, mailAddress } from '../../app/platform/mail/message.ts'
import { queueMail } from '../../app/platform/mail/queueMail.ts'
import { smtpMail } from '../../app/platform/mail/smtp.ts'
import { makeLog } from '../../app/platform/telemetry/log.ts'
import { messages } from '../../app/ui/index.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { startMailServer } from '../support/mailServer.ts'

const PAGES = [
  '/administration',
  '/administration/courriels',
  '/administration/courriels?etat=failed',
  '/administration/faits',
  '/administration/taches',
  '/administration/taches?etat=waiting',
  '/administration/taches?etat=completed',
]
const TOKEN = 'abcdefghijklmnopqrstuv'
const plain = (html: string) => html.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ')

/** Scénario : une administratrice suit les courriels et relance ce qui a échoué. */
describe('administration', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let server: Awaited<ReturnType<typeof startMailServer>>
  let jobs: Jobs
  let administrator: Visitor
  beforeAll(async () => {
    server = await startMailServer()
    app = await testApplication({ mail: smtpMail({ url: server.url, from: 'openmap@example.org' }) })
    jobs = await startJobs(app.url, makeLog(2, 'fatal'))
    administrator = await app.administrator()
  })
  afterAll(async () => {
    await jobs.stop()
    await app.close()
    await server.stop()
  })

  let number = 0
  /** Writes a mail as a use case does; `dispatched` = its fact reaches the queue. */
  const queue = async (to: string, dispatched = true): Promise<string> => {
    number += 1
    const ctx = makeCtx({
      db: app.db,
      clock: app.clock,
      scope: app.scope,
      dispatch: dispatched ? jobs.dispatch : async () => {},
    })
    await queueMail(ctx, {
      key: `essai:${number}`,
      template: 'essai',
      to: mailAddress(to) as MailAddress,
      subject: `Objet <${number}>`,
      content: {
        territory: 'Île-de-France',
        title: 'Titre',
        blocks: [{ kind: 'link', label: 'Ouvrir', url: `https://openmap.example/acces/${TOKEN}` }],
        reason: 'Essai.',
      },
      files: [
        { name: 'agenda.ics', mediaType: 'text/calendar; charset=utf-8', content: Buffer.from('BEGIN') },
      ],
      secrets: [TOKEN],
    })
    const row = await app.db
      .selectFrom('mail')
      .select('id')
      .where('unique_key', '=', `essai:${number}`)
      .executeTakeFirstOrThrow()
    return row.id
  }
  const untilState = async (id: string, wanted: string): Promise<void> => {
    for (;;) {
      const { state } = await app.db
        .selectFrom('mail')
        .select('state')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      if (state === wanted) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  it.each(PAGES)('%s is closed to visitors, and well formed for administrators', async (path) => {
    expect((await app.visitor().open(path)).path).toBe('/connexion')
    const page = await administrator.open(path)
    expect(page.status).toBe(200)
    expect(page.html.match(/<h1/g)).toHaveLength(1)
    expect(page.html).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.html).toContain('name="robots" content="noindex')
  })

  it('says what to do on an empty installation', async () => {
    const { html } = await administrator.open('/administration')
    for (const words of [
      'Importer des structures',
      'Créer une rencontre',
      `envoyé par 127.0.0.1:${server.port}`,
    ])
      expect(plain(html)).toContain(words)
    expect((await administrator.open('/administration/courriels')).html).toContain('Aucun courriel')
    expect((await administrator.open('/administration/faits')).html).toContain('Aucun fait enregistré')
  })

  it('refuses a parameter that no page offers, and an unknown mail', async () => {
    expect((await administrator.open('/administration/courriels?etat=perdu')).status).toBe(422)
    expect((await administrator.open(`/administration/courriels/${app.territoryId}`)).status).toBe(404)
  })

  it('shows a mail that has left, its files to save, without its personal link', async () => {
    const id = await queue('contact@structure.example')
    await untilState(id, 'sent')
    expect(server.received.filter(({ raw }) => raw.includes(id)).length).toBe(1)
    const list = await administrator.open('/administration/courriels?etat=sent')
    expect(list.html).toContain(`href="/administration/courriels/${id}"`)
    const page = await administrator.open(`/administration/courriels/${id}`)
    expect(page.html).toContain('Objet &lt;')
    expect(page.html).not.toContain(TOKEN)
    expect(page.html).not.toContain(`action="/administration/courriels/${id}/relance"`)
    for (const [path, body, type] of [
      ['pieces/1', 'BEGIN', 'text/calendar'],
      ['message.html', '<!doctype html>', 'text/html'],
    ] as const) {
      const file = await administrator.send(`/administration/courriels/${id}/${path}`)
      expect(await file.text()).toContain(body)
      expect(file.headers.get('content-type')).toContain(type)
      expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    }
    expect((await administrator.open(`/administration/courriels/${id}/pieces/2`)).status).toBe(404)
    const facts = await administrator.open('/administration/faits?sorte=MailQueued')
    expect(plain(facts.html)).toContain('Remettre au serveur de courriel : fait le')
  })

  it('shows why a mail failed, and sends it again by one button', async () => {
    const id = await queue('inconnu@structure.example')
    await untilState(id, 'failed')
    const dashboard = await administrator.open('/administration')
    expect(plain(dashboard.html)).toContain('Relancer 1 courriel en échec')
    const page = await administrator.open(`/administration/courriels/${id}`)
    expect(plain(page.html)).toContain('refuse cette adresse')
    await app.db
      .updateTable('mail')
      .set({ recipient: 'connu@structure.example' })
      .where('id', '=', id)
      .execute()
    const sent = await administrator.submit(page, `/administration/courriels/${id}/relance`)
    expect(plain(sent.html)).toContain('1 courriel remis en file.')
    await untilState(id, 'sent')
  })

  it('sends again all those that failed', async () => {
    const ids = [await queue('inconnu@a.example'), await queue('inconnu@b.example')]
    for (const id of ids) await untilState(id, 'failed')
    await app.db.updateTable('mail').set({ recipient: 'connu@a.example' }).where('id', 'in', ids).execute()
    const list = await administrator.open('/administration/courriels?etat=failed')
    const sent = await administrator.submit(list, '/administration/courriels/relance', { etat: 'failed' })
    expect(plain(sent.html)).toContain('2 courriels remis en file.')
    for (const id of ids) await untilState(id, 'sent')
  })

  it('shows a job that failed with its reason, and runs it again', async () => {
    const mail = await queue('contact@structure.example', false)
    const { id: factId } = await app.db
      .selectFrom('fact')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    await sql`insert into pgboss.job (name, data, state, retry_count, retry_limit, policy, output, completed_on)
      values ('fact', ${JSON.stringify({ factId })}::jsonb, 'failed', 5, 5, 'standard',
        ${JSON.stringify({ message: 'base injoignable <b>' })}::jsonb, now())`.execute(app.db)
    const facts = await administrator.open('/administration/faits?sorte=MailQueued')
    expect(plain(facts.html)).toContain('Remettre au serveur de courriel : en échec')
    const list = await administrator.open('/administration/taches')
    expect(list.html).toContain('base injoignable &lt;b>')
    const action = /action="(\/administration\/taches\/fact\/[^"]+)"/.exec(list.html)?.[1] ?? ''
    const again = await administrator.submit(list, action)
    expect(again.html).toContain('La tâche est relancée.')
    await untilState(mail, 'sent')
    const twice = await administrator.submit(list, action)
    expect(twice.html).toContain('La tâche est relancée.')
    const done = await administrator.open('/administration/taches?etat=completed')
    expect(done.html).toContain('Réactions aux faits')
  })

  it('lets nobody else press the buttons', async () => {
    const page = await administrator.open('/administration/taches')
    const stranger = app.visitor()
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const body = new URLSearchParams({ _csrf: csrf, _key: '0123456789abcdef0123', etat: 'failed' })
    expect((await stranger.post('/administration/courriels/relance', body)).status).toBe(403)
  })

  it('turns the pages of a long list', async () => {
    await sql`insert into mail (territory_id, id, unique_key, template, recipient, subject, body_text, body_html, state, created_at)
      select ${app.territoryId}::uuid, gen_random_uuid(), 'serie:' || n, 'essai', 'a@b.fr', 'Courriel ' || n, '', '', 'kept',
        now() - interval '1 day' - n * interval '1 minute' from generate_series(1, 60) n`.execute(app.db)
    const first = await administrator.open('/administration/courriels?etat=kept')
    expect(first.html).toContain('Courriel 25<')
    expect(first.html).not.toContain('Courriel 26<')
    const last = await administrator.open('/administration/courriels?etat=kept&page=3')
    expect(last.html).toContain('Courriel 60<')
    expect(last.html).toContain('etat=kept&amp;page=2')
  })

  it.each(PAGES)('%s takes its words from the catalogue', async (path) => {
    setLocale('pseudo')
    try {
      const { html } = await administrator.open(path)
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
      const texts = [...main.matchAll(/>([^<>]*\p{L}{4,}[^<>]*)</gu)].map(([, text = '']) =>
        plain(text).trim(),
      )
      const known = plain(JSON.stringify(messages))
      const data = /^[0-9a-f]{6}$|^Objet |^Courriel \d|@|^http|\d{4}/
      const raw = texts.filter((text) => !text.includes('⟦') && !known.includes(text.replace(/ [:,].*$/, '')))
      expect(raw.filter((text) => !data.test(text))).toEqual([])
    } finally {
      setLocale('fr')
    }
  })
})
