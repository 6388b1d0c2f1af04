import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Structure } from '../../app/directory/index.ts'
import { deliverMail } from '../../app/platform/mail/deliverMail.ts'
import { smtpMail } from '../../app/platform/mail/smtp.ts'
import { runRule } from '../../app/platform/privacy/retention/engine.ts'
import { aBody } from '../builders/events.ts'
import { aStructure } from '../builders/structures.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { startMailServer } from '../support/mailServer.ts'

const plain = (html: string): string => html.replaceAll('\u00a0', ' ')
const ADDRESS = 'accueil@structure-essai.exemple.fr'
const written = {
  nom: 'Service des achats',
  courriel: 'achats@ville-essai.exemple.fr',
  objet: 'Entretien de locaux',
  message: 'Bonjour,\n\nPouvez-vous répondre à une consultation de nettoyage\u00a0?',
}

/** Scénarios : écrire sans voir l’adresse, confirmer, répondre, refuser, signaler, ne pas nuire. */
describe('contacting a structure through the relay', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let server: Awaited<ReturnType<typeof startMailServer>>
  let bodyId = ''
  let structure: Structure
  let contributor: Visitor
  let reader: Visitor

  beforeAll(async () => {
    app = await testApplication({ demo: false })
    server = await startMailServer()
    bodyId = await aBody(app, 'Organisme de la structure')
    structure = await aStructure(app.ctx, {
      name: 'Propreté d’essai',
      email: ADDRESS,
      phone: '01 00 00 00 00',
      organisationId: bodyId,
    })
    const member = (role: 'contributor' | 'reader') =>
      app.signedIn({ memberships: [{ organisationId: bodyId, role }] })
    contributor = await member('contributor')
    reader = await member('reader')
  })
  afterAll(async () => {
    await server?.stop()
    await app?.close()
  })

  const at = (one: Structure = structure, rest = ''): string => `/structures/${one.slug}/contacter${rest}`
  const write = async (who: Visitor, values: Partial<typeof written> = {}, to: Structure = structure) =>
    who.submit(await who.open(at(to)), at(to), { ...written, ...values })
  const mails = (template: string) =>
    app.db.selectFrom('mail').selectAll().where('template', '=', template).orderBy('created_at').execute()
  const last = async (template: string) => {
    const mail = (await mails(template)).at(-1)
    if (mail === undefined) throw new Error(`no mail ${template}`)
    return mail
  }
  const linkOf = (text: string): string => {
    const path = /http:\/\/openmap\.test(\/contact\/\S+)/.exec(text)?.[1]
    if (path === undefined) throw new Error('no link of the relay')
    return path
  }
  /** A visitor writes, then opens the link of their mail and presses its button. */
  const writeAndConfirm = async (values: Partial<typeof written> = {}, to: Structure = structure) => {
    const visitor = app.visitor()
    await write(visitor, values, to)
    const link = linkOf((await last('contact-proof')).body_text)
    return { visitor, link, done: await visitor.submit(await visitor.open(link), link) }
  }

  it('shows a button and never the address, but to whoever keeps the record', async () => {
    const visitor = app.visitor()
    const record = await visitor.open(`/structures/${structure.slug}`)
    expect(record.html).toContain(`href="${at()}"`)
    const csv = await (await visitor.send('/donnees/structures.csv')).text()
    expect(csv).toContain('Propreté d’essai')
    const form = await visitor.open(at())
    const stranger = await (await app.signedIn()).open(`/structures/${structure.slug}`)
    expect([record.html, csv, form.html, stranger.html].map((text) => text.includes(ADDRESS))).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect((await contributor.open(`/structures/${structure.slug}`)).html).toContain(`mailto:${ADDRESS}`)
  })

  it('says beside each field what is missing, and loses nothing typed', async () => {
    const wrong = await write(app.visitor(), { courriel: 'achats', objet: '', message: 'Bonjour' })
    expect(wrong.status).toBe(422)
    for (const sentence of ['adresse de courriel entière', 'Écrivez l’objet', 'au moins 20 caractères'])
      expect(plain(wrong.html)).toContain(sentence)
    expect(wrong.html).toContain('value="achats"')
    expect(wrong.html).toContain('Bonjour</textarea>')
  })

  it('asks a visitor to prove their address, by a mail that holds nothing of what was typed', async () => {
    const visitor = app.visitor()
    const waiting = await write(visitor)
    expect(plain(waiting.html)).toContain('Il reste à confirmer votre message')
    expect(await mails('contact')).toEqual([])
    const proof = await last('contact-proof')
    expect(proof.recipient).toBe(written.courriel)
    for (const word of ['Service des achats', 'Entretien', 'consultation', ADDRESS])
      expect(proof.body_text.includes(word)).toBe(false)
    const link = linkOf(proof.body_text)
    const shown = await visitor.open(link)
    expect(await mails('contact')).toEqual([])
    const done = await visitor.submit(shown, link)
    expect(plain(done.html)).toContain('Votre message à Propreté d’essai est parti')
    expect((await visitor.submit(shown, link)).status).toBe(200)
    const other = app.visitor()
    expect((await other.submit(await other.open(link), link)).status).toBe(404)
    expect((await mails('contact')).length).toBe(1)
  })

  it('writes to the structure, whose answer goes to the author, and copies without its address', async () => {
    const mail = await last('contact')
    expect([mail.recipient, plain(mail.subject)]).toEqual([
      ADDRESS,
      'Message par l’annuaire : Entretien de locaux',
    ])
    expect(mail.headers).toMatchObject({ 'Reply-To': written.courriel })
    expect(plain(mail.body_text)).toContain('consultation de nettoyage ?')
    const copy = await last('contact-copy')
    expect([copy.recipient, copy.body_text.includes(ADDRESS)]).toEqual([written.courriel, false])
    expect(copy.body_text).toContain('consultation de nettoyage')
    await app.db.updateTable('mail').set({ state: 'waiting' }).where('id', '=', mail.id).execute()
    const port = smtpMail({ url: server.url, from: 'OpenMap ESS <relais@openmap.example>' })
    await deliverMail(app.db, { port, clock: app.clock }, { territoryId: app.territoryId, mailId: mail.id })
    const head = server.received.at(-1)?.raw.split('\r\n\r\n')[0] ?? ''
    expect(head).toMatch(/^Reply-To: achats@ville-essai\.exemple\.fr$/im)
    expect(head).toMatch(/^From: .*<relais@openmap\.example>$/im)
  })

  it('lets somebody signed in write at once from their own address, and from no other', async () => {
    const person = await app.signedIn({ name: 'Acheteuse', email: 'acheteuse@essai.invalid' })
    const form = await person.open(at())
    expect([form.html.includes('value="Acheteuse"'), form.html.includes('acheteuse@essai.invalid')]).toEqual([
      true,
      true,
    ])
    const sent = await write(person, { courriel: 'acheteuse@essai.invalid' })
    expect(sent.html).toContain('Votre message est parti')
    expect((await last('contact')).headers).toMatchObject({ 'Reply-To': 'acheteuse@essai.invalid' })
    const before = (await mails('contact')).length
    expect((await write(person, { courriel: 'autre@essai.invalid' })).html).toContain('Il reste à confirmer')
    expect((await mails('contact')).length).toBe(before)
    const mine = await person.open('/compte/messages?boite=envoyes')
    expect([mine.html.includes('Entretien de locaux'), mine.html.includes(ADDRESS)]).toEqual([true, false])
  })

  it('opens no header, runs no code, and carries no advertising', async () => {
    await writeAndConfirm({
      nom: 'Achats\r\nBcc: espion@exemple.org',
      objet: 'Lot 1\r\nBcc: espion@exemple.org',
      message: 'Un lot < 40 000 € & un <b>texte</b> assez long pour partir.',
      courriel: 'essai-lignes@exemple.fr',
    })
    const mail = await last('contact')
    expect(/[\r\n]/.test(mail.subject)).toBe(false)
    expect(mail.recipient).toBe(ADDRESS)
    expect(mail.body_html).toContain('&lt; 40 000 € &amp; un &lt;b>texte&lt;/b>')
    const spam = await write(app.visitor(), {
      message: 'Gagnez https://a.example https://b.example www.c.example',
    })
    expect([spam.status, plain(spam.html).includes('au plus 2 liens')]).toEqual([422, true])
    const code = await write(app.visitor(), { message: 'Voyez <a href="https://a.example">notre offre</a>' })
    expect([code.status, code.html.includes('texte simple, sans balises')]).toEqual([422, true])
  })

  it('keeps what was received for the body of the record alone', async () => {
    const inbox = await reader.open('/compte/messages')
    expect(inbox.html).toContain('Entretien de locaux')
    expect(inbox.html).toContain('mailto:achats@ville-essai.exemple.fr?subject=')
    const other = await app.signedIn({
      memberships: [{ organisationId: await aBody(app, 'Autre organisme'), role: 'manager' }],
    })
    expect((await other.open('/compte/messages')).html).toContain('Aucun message reçu')
    expect((await app.administrator().then((one) => one.open('/gestion/messages'))).html).toContain(
      'Aucun message signalé',
    )
  })

  it('stops at the first word of the structure, and its body opens it again', async () => {
    const stop = linkOf((await last('contact')).body_text)
    const mailbox = app.visitor()
    const shown = await mailbox.open(stop)
    expect(plain(shown.html)).toContain('Ne plus recevoir de messages par l’annuaire')
    expect((await mailbox.open(at())).html).toContain('<textarea')
    // As the server of a mailbox does it (RFC 8058): neither session nor token.
    const stopped = await mailbox.post(stop, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }))
    expect([stopped.status, stopped.html.includes('plus de messages')]).toEqual([200, true])
    expect((await app.visitor().open(`/structures/${structure.slug}`)).html).not.toContain(at())
    const closed = await app.visitor().open(at())
    expect([
      closed.html.includes('demandé à ne plus en recevoir'),
      closed.html.includes('tel:0100000000'),
    ]).toEqual([true, true])
    expect((await write(app.visitor()).catch(() => ({ status: 0 }))).status).toBe(0)
    const resume = `/compte/messages/reprise/${structure.id}`
    expect((await reader.open('/compte/messages')).html).not.toContain(resume)
    const back = await contributor.submit(await contributor.open('/compte/messages'), resume)
    expect(plain(back.html)).toContain('reçoit de nouveau des messages')
    expect((await app.visitor().open(at())).html).toContain('<textarea')
  })

  it('closes the relay to an author of whom two structures complain, until the mission puts it aside', async () => {
    const second = await aStructure(app.ctx, { name: 'Jardin d’essai', email: 'jardin@exemple.fr' })
    const author = { courriel: 'publicite@exemple.fr', objet: 'Offre à saisir' }
    for (const to of [structure, second]) {
      await writeAndConfirm(author, to)
      const link = linkOf((await last('contact')).body_text)
      const mailbox = app.visitor()
      const reported = await mailbox.submit(await mailbox.open(link), `${link}/signalement`)
      expect([reported.status, reported.html.includes('Le message est signalé')]).toEqual([200, true])
    }
    const refused = await write(app.visitor(), author)
    expect([refused.status, refused.html.includes('Des structures ont signalé')]).toEqual([422, true])
    const mission = await app.signedIn({ platform: ['mission'] })
    const list = await mission.open('/gestion/messages')
    expect(list.html.split('Offre à saisir').length).toBeGreaterThan(2)
    const action = /action="(\/gestion\/messages\/[^"]+\/classement)"/.exec(list.html)?.[1] ?? ''
    const settled = await mission.submit(list, action)
    expect(settled.html).toContain('Le signalement est écarté')
    expect((await write(app.visitor(), author)).html).toContain('Il reste à confirmer')
    await mission.submit(settled, action.replace('classement', 'retablissement'))
    expect((await write(app.visitor(), author)).status).toBe(422)
    const actions = await app.db
      .selectFrom('audit_entry')
      .select('action')
      .distinct()
      .where('action', 'like', 'contact.%')
      .execute()
    expect(actions.map(({ action: one }) => one).sort()).toEqual(
      ['refused', 'reported', 'resumed', 'sent', 'settled', 'unsettled'].map((one) => `contact.${one}`),
    )
  })

  it('counts what one author writes in a day, and keeps their words', async () => {
    const visitor = app.visitor()
    const statuses: number[] = []
    for (let n = 0; n < 11; n += 1)
      statuses.push((await write(visitor, { courriel: 'insistant@exemple.fr' })).status)
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429])
    const late = await write(visitor, { courriel: 'insistant@exemple.fr' })
    expect([late.html.includes('Trop de messages'), late.html.includes('Pouvez-vous répondre')]).toEqual([
      true,
      true,
    ])
  })

  it('tells how to reach a structure without an address, and none where it is closed', async () => {
    const mute = await aStructure(app.ctx, { name: 'Sans adresse', phone: '01 11 11 11 11' })
    const page = await app.visitor().open(at(mute))
    expect([page.html.includes('<textarea'), page.html.includes('tel:0111111111')]).toEqual([false, true])
    const over = await aStructure(app.ctx, {
      name: 'Fermée',
      email: 'fermee@exemple.fr',
      closedOn: '2026-01-01',
    })
    expect((await app.visitor().open(at(over))).html).toContain('Elle est fermée')
    expect((await app.visitor().open('/structures/inconnue-0000000000/contacter')).status).toBe(404)
  })

  it('forgets after twelve months what was sent, after two days what nobody confirmed', async () => {
    const age = (days: number) => new Date(Date.now() - days * 86_400_000)
    const states = async () =>
      (await app.db.selectFrom('contact_message').select('state').execute()).map(({ state }) => state)
    expect(new Set(await states())).toEqual(new Set(['sent', 'waiting']))
    await app.db
      .updateTable('contact_message')
      .set({ created_at: age(3) })
      .execute()
    const ports = {
      files: app.files,
      erasures: {} as never,
      eraseInactive: async () => {},
      dropExports: async () => {},
    }
    await runRule(app.ctx, 'unproved', ports)
    await runRule(app.ctx, 'contacts', ports)
    expect(new Set(await states())).toEqual(new Set(['sent']))
    await app.db
      .updateTable('contact_message')
      .set({ created_at: age(366) })
      .execute()
    await runRule(app.ctx, 'contacts', ports)
    expect(await states()).toEqual([])
  })
})
