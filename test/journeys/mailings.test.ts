import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { today } from '../../app/platform/kernel/dates.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { testApplication, type Visitor } from '../support/application.ts'

/** Scénarios : écrire, vérifier, essayer, envoyer, arrêter, refuser. */
describe('a message to participants, from the draft to the refusal', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let organiser: Visitor
  let messages = ''
  const plain = (html: string): string => html.replaceAll('\u00a0', ' ')
  const written = {
    segment: 'role-buyer',
    subject: 'Plan des tables',
    body: 'Bonjour {nom},\n\nVoici **le plan** de {rencontre}.',
    withLink: 'on',
  }

  beforeAll(async () => {
    app = await testApplication()
    const organiserId = await aBody(app, 'Organisme d’essai')
    const event = await anEvent(app, {
      organiserId,
      day: today(app.ctx.clock).add({ days: 40 }).toString(),
      people: [
        [{ name: 'Achats essai', email: 'achats@essai.invalid' }],
        [{ name: 'Autre', email: 'autre@essai.invalid' }],
      ],
    })
    messages = `/rencontres/${event.slug}/organisation/messages`
    organiser = await app.signedIn({ memberships: [{ organisationId: organiserId, role: 'contributor' }] })
  })
  afterAll(() => app?.close())

  const drafted = async () => organiser.submit(await organiser.open(`${messages}/nouveau`), messages, written)

  it('shows again what was typed beside an unknown word', async () => {
    const page = await organiser.open(`${messages}/nouveau`)
    for (const label of [
      'Acheteurs',
      'Personnes en liste d’attente',
      'Membres du jury',
      'Exposants qui ont un stand',
    ])
      expect(page.html).toContain(label)
    const wrong = await organiser.submit(page, messages, { ...written, body: 'Bonjour {prénom}' })
    expect([wrong.status, wrong.html.includes('{prénom} n’est pas une donnée')]).toEqual([422, true])
    expect(wrong.html).toContain('Bonjour {prénom}</textarea>')
  })

  it('shows whom it reaches and how they read it, then sends a try to its author', async () => {
    const check = await drafted()
    expect(plain(check.html)).toContain('1 destinataire : Acheteurs.')
    expect(check.html).toContain('Bonjour Achats essai,')
    expect(check.html).toContain('<strong>le plan</strong> de Rencontre d’essai')
    expect(check.html).not.toContain('autre@essai.invalid')
    const tried = await organiser.submit(check, `${check.path}/essai`)
    expect(tried.html).toContain('Un essai part vers')
    const mails = await app.db.selectFrom('mail').select(['subject', 'template']).execute()
    expect(mails.map(({ subject, template }) => [plain(subject), template])).toEqual([
      ['Essai : Plan des tables', 'mailing-test'],
    ])
  })

  it('keeps drafts, changes them, drops them', async () => {
    const check = await drafted()
    const edit = await organiser.open(`${check.path}/modification`)
    const saved = await organiser.submit(edit, `${check.path}/modification`, {
      ...written,
      subject: 'Autre objet',
    })
    expect(saved.html).toContain('Autre objet')
    expect((await organiser.open(messages)).html).toContain('Autre objet')
    await organiser.submit(saved, `${check.path}/retrait`)
    expect((await organiser.open(messages)).html).not.toContain('Autre objet')
  })

  it('is sent once, though the button is pressed twice, and can be stopped', async () => {
    const check = await drafted()
    const sent = await organiser.submit(check, `${check.path}/envoi`)
    expect(plain(sent.html)).toContain('1 courriel part.')
    const form = new URLSearchParams({ expected: '1' })
    for (const [, name = '', value = ''] of check.html.matchAll(/name="(_csrf)" value="([^"]+)"/g))
      form.set(name, value)
    form.set('_key', '01900000-0000-7000-8000-00000000abcd')
    expect((await organiser.post(`${check.path}/envoi`, form)).html).toContain('Ce message est déjà parti')
    const rows = await app.db.selectFrom('mailing_recipient').select('address').execute()
    expect(rows).toEqual([{ address: 'achats@essai.invalid' }])
    const list = await organiser.open(messages)
    expect(list.html).toContain('Messages envoyés')
    const page = await organiser.open(check.path)
    if (page.html.includes(`${check.path}/annulation`)) {
      const stopped = await organiser.submit(page, `${check.path}/annulation`)
      expect(stopped.status).toBe(200)
    }
  })

  it('lets whoever received it refuse the next ones, without a session', async () => {
    const visitor = app.visitor()
    const page = await visitor.open('/messages/refus/jeton-inconnu-jeton')
    expect(page.html).toContain('Ne plus recevoir ces messages')
    const unknown = await visitor.submit(page, '/messages/refus/jeton-inconnu-jeton')
    expect([unknown.status, unknown.html.includes('Lien inconnu')]).toEqual([404, true])
  })

  it('is in the journal, without a word of it', async () => {
    const rows = await app.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('action', 'like', 'mailing.%')
      .execute()
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set([
        'mailing.saved',
        'mailing.tested',
        'mailing.dropped',
        'mailing.confirmed',
        'mailing.cancelled',
      ]),
    )
    expect(JSON.stringify(rows)).not.toMatch(/Plan des tables|essai\.invalid/)
  })
})
