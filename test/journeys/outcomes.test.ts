import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccessLink } from '../../app/accounts/index.ts'
import { eventClock } from '../../app/eventClock.ts'
import { findEventById } from '../../app/events/index.ts'
import { bookMeeting } from '../../app/meetings/index.ts'
import { consequencesOf } from '../../app/outcomes/index.ts'
import { type Clock, Temporal } from '../../app/platform/kernel/dates.ts'
import { loadTerritory } from '../../app/platform/territory.ts'
import { aMeetingDay } from '../builders/meetings.ts'
import { PUBLIC_URL, testApplication } from '../support/application.ts'

const DAY = '2025-12-03'

/** Scénario : de la table au bilan, sur le moment, à 7 jours, à 90 jours. */
describe('what came of a day', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let day: Awaited<ReturnType<typeof aMeetingDay>>
  let now = Temporal.Instant.from(`${DAY}T08:00:00Z`)
  const clock: Clock = { now: () => now }
  const base = (): string => `/rencontres/${day.slug}`
  const organisation = (): string => `${base()}/organisation/bilan`
  const meetings: string[] = []

  beforeAll(async () => {
    app = await testApplication({ clock })
    day = await aMeetingDay(app, { buyers: 2, suppliers: 2, slots: 3, tables: 2, day: DAY })
    const event = await findEventById(app.db, app.scope, day.eventId)
    if (event === null) throw new Error('no event')
    for (const [b, s, slot] of [
      [0, 0, 0],
      [1, 1, 0],
      [0, 1, 1],
    ] as const) {
      const booked = await app.run(bookMeeting, {
        event,
        oneId: day.buyers[b] ?? '',
        otherId: day.suppliers[s] ?? '',
        slotId: day.slots[slot] ?? '',
      })
      if (!booked.ok) throw new Error(booked.refusal.sentence)
      meetings.push(booked.value.meetingId)
    }
  })
  afterAll(() => app?.close())

  const at = (iso: string): void => {
    now = Temporal.Instant.from(iso)
  }
  const tick = async (): Promise<void> => {
    const territory = await loadTerritory(app.db)
    if (territory === null) throw new Error('no territory')
    for (const work of eventClock({ territory, publicUrl: PUBLIC_URL })) await work(app.ctx)
  }
  /** A visitor who came by a link of this participant. */
  const party = async (participantId: string) => {
    const { token } = await createAccessLink(app.ctx, {
      eventId: day.eventId,
      subjectId: participantId,
      rights: ['agenda.read'],
      expiresAt: now.add({ hours: 24 }),
    })
    return byLink(`/acces/${token}`)
  }
  const byLink = async (path: string) => {
    const visitor = app.visitor()
    const landed = await visitor.submit(await visitor.open(path), path)
    return Object.assign(visitor, { landed })
  }
  const mailsOf = (template: string) =>
    app.db
      .selectFrom('mail')
      .select(['recipient', 'subject', 'body_text'])
      .where('template', '=', template)
      .orderBy('recipient')
      .execute()
  const linkIn = (text: string | undefined): string => /\/acces\/[\w-]+/.exec(text ?? '')?.[0] ?? ''

  it('takes two taps at the table, shows each party its own, and lets it change its mind', async () => {
    const [a = ''] = day.buyers
    const [m = ''] = meetings
    const buyer = await party(a)
    const agenda = await buyer.open(`${base()}/mon-agenda`)
    expect(agenda.html).toContain(`href="${base()}/rendez-vous/${m}"`)
    const page = await buyer.open(`${base()}/rendez-vous/${m}`)
    expect(page.html).not.toContain('autrement')
    const first = await buyer.submit(page, `${base()}/rendez-vous/${m}/issue`, { outcome: 'contact-again' })
    expect(first.html).toContain('Votre réponse est enregistrée')
    const changed = await buyer.submit(first, `${base()}/rendez-vous/${m}/issue`, { outcome: 'follow-up' })
    const second = await buyer.submit(changed, `${base()}/rendez-vous/${m}/autrement`, { otherwise: 'no' })
    const noted = await buyer.submit(second, `${base()}/rendez-vous/${m}/note`, { note: 'Rappeler en mars' })
    expect(noted.html).toContain('Rappeler en mars')
    const rows = await app.db
      .selectFrom('meeting_answer')
      .select(['side', 'step', 'outcome', 'otherwise', 'note'])
      .execute()
    expect(rows).toEqual([
      { side: 'buyer', step: 'at-once', outcome: 'follow-up', otherwise: 'no', note: 'Rappeler en mars' },
    ])
    const structure = await party(day.suppliers[0] ?? '')
    const other = await structure.open(`${base()}/rendez-vous/${m}`)
    expect(other.html).not.toContain('votre réponse')
    expect(other.html).not.toContain('Rappeler en mars')
  })

  it('answers nobody about a meeting that is not theirs', async () => {
    const stranger = await party(day.buyers[1] ?? '')
    const [m = ''] = meetings
    expect((await stranger.open(`${base()}/rendez-vous/${m}`)).status).toBe(404)
    const own = await stranger.open(`${base()}/rendez-vous/${meetings[1]}`)
    const body = new URLSearchParams({ outcome: 'nothing' })
    for (const [, name = '', value = ''] of own.html.matchAll(
      /<input type="hidden" name="(_csrf|_key)" value="([^"]*)"/g,
    ))
      body.set(name, value)
    expect((await stranger.post(`${base()}/rendez-vous/${m}/issue`, body)).status).toBe(404)
    expect(await app.db.selectFrom('meeting_answer').select('side').execute()).toHaveLength(1)
  })

  it('writes once, a week later, to each who had a meeting; the link opens the one page', async () => {
    at('2025-12-09T09:00:00Z')
    await tick()
    expect(await mailsOf('follow-up-day-7')).toEqual([])
    at('2025-12-10T09:00:00Z')
    await tick()
    await tick()
    const mails = await mailsOf('follow-up-day-7')
    expect(mails).toHaveLength(4)
    expect(new Set(mails.map(({ subject }) => subject))).toEqual(
      new Set(['Vos rendez-vous : quelle suite ?']),
    )
    const buyerMail = mails.find(({ recipient }) => recipient.startsWith((day.buyers[0] ?? '').slice(-6)))
    const buyer = await byLink(linkIn(buyerMail?.body_text))
    expect(buyer.landed.path).toBe(`${base()}/suites`)
    expect(buyer.landed.html).toContain('0\u00a0réponse sur 2')
    const [m = '', , n = ''] = meetings
    const asked = await buyer.submit(buyer.landed, `${base()}/suites/${m}`, { outcome: 'quote-asked' })
    expect(asked.html).toContain('1\u00a0réponse sur 2')
    const precise = await buyer.submit(asked, `${base()}/suites/${m}/precisions`, {
      amountBand: 'to-40k',
      reference: 'D-2026-12',
    })
    expect(precise.html).toContain('D-2026-12')
    await buyer.submit(precise, `${base()}/suites/${n}`, { outcome: 'nothing-yet' })
    const [followed] = await consequencesOf(app.ctx, day.eventId)
    expect(followed).toMatchObject({
      kind: 'quote-asked',
      step: 'day-7',
      amountBand: 'to-40k',
      reference: 'D-2026-12',
      buyer: { id: day.buyers[0] },
      supplier: { id: day.suppliers[0] },
    })
  })

  it('reminds only those who have not said it all, and not at once', async () => {
    const who = await app.signedIn({ platform: ['mission'] })
    const page = await who.open(organisation())
    const soon = await who.submit(page, `${organisation()}/relance`)
    expect(soon.html).toContain('Attendez trois jours')
    at('2025-12-14T09:00:00Z')
    const again = await who.submit(await who.open(organisation()), `${organisation()}/relance`)
    expect(again.html).toContain('3\u00a0courriels partent')
    const recipients = (await mailsOf('follow-up-day-7')).map(({ recipient }) => recipient)
    const silent = (day.buyers[0] ?? '').slice(-6)
    expect(recipients.filter((one) => one.startsWith(silent))).toHaveLength(1)
    expect(recipients).toHaveLength(7)
  })

  it('asks again at 90 days; what followed keeps its identifier; the figures come to the report', async () => {
    const [before] = await consequencesOf(app.ctx, day.eventId)
    at('2026-03-03T09:00:00Z')
    await tick()
    const mails = await mailsOf('follow-up-day-90')
    expect(mails).toHaveLength(4)
    const structureMail = mails.find(({ recipient }) =>
      recipient.startsWith((day.suppliers[0] ?? '').slice(-6)),
    )
    const structure = await byLink(linkIn(structureMail?.body_text))
    const [m = ''] = meetings
    expect(structure.landed.html).not.toContain('D-2026-12')
    const signed = await structure.submit(structure.landed, `${base()}/suites/${m}`, { outcome: 'contract' })
    expect(signed.html).toContain('Tout est dit')
    const followed = await consequencesOf(app.ctx, day.eventId)
    expect(followed.map(({ kind, step }) => [kind, step])).toEqual([
      ['quote-asked', 'day-7'],
      ['contract', 'day-90'],
    ])
    expect(followed[0]?.id).toBe(before?.id)
    const opinion = await structure.open(`${base()}/avis`)
    const missing = await structure.submit(opinion, `${base()}/avis`, { overall: '4' })
    expect([missing.status, missing.html.includes('Choisissez une note')]).toEqual([422, true])
    const given = await structure.submit(opinion, `${base()}/avis`, {
      overall: '4',
      meetings: '5',
      recommend: '9',
      comment: 'Plus de temps',
    })
    expect(given.html).toContain('votre avis est enregistré')
    const who = await app.signedIn({ platform: ['mission'] })
    const page = await who.open(organisation())
    expect(page.html).toContain('Plus de temps')
    expect(page.html).toContain('1\u00a0réponse sur 6 attendues')
    const both = await who.open(`${organisation()}/rendez-vous`)
    expect(both.html).toContain('Rappeler en mars')
  })

  it('publishes figures whose small numbers are hidden, talks and agreed words; takes them back', async () => {
    const who = await app.signedIn({ platform: ['mission'] })
    const nobody = app.visitor()
    expect((await nobody.open(`${base()}/bilan.pdf`)).status).toBe(404)
    const talk = { title: 'Table ronde', speaker: 'Réseau démo', url: 'http://exemple.fr' }
    const page = await who.open(organisation())
    const refused = await who.submit(page, `${organisation()}/interventions`, talk)
    expect([refused.status, refused.html.includes('commence par https://')]).toEqual([422, true])
    await who.submit(page, `${organisation()}/interventions`, {
      ...talk,
      url: 'https://exemple.fr/table-ronde',
    })
    const words = { quote: 'Trois contacts utiles.', body: 'Acheteur démo', job: 'Responsable des achats' }
    const unagreed = await who.submit(await who.open(organisation()), `${organisation()}/temoignages`, words)
    expect([unagreed.status, unagreed.html.includes('accepte la publication')]).toEqual([422, true])
    await who.submit(unagreed, `${organisation()}/temoignages`, { ...words, consent: 'on' })
    expect((await nobody.open(`${base()}/bilan`)).html).not.toContain('Trois contacts utiles')
    const done = await who.submit(await who.open(organisation()), `${organisation()}/publication`, {
      action: 'publish',
    })
    expect(done.html).toContain('Le bilan est publié')
    const seen = await nobody.open(`${base()}/bilan`)
    expect(seen.html).toContain('Trois contacts utiles')
    expect(seen.html).toContain('https://exemple.fr/table-ronde')
    expect(seen.html).toContain('Trop peu de réponses')
    expect(seen.html).not.toContain('Plus de temps')
    const pdf = await nobody.open(`${base()}/bilan.pdf`)
    expect(pdf.headers.get('content-type')).toContain('application/pdf')
    const talkAt = await app.db.selectFrom('report_talk').select('id').executeTakeFirstOrThrow()
    const saidAt = await app.db.selectFrom('report_testimony').select('id').executeTakeFirstOrThrow()
    for (const path of [`/interventions/${talkAt.id}/retrait`, `/temoignages/${saidAt.id}/retrait`])
      await who.submit(await who.open(organisation()), `${organisation()}${path}`)
    const without = await nobody.open(`${base()}/bilan`)
    expect(without.html).not.toContain('https://exemple.fr/table-ronde')
    expect(without.html).not.toContain('Trois contacts utiles')
    expect(without.html).toContain('Trop peu de réponses')
    await who.submit(await who.open(organisation()), `${organisation()}/publication`, { action: 'withdraw' })
    expect((await nobody.open(`${base()}/bilan`)).html).not.toContain('Trop peu de réponses')
  })
})
