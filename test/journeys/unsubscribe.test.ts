import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notify, sendDigests, type Topic } from '../../app/accounts/index.ts'
import { fixedClock, Temporal } from '../../app/platform/kernel/dates.ts'
import { deliverMail } from '../../app/platform/mail/deliverMail.ts'
import { smtpMail } from '../../app/platform/mail/smtp.ts'
import { routes } from '../../app/routes.ts'
import { testApplication } from '../support/application.ts'
import { startMailServer } from '../support/mailServer.ts'

const site = { territory: { name: 'Île-de-France', zone: 'Europe/Paris' }, publicUrl: 'https://openmap.test' }
const plain = (html: string) => html.replaceAll('\u00a0', ' ')

/** What a mail program reads of a mail that it received. */
type Offered = { readonly url: string; readonly post: string | undefined; readonly text: string }

describe('the one-click way out of a mail (RFC 8058)', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let server: Awaited<ReturnType<typeof startMailServer>>
  beforeAll(async () => {
    server = await startMailServer()
    app = await testApplication()
  })
  afterAll(async () => {
    await app.close()
    await server.stop()
  })

  let number = 0
  const newKey = (): string => {
    number += 1
    return `essai:${number}`
  }
  const tell = (personId: string, topic: Topic) =>
    notify(app.ctx, site, {
      personId,
      topic,
      key: newKey(),
      title: 'Du nouveau',
      text: 'À lire.',
      href: '/structures',
    })

  /** Sends by SMTP the last mail written to this person, and reads it as their mailbox does. */
  const received = async (email: string): Promise<Offered> => {
    const { id } = await app.db
      .selectFrom('mail')
      .select('id')
      .where('recipient', '=', email)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const port = smtpMail({ url: server.url, from: 'OpenMap ESS <ne-pas-repondre@openmap.example>' })
    await deliverMail(app.db, { port, clock: app.clock }, { territoryId: app.territoryId, mailId: id })
    const raw = server.received.find((mail) => mail.raw.includes(id))?.raw ?? ''
    const [head = ''] = raw.split('\r\n\r\n')
    const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim()
    return {
      url: /^<(.*)>$/.exec(line('List-Unsubscribe') ?? '')?.[1] ?? '',
      post: line('List-Unsubscribe-Post'),
      text: raw.replaceAll('=\r\n', ''),
    }
  }
  /** The server of a mailbox: no cookie, no page of ours seen, its own origin. */
  const pressedFrom = async (url: string, body = 'List-Unsubscribe=One-Click', type?: string) => {
    const response = await app.http.request(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': type ?? 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
        origin: 'https://mailbox.example',
        'sec-fetch-site': 'cross-site',
        'user-agent': 'MailboxProvider/1.0',
      },
    })
    return {
      status: response.status,
      html: plain(await response.text()),
      cookies: response.headers.getSetCookie(),
      location: response.headers.get('location'),
    }
  }
  const chosen = async (personId: string) => {
    const rows = await app.db
      .selectFrom('notice_preference')
      .select(['topic', 'frequency'])
      .where('person_id', '=', personId)
      .orderBy('topic')
      .execute()
    return rows.map(({ topic, frequency }) => `${topic} ${frequency}`)
  }
  const somebody = async (name: string) => {
    const email = `${name}@essai.invalid`
    const person = await app.signedIn({ email })
    return { email, personId: person.personId }
  }

  it('is written in the headers, and stops one topic of one person when its server presses it', async () => {
    const [ada, bob] = [await somebody('ada'), await somebody('bob')]
    await tell(ada.personId, 'body')
    await tell(bob.personId, 'body')
    const mail = await received(ada.email)
    expect([mail.url.startsWith('https://openmap.test/desabonnement/'), mail.post]).toEqual([
      true,
      'List-Unsubscribe=One-Click',
    ])
    expect(mail.url).not.toMatch(/@|%40|exemple/)
    const done = await pressedFrom(mail.url)
    expect([done.status, done.cookies, done.location]).toEqual([200, [], null])
    expect(done.html).toContain('Invitations et demandes d’un organisme')
    expect(await chosen(ada.personId)).toEqual(['body never'])
    expect(await chosen(bob.personId)).toEqual([])
    // Mailboxes press twice; some send the fields as a multipart form.
    const form = [
      '--x',
      'Content-Disposition: form-data; name="List-Unsubscribe"',
      '',
      'One-Click',
      '--x--',
      '',
    ]
    const again = await pressedFrom(mail.url, form.join('\r\n'), 'multipart/form-data; boundary=x')
    expect([again.status, await chosen(ada.personId)]).toEqual([200, ['body never']])
    const before = await app.db.selectFrom('mail').select('id').where('recipient', '=', ada.email).execute()
    await tell(ada.personId, 'body')
    await tell(ada.personId, 'security')
    const after = await app.db.selectFrom('mail').select('id').where('recipient', '=', ada.email).execute()
    // The notice is written, its mail is not; what protects the account still leaves.
    expect(after.length - before.length).toBe(1)
  })

  it('does nothing when its page is only opened, and shows a button that works for anybody', async () => {
    const { email, personId } = await somebody('lectrice')
    await tell(personId, 'membership')
    const { url } = await received(email)
    const path = new URL(url).pathname
    const visitor = app.visitor()
    const page = await visitor.open(path)
    expect([page.status, await chosen(personId)]).toEqual([200, []])
    expect(page.html).not.toContain(email)
    expect([...visitor.cookies.keys()]).toEqual([])
    const done = await visitor.submit(page, path)
    expect([done.status, done.path]).toEqual([200, path])
    expect(plain(done.html)).toContain('Plus aucun courriel au sujet de « Votre place dans un organisme »')
    expect(await chosen(personId)).toEqual(['membership never'])
    expect((await visitor.open('/compte')).path).toBe('/connexion')
  })

  it('stops the daily mail with every topic that it gathers', async () => {
    const { email, personId } = await somebody('quotidienne')
    await app.db
      .insertInto('notice_preference')
      .values({
        territory_id: app.territoryId,
        person_id: personId,
        topic: 'membership',
        frequency: 'daily',
        updated_at: new Date(),
      })
      .execute()
    await tell(personId, 'event')
    await tell(personId, 'membership')
    const tomorrow = fixedClock(Temporal.Now.instant().add({ hours: 24 }).toString())
    const dispatch = async (): Promise<void> => {}
    await sendDigests(app.db, { clock: tomorrow, scope: app.scope, dispatch, site })
    const { url } = await received(email)
    expect((await pressedFrom(url)).html).toContain('Le résumé du jour ne vous sera plus envoyé.')
    expect(await chosen(personId)).toEqual(['event never', 'membership never', 'search never'])
    await app.db
      .insertInto('platform_role')
      .values({
        territory_id: app.territoryId,
        person_id: personId,
        role: 'administrator',
        created_at: new Date(),
      })
      .execute()
    await pressedFrom(url)
    expect(await chosen(personId)).toEqual([
      'administration never',
      'event never',
      'membership never',
      'search never',
    ])
  })

  it('changes nothing with a link forged, altered, expired or badly sent', async () => {
    const { email, personId } = await somebody('visee')
    await tell(personId, 'body')
    const { url } = await received(email)
    const [hex, , expires, seal] = (url.split('/').at(-1) ?? '').split('.')
    const at = (token: string) => `https://openmap.test/desabonnement/${token}`
    const other = app.territoryId.replaceAll('-', '')
    const tries = [
      at(`${hex}.event.${expires}.${seal}`),
      at(`${other}.body.${expires}.${seal}`),
      at(`${hex}.body.${Number(expires) + 9}.${seal}`),
      at(`${hex}.body.${expires}.${'A'.repeat(43)}`),
      at('n-importe-quoi-de-long'),
    ]
    for (const tried of tries) {
      const [pressed, opened] = [await pressedFrom(tried), await app.visitor().open(new URL(tried).pathname)]
      expect([pressed.status, opened.status]).toEqual([404, 404])
      expect(pressed.html).toContain('Lien inutilisable')
      expect(plain(opened.html)).toContain('rien n’a été modifié')
    }
    for (const body of ['', 'List-Unsubscribe=Non', 'List-Unsubscribe=One-Click&person=1'])
      expect((await pressedFrom(url, body)).status).toBe(422)
    expect((await pressedFrom(url, '{}', 'application/json')).status).toBe(400)
    expect(await chosen(personId)).toEqual([])
  })

  it('says that a link is too old', async () => {
    const { email, personId } = await somebody('ancienne')
    const long = fixedClock(
      Temporal.Now.instant()
        .subtract({ hours: 24 * 401 })
        .toString(),
    )
    await notify({ ...app.ctx, clock: long }, site, {
      personId,
      topic: 'body',
      key: newKey(),
      title: 'Ancien',
      text: 'À lire.',
      href: '/',
    })
    const { url } = await received(email)
    const pressed = await pressedFrom(url)
    expect([pressed.status, pressed.html.includes('Lien expiré')]).toEqual([410, true])
    expect((await app.visitor().open(new URL(url).pathname)).status).toBe(410)
    expect(await chosen(personId)).toEqual([])
  })

  it('answers alike once the account is gone', async () => {
    const { email, personId } = await somebody('partie')
    await tell(personId, 'body')
    const { url } = await received(email)
    await app.db.deleteFrom('person').where('id', '=', personId).execute()
    expect((await pressedFrom(url)).status).toBe(200)
  })

  it('is, with those of the messages of a day and of the directory, the only form of the site that asks for no proof of its page', () => {
    const open = routes.filter(({ oneClick }) => oneClick !== undefined)
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /desabonnement/:token',
      'POST /contact/refus/:token',
      'POST /messages/refus/:token',
    ])
  })
})
