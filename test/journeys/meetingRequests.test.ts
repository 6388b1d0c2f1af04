import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink } from '../../app/accounts/index.ts'
import { Temporal } from '../../app/platform/kernel/dates.ts'
import { aMeetingDay } from '../builders/meetings.ts'
import { testApplication } from '../support/application.ts'

/** Scénario : les participants disent leurs besoins et leurs souhaits, se demandent des rendez-vous et y répondent. */
describe('the parties of a day', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let day: Awaited<ReturnType<typeof aMeetingDay>>
  const base = (): string => `/rencontres/${day.slug}`
  beforeAll(async () => {
    app = await testApplication()
    day = await aMeetingDay(app, { buyers: 2, suppliers: 2, slots: 3, tables: 2, day: '2028-03-09' })
  })
  afterAll(() => app.close())

  /** Somebody who came by the link of a participant. */
  const party = async (participantId: string) => {
    const { token } = await createAccessLink(app.ctx, {
      eventId: day.eventId,
      subjectId: participantId,
      rights: ['agenda.read'],
      expiresAt: Temporal.Now.instant().add({ hours: 24 }),
    })
    const visitor = app.visitor()
    await visitor.submit(await visitor.open(`/acces/${token}`), `/acces/${token}`)
    return visitor
  }

  it('suggests to each other a buyer with a need and a structure that answers it, and says why', async () => {
    const [a = ''] = day.buyers
    const [s = '', r = ''] = day.suppliers
    const structure = await party(s)
    const offer = await structure.open(`${base()}/souhaits`)
    expect(offer.html).toContain('Ce que nous faisons')
    const said = await structure.submit(offer, `${base()}/souhaits/activites`, {
      sectors: 'nettoyage',
      departments: '93',
    })
    expect(said.html).toContain('Vos activités sont enregistrées')
    const buyer = await party(a)
    const page = await buyer.open(`${base()}/souhaits`)
    const wrong = await buyer.submit(page, `${base()}/souhaits/besoins`, {
      title: 'Vitres',
      sector: 'poésie',
    })
    expect([wrong.status, wrong.html.includes('value="Vitres"')]).toEqual([422, true])
    const added = await buyer.submit(page, `${base()}/souhaits/besoins`, {
      title: 'Vitres du siège',
      sector: 'nettoyage',
      departments: '93',
    })
    expect(added.html).toContain('«\u00a0Vitres du siège\u00a0», Seine-Saint-Denis (93)')
    expect((await structure.open(`${base()}/souhaits`)).html).toContain('Vitres du siège')
    await buyer.submit(await buyer.open(`${base()}/souhaits`), `${base()}/souhaits/besoins`, {
      title: 'Besoin dit par erreur',
      sector: 'textile',
    })
    const { id } = await app.db
      .selectFrom('stated_need')
      .select('id')
      .where('title', '=', 'Besoin dit par erreur')
      .executeTakeFirstOrThrow()
    const two = await buyer.open(`${base()}/souhaits`)
    const withdrawn = await buyer.submit(two, `${base()}/souhaits/besoins/${id}/retrait`)
    expect(withdrawn.html).not.toContain('Besoin dit par erreur')
    // The other structure said nothing: nothing in common is made up for it.
    expect((await (await party(r)).open(`${base()}/souhaits`)).html).not.toContain('Vitres du siège')
  })

  it('keeps wishes and availability, and shows nobody what the others said', async () => {
    const [a = '', b = ''] = day.buyers
    const [s = ''] = day.suppliers
    const buyer = await party(a)
    const page = await buyer.open(`${base()}/souhaits`)
    const saved = await buyer.submit(page, `${base()}/souhaits`, { to: s, level: 'must' })
    expect(saved.html).toMatch(/1\s?réponse enregistrée/)
    expect(saved.html).toContain('value="must" selected')
    const wishes = await app.db.selectFrom('wish').select(['from_id', 'to_id', 'level']).execute()
    expect(wishes).toEqual([{ from_id: a, to_id: s, level: 'must' }])
    const closed = await buyer.submit(page, `${base()}/souhaits/disponibilites`, { slot: day.slots[0] ?? '' })
    expect(closed.html).toContain('Vos disponibilités sont enregistrées')
    expect((await (await party(s)).open(`${base()}/souhaits`)).html).not.toContain('value="must" selected')
    expect((await (await party(b)).open(`${base()}/souhaits`)).html).not.toContain('value="must" selected')
  })

  it('refuses requests where the organiser places the meetings; opens them when the parties do', async () => {
    const [a = ''] = day.buyers
    const [s = ''] = day.suppliers
    const buyer = await party(a)
    const asked = await buyer.open(`${base()}/demandes?avec=${s}`)
    const refused = await buyer.submit(asked, `${base()}/demandes`, { slot: day.slots[1] ?? '' })
    expect([refused.status, refused.html.includes('l’organisateur place les rendez-vous')]).toEqual([
      422,
      true,
    ])
    const who = await app.signedIn({ platform: ['mission'] })
    const at = `${base()}/organisation/prise-de-rendez-vous`
    const rules = await who.open(at)
    const wrong = await who.submit(rules, at, {
      mode: 'parties',
      acceptance: 'opt-in',
      wishesUntil: '2029-01-01',
      requestHours: '72',
    })
    expect([wrong.status, wrong.html.includes('après la rencontre')]).toEqual([422, true])
    const saved = await who.submit(rules, at, {
      mode: 'parties',
      acceptance: 'opt-in',
      requestHours: '72',
      mostRequests: '1',
    })
    expect(saved.html).toContain('Les règles de prise de rendez-vous sont enregistrées')
    expect(saved.html).toContain('Vitres du siège')
  })

  it('lets one ask and the other accept; the meeting is in both agendas, and their slot is taken', async () => {
    const [a = '', b = ''] = day.buyers
    const [s = '', r = ''] = day.suppliers
    const [, two = '', three = ''] = day.slots
    const buyer = await party(a)
    const asked = await buyer.open(`${base()}/demandes?avec=${s}`)
    // The slot that the buyer keeps closed is not offered.
    expect(asked.html).not.toContain(`value="${day.slots[0]}"`)
    const sent = await buyer.submit(asked, `${base()}/demandes`, { slot: two, message: 'Parlons des vitres' })
    expect(sent.html).toContain('La demande est envoyée')
    const more = await buyer.open(`${base()}/demandes?avec=${r}`)
    const full = await buyer.submit(more, `${base()}/demandes`, { slot: three })
    expect(full.html).toContain('le maximum')
    const structure = await party(s)
    const received = await structure.open(`${base()}/demandes`)
    expect(received.html).toContain('Parlons des vitres')
    const { id } = await app.db.selectFrom('meeting_request').select('id').executeTakeFirstOrThrow()
    const accepted = await structure.submit(received, `${base()}/demandes/${id}/reponse`, {
      answer: 'accept',
      slot: two,
    })
    expect(accepted.html).toContain('Le rendez-vous est pris')
    for (const visitor of [buyer, structure])
      expect((await visitor.open(`${base()}/mon-agenda`)).html).toMatch(/démo 1/)
    const other = await party(b)
    const late = await other.open(`${base()}/demandes?avec=${s}`)
    expect(late.html).not.toContain(`value="${two}"`)
    const forced = await other.submit(late, `${base()}/demandes`, { slot: two })
    expect([forced.status, forced.html.includes('vient d’être pris')]).toEqual([422, true])
    const templates = await app.db.selectFrom('mail').select('template').orderBy('id').execute()
    expect(templates.map(({ template }) => template)).toEqual([
      'meeting-request-asked',
      'meeting-request-accepted',
      'meeting-request-accepted',
    ])
  })

  it('gives a request back when it is declined, with the reason, and when it is withdrawn', async () => {
    const [, b = ''] = day.buyers
    const [s = ''] = day.suppliers
    const [, , three = ''] = day.slots
    const buyer = await party(b)
    const ask = async () =>
      buyer.submit(await buyer.open(`${base()}/demandes?avec=${s}`), `${base()}/demandes`, { slot: three })
    const waiting = async () =>
      (
        await app.db
          .selectFrom('meeting_request')
          .select('id')
          .where('state', '=', 'waiting')
          .executeTakeFirstOrThrow()
      ).id
    await ask()
    const structure = await party(s)
    const received = await structure.open(`${base()}/demandes`)
    await structure.submit(received, `${base()}/demandes/${await waiting()}/reponse`, {
      answer: 'decline',
      reason: 'Hors de notre secteur',
    })
    expect((await buyer.open(`${base()}/demandes`)).html).toContain('Hors de notre secteur')
    await ask()
    const sent = await buyer.open(`${base()}/demandes`)
    const id = await waiting()
    // Only the other may accept, only who asked may withdraw.
    const cheat = await buyer.submit(sent, `${base()}/demandes/${id}/reponse`, {
      answer: 'accept',
      slot: three,
    })
    expect(cheat.html).toContain('Cette demande n’existe plus')
    const withdrawn = await buyer.submit(
      await buyer.open(`${base()}/demandes`),
      `${base()}/demandes/${id}/reponse`,
      { answer: 'withdraw' },
    )
    expect(withdrawn.html).toContain('La demande est retirée')
  })

  it('lets one cancel, tells the other with a word, frees the slot, and lets them ask again', async () => {
    const [a = ''] = day.buyers
    const [s = ''] = day.suppliers
    const [, two = ''] = day.slots
    const buyer = await party(a)
    const { id, meeting_id } = await app.db
      .selectFrom('meeting_request')
      .select(['id', 'meeting_id'])
      .where('state', '=', 'accepted')
      .executeTakeFirstOrThrow()
    // The page of the meeting leads to where it is cancelled.
    expect((await buyer.open(`${base()}/rendez-vous/${meeting_id}`)).html).toContain(
      `href="${base()}/demandes#rendez-vous"`,
    )
    const page = await buyer.open(`${base()}/demandes`)
    const elsewhere = await buyer.open(`${base()}/demandes`)
    expect(page.html).toContain('Le créneau redevient libre pour vous deux')
    const at = `${base()}/demandes/${id}/annulation`
    const wrong = await buyer.submit(page, at, { word: 'trop long '.repeat(40) })
    expect([
      wrong.status,
      wrong.html.includes(`href="#mot-${id}"`),
      wrong.html.includes('trop long'),
    ]).toEqual([422, true, true])
    const done = await buyer.submit(page, at, { word: 'Notre acheteuse est malade' })
    expect(done.html).toContain('Le rendez-vous est annulé')
    expect(done.html).toContain(`avec=${s}#demander`)
    const structure = await party(s)
    const seen = await structure.open(`${base()}/demandes`)
    for (const words of ['Rendez-vous annulé', 'Par Acheteur démo 1', 'Notre acheteuse est malade'])
      expect(seen.html).toContain(words)
    expect(seen.html).not.toContain('Annuler ce rendez-vous')
    expect((await structure.open(`${base()}/mon-agenda`)).html).not.toContain('/rendez-vous/')
    const mail = await app.db
      .selectFrom('mail')
      .select(['recipient', 'body_text'])
      .where('template', '=', 'meeting-request-cancelled')
      .executeTakeFirstOrThrow()
    expect(mail.body_text).toContain('Notre acheteuse est malade')
    const late = await buyer.submit(elsewhere, at)
    expect([late.status, late.html.includes('Ce rendez-vous est déjà annulé')]).toEqual([422, true])
    const again = await structure.open(`${base()}/demandes?avec=${a}`)
    expect(again.html).toContain(`value="${two}"`)
  })

  it('lets the organiser cancel what the parties took: both are told', async () => {
    const [a = ''] = day.buyers
    const [s = ''] = day.suppliers
    const structure = await party(s)
    const asking = await structure.open(`${base()}/demandes?avec=${a}`)
    await structure.submit(asking, `${base()}/demandes`, { slot: day.slots[1] ?? '' })
    const { id } = await app.db
      .selectFrom('meeting_request')
      .select('id')
      .where('state', '=', 'waiting')
      .where('to_id', '=', a)
      .executeTakeFirstOrThrow()
    const buyer = await party(a)
    await buyer.submit(await buyer.open(`${base()}/demandes`), `${base()}/demandes/${id}/reponse`, {
      answer: 'accept',
      slot: day.slots[1] ?? '',
    })
    const who = await app.signedIn({ platform: ['mission'] })
    const at = `${base()}/organisation/prise-de-rendez-vous`
    const page = await who.open(at)
    expect(page.html).toContain('Acheteur démo 1, Structure démo 1')
    const done = await who.submit(page, `${at}/${id}/annulation`, { word: 'Le créneau est supprimé' })
    expect(done.html).toContain('Le rendez-vous est annulé. Les deux parties')
    expect(done.html).not.toContain('Acheteur démo 1, Structure démo 1')
    expect((await buyer.open(`${base()}/demandes`)).html).toContain('Par l’organisateur')
    const mails = await app.db
      .selectFrom('mail')
      .select('body_text')
      .where('unique_key', 'like', `request:${id}:cancelled:%`)
      .execute()
    expect(mails.map(({ body_text }) => body_text.includes('Le créneau est supprimé'))).toEqual([true, true])
  })

  it('keeps what was said in view once wishes are closed, and calls a silence a silence', async () => {
    const [a = ''] = day.buyers
    const who = await app.signedIn({ platform: ['mission'] })
    const at = `${base()}/organisation/prise-de-rendez-vous`
    await who.submit(await who.open(at), at, {
      mode: 'organiser',
      acceptance: 'opt-in',
      wishesUntil: '2020-01-01',
      requestHours: '72',
    })
    const { html } = await (await party(a)).open(`${base()}/souhaits`)
    expect(html).toContain('Les souhaits sont clos')
    expect(html.match(/>(?:Prioritaire|Sans réponse)<\/td>/g)).toEqual([
      '>Prioritaire</td>',
      '>Sans réponse</td>',
    ])
  })
})
