import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differenceOf } from '../../app/administration/domain/difference.ts'
import { n } from '../../app/administration/pages/journal/names.ts'
import { today } from '../../app/platform/kernel/dates.ts'
import { aBody, anEvent } from '../builders/events.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'
import { movableClock } from '../support/movableClock.ts'

type Fields = Readonly<Record<string, string>>

/** Scénarios : candidater sans compte, évaluer, choisir, répondre, publier, se préparer. */
describe('pitches of a day, from the call to the programme', () => {
  const time = movableClock()
  let app: Awaited<ReturnType<typeof testApplication>>
  let slug = ''
  let organisation = ''
  let day = ''
  let organiserId = ''
  const at = (days: number): string => today(time.clock).add({ days }).toString()
  let first: Visitor
  let firstPath = ''

  beforeAll(async () => {
    app = await testApplication({ clock: time.clock })
    organiserId = await aBody(app, 'Organisme d’essai')
    day = at(40)
    const event = await anEvent(app, { organiserId, day, people: [] })
    slug = event.slug
    organisation = `/rencontres/${slug}/organisation/candidatures`
  })
  afterAll(async () => {
    await app?.close()
    time.stop()
  })

  const organiser = () =>
    app.signedIn({ memberships: [{ organisationId: organiserId, role: 'contributor' }] })
  const callForm = (given: Fields = {}): Record<string, string> => ({
    opensOn: at(-1),
    opensTime: '09:00',
    closesOn: at(5),
    closesTime: '18:00',
    juryUntil: at(10),
    presentation: 'Trois minutes pour convaincre.',
    places: '1',
    substitutes: '1',
    tieRule: 'earliest',
    'label-c1': 'Besoin',
    'weight-c1': '3',
    'condition-e1': 'Êtes-vous de l’ESS ?',
    'expected-e1': 'oui',
    'sentence-e1': 'L’appel est réservé à l’ESS.',
    'question-q1': 'Que présenterez-vous ?',
    'length-q1': 'long',
    ...given,
  })
  const form = (name: string, given: Fields = {}): Record<string, string> => ({
    structure: name,
    siret: '',
    sector: 'nettoyage',
    department: '93',
    firstTimer: 'oui',
    contactName: 'Direction',
    contactEmail: 'candidat@essai.invalid',
    e1: 'oui',
    q1: `Offre de ${name}`,
    suite: 'verifier',
    ...given,
  })
  const call = `/rencontres/SLUG/candidature`
  const callPath = () => call.replace('SLUG', slug)
  const send = async (page: Seen, visitor: Visitor): Promise<Seen> =>
    visitor.submit(page, page.path, { consent: 'on' })
  const apply = async (name: string): Promise<{ visitor: Visitor; path: string }> => {
    const visitor = app.visitor()
    const check = await visitor.submit(await visitor.open(callPath()), callPath(), form(name))
    const sent = await send(check, visitor)
    expect([sent.status, sent.html.includes('Votre candidature est envoyée')]).toEqual([200, true])
    return { visitor, path: sent.path }
  }
  const linkOf = async (template: string): Promise<string> => {
    const { body_text } = await app.db
      .selectFrom('mail')
      .select('body_text')
      .where('template', '=', template)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    return /\/acces\/[\w-]+/.exec(body_text)?.[0] ?? ''
  }

  it('is opened by the organiser, whose mistakes are told beside their fields', async () => {
    const mission = await organiser()
    expect((await mission.open(organisation)).html).toContain('Pas encore d’appel')
    const page = await mission.open(`${organisation}/appel`)
    const refused = await mission.submit(page, `${organisation}/appel`, callForm({ 'weight-c1': '' }))
    expect([refused.status, refused.html.includes('Ligne 1')]).toEqual([422, true])
    const quota = callForm({ 'rule-1': 'least-sector', 'count-1': '1' })
    expect((await mission.submit(page, `${organisation}/appel`, quota)).html).toContain(
      'dites pour quel secteur',
    )
    const saved = await mission.submit(page, `${organisation}/appel`, callForm())
    expect(saved.html).toContain('L’appel est enregistré.')
    const event = await app.visitor().open(`/rencontres/${slug}`)
    expect(event.html).toContain('Candidater à une présentation express')
  })

  it('is answered by anybody: a draft, then the button of the link that was mailed', async () => {
    first = app.visitor()
    const page = await first.open(callPath())
    const wrong = await first.submit(page, callPath(), form('Structure démo 01', { siret: '123' }))
    expect([wrong.status, wrong.html.includes('SIRET'), wrong.html.includes('Structure démo 01')]).toEqual([
      422,
      true,
      true,
    ])
    const draft = await first.submit(
      page,
      callPath(),
      form('Structure démo 01', { suite: 'brouillon', q1: '', e1: '' }),
    )
    firstPath = draft.path
    expect(draft.html).toContain('Brouillon')
    const link = await linkOf('pitch-draft')
    const elsewhere = app.visitor()
    expect((await elsewhere.open(firstPath)).status).toBe(404)
    const button = await elsewhere.open(link)
    const opened = await elsewhere.submit(button, link)
    expect([opened.path, opened.html.includes('Structure démo 01')]).toEqual([firstPath, true])
  })

  it('says what an application lacks, and refuses what the conditions exclude', async () => {
    const saved = await first.submit(
      await first.open(firstPath),
      firstPath,
      form('Structure démo 01', { e1: 'non' }),
    )
    expect(saved.path).toBe(`${firstPath}/envoi`)
    expect(saved.html).toContain('L’appel est réservé à l’ESS.')
    const whole = await first.submit(await first.open(firstPath), firstPath, form('Structure démo 01'))
    const without = await first.submit(whole, `${firstPath}/envoi`)
    expect([without.status, without.html.includes('Cochez la case')]).toEqual([422, true])
    const sent = await send(whole, first)
    expect(sent.html).toContain('Envoyée')
  })

  it('saves by itself what is typed, sets aside what does not fit, and is seen on another device', async () => {
    const visitor = app.visitor()
    const draft = await visitor.submit(
      await visitor.open(callPath()),
      callPath(),
      form('Structure démo seule', { contactEmail: 'seule@essai.invalid', suite: 'brouillon' }),
    )
    const autosave = `${draft.path}/brouillon`
    expect(draft.html).toContain(`data-autosave="${autosave}"`)
    const csrf = /name="_csrf" value="([^"]*)"/.exec(draft.html)?.[1] ?? ''
    const typed = (given: Fields) =>
      new URLSearchParams({ _csrf: csrf, ...form('Structure démo seule', given) })
    const saved = await visitor.post(
      autosave,
      typed({ q1: 'Une offre', siret: '123', contactEmail: 'seule@' }),
    )
    expect([saved.status, saved.html]).toEqual([200, expect.stringContaining('sauf un champ à corriger')])
    const again = app.visitor()
    await again.submit(await again.open(await linkOf('pitch-draft')), await linkOf('pitch-draft'))
    const seen = await again.open(draft.path)
    expect([seen.html.includes('Une offre'), seen.html.includes('value="seule@essai.invalid"')]).toEqual([
      true,
      true,
    ])
    // Its author alone, and with our own form.
    expect((await app.visitor().post(autosave, typed({}))).status).toBe(403)
    await visitor.submit(await visitor.open(draft.path), `${draft.path}/retrait`)
    expect((await visitor.post(autosave, typed({ q1: 'Trop tard' }))).status).toBe(422)
  })

  it('is not edited after it was sent, and nobody else opens it', async () => {
    const again = await first.open(firstPath)
    expect(again.html).not.toContain('Enregistrer le brouillon')
    const other = await apply('Structure démo 02')
    expect((await other.visitor.open(firstPath)).status).toBe(404)
    expect((await (await app.signedIn()).open(firstPath)).status).toBe(404)
    const withdrawing = await apply('Structure démo 03')
    const gone = await withdrawing.visitor.submit(
      await withdrawing.visitor.open(withdrawing.path),
      `${withdrawing.path}/retrait`,
    )
    expect(gone.html).toContain('Votre candidature est retirée.')
  })

  it('lets an account apply, without losing its session', async () => {
    const person = await app.signedIn()
    const check = await person.submit(await person.open(callPath()), callPath(), form('Structure démo 04'))
    await send(check, person)
    expect((await person.open('/compte')).path).toBe('/compte')
    expect((await person.open(callPath())).html).toContain('Reprendre ma candidature')
  })

  it('is judged by the jury alone, whose conflicts hide what they name', async () => {
    const mission = await organiser()
    const outsider = await app.signedIn()
    expect((await outsider.open(`/rencontres/${slug}/jury`)).status).toBe(403)
    const member = await app.signedIn({ name: 'Membre un' })
    const page = await mission.open(organisation)
    const absent = await mission.submit(page, `${organisation}/jury`, { email: 'Personne@essai.invalid' })
    expect(absent.html).toContain('une invitation est envoyée')
    expect(absent.html).toContain('Invitations en attente')
    const withdrawn = await mission.submit(absent, `${organisation}/jury/invitations/retrait`)
    expect(withdrawn.html).not.toContain('Invitations en attente')
    await mission.submit(withdrawn, `${organisation}/jury`, { email: 'invitee@essai.invalid' })
    const invitation = `/rencontres/${slug}/jury/invitation`
    expect((await outsider.open(invitation)).html).toContain('Aucune invitation à votre adresse')
    const invited = await app.signedIn({ email: 'invitee@essai.invalid' })
    const joined = await invited.submit(await invited.open(invitation), invitation)
    expect([joined.path, joined.html.includes('Vous êtes membre du jury.')]).toEqual([
      `/rencontres/${slug}/jury`,
      true,
    ])
    expect((await invited.open(invitation)).path).toBe(`/rencontres/${slug}/jury`)
    await mission.submit(await mission.open(organisation), `${organisation}/jury`, {
      email: `${member.personId}@essai.invalid`,
    })
    const list = await member.open(`/rencontres/${slug}/jury`)
    expect(list.html).toContain('Structure démo 01')
    expect(list.html).not.toContain('Structure démo 03')
    const paths = [...list.html.matchAll(/href="(\/rencontres\/[^"]*\/jury\/[^"]+)"/g)].map(
      (found) => found[1] ?? '',
    )
    expect(paths).toHaveLength(3)
    const [one = '', two = '', three = ''] = paths
    const grid = await member.open(one)
    expect(grid.html).not.toContain('candidat@essai.invalid')
    const wrong = await member.submit(grid, one, { c1: '6', suite: 'terminer' })
    expect(wrong.status).toBe(422)
    const missing = await member.submit(grid, one, { suite: 'terminer' })
    expect(missing.html).toContain('Donnez une note au critère')
    await member.submit(grid, one, { c1: '5', suite: 'terminer' })
    await member.submit(await member.open(two), two, { c1: '4', suite: 'terminer' })
    const hidden = await member.submit(await member.open(three), `${three}/conflit`)
    expect(hidden.html).toContain('1\u00a0candidature vous est cachée')
    expect(hidden.html).not.toContain('Structure démo 04')
    expect((await member.open(three)).status).toBe(404)
    // Declared by mistake: the organiser lifts it, then the member says it again.
    const id = three.split('/').at(-1) ?? ''
    const lift = `${organisation}/${id}/conflits/${member.personId}/levee`
    const lifted = await mission.submit(await mission.open(`${organisation}/${id}`), lift)
    expect(lifted.html).toContain('Le conflit d’intérêts est levé')
    expect((await member.open(three)).status).toBe(200)
    await member.submit(await member.open(three), `${three}/conflit`)
  })

  it('is decided, answered once, published and put in order', async () => {
    time.forward({ hours: 24 * 6 })
    const late = await app.visitor().open(callPath())
    expect(late.html).toContain('L’appel est clos depuis le')
    const mission = await organiser()
    const page = await mission.open(organisation)
    const ids = [...page.html.matchAll(/name="chosen" value="([^"]+)"( checked)?/g)]
    expect(ids.map(([, , checked]) => checked)).toEqual([' checked', undefined, undefined])
    const [best = '', next = ''] = ids.map(([, id]) => id ?? '')
    const deviating = await mission.submit(page, `${organisation}/decision`, { chosen: next })
    expect([deviating.status, deviating.html.includes('dites pourquoi')]).toEqual([422, true])
    const decided = await mission.submit(page, `${organisation}/decision`, {
      chosen: best,
      substitute: next,
    })
    expect(decided.html).toContain('La sélection est enregistrée.')
    const own = await mission.open(`${organisation}/${best}`)
    const blank = await mission.submit(own, `${organisation}/${best}/reponse`, { reason: ' ' })
    expect([blank.status, blank.html.includes('Écrivez la réponse.')]).toEqual([422, true])
    const words = await mission.submit(own, `${organisation}/${best}/reponse`, {
      reason: 'Votre candidature est retenue. Le jury a été unanime.',
    })
    expect(words.html).toContain('La réponse est enregistrée.')
    const otherTab = await mission.open(organisation)
    const sent = await mission.submit(decided, `${organisation}/reponses`)
    expect(sent.html).toContain('3\u00a0réponses sont envoyées.')
    const twice = await mission.submit(otherTab, `${organisation}/reponses`)
    expect(twice.html).toContain('elles partent une seule fois')
    const published = await mission.submit(sent, `${organisation}/publication`, { start: '09:30', end: '' })
    expect(published.html).toContain('1\u00a0présentation est publiée')
    const programme = await app.visitor().open(`/rencontres/${slug}/programme`)
    expect(programme.html).toContain('Structure démo 01')
    expect(programme.html).not.toContain('Structure démo 02')
    const leaving = await mission.open(`${organisation}/${best}`)
    const promoted = await mission.submit(leaving, `${organisation}/${best}/remplacement`, {
      replacement: next,
      released: 'Vous renoncez.',
    })
    expect(promoted.html).toContain('La place est donnée')
    const after = await app.visitor().open(`/rencontres/${slug}/programme`)
    expect([after.html.includes('Structure démo 01'), after.html.includes('Structure démo 02')]).toEqual([
      false,
      true,
    ])
    const place = (id: string, outcome: string, position: number) =>
      app.db.updateTable('pitch_application').set({ outcome, position }).where('id', '=', id).execute()
    await place(best, 'chosen', 1)
    await place(next, 'chosen', 2)
    const both = await mission.open(organisation)
    const first = await mission.submit(both, `${organisation}/${next}/ordre`, { sens: 'up' })
    expect(first.html).toContain('L’ordre est changé.')
    await place(next, 'substitute', 1)
    await app.db
      .updateTable('pitch_application')
      .set({ reason: 'Votre candidature est retenue.' })
      .where('id', '=', best)
      .execute()
    await place(best, 'chosen', 1)
  })

  it('lets the chosen take a half-day, and shows each their answer', async () => {
    const mission = await organiser()
    const added = await mission.submit(await mission.open(organisation), `${organisation}/demi-journees`, {
      day: at(20),
      halfStart: '09:00',
      halfEnd: '12:00',
      place: 'Salle A',
      capacity: '1',
    })
    expect(added.html).toContain('La demi-journée est ajoutée.')
    const mine = await first.open(firstPath)
    expect(mine.html).toContain('Votre candidature est retenue.')
    const [, half = ''] = /name="halfDay" value="([^"]+)"/.exec(mine.html) ?? []
    const chosen = await first.submit(mine, `${firstPath}/preparation`, { halfDay: half })
    expect(chosen.html).toContain('Votre préparation est le')
    expect((await mission.open(organisation)).html).toContain('1 sur 1')
  })

  it('gives its files, formula-safe, to the organiser alone', async () => {
    await app.db
      .updateTable('pitch_application')
      .set({ structure: '=1+1' })
      .where('structure', '=', 'Structure démo 02')
      .execute()
    const mission = await organiser()
    const file = await mission.send(`${organisation}/candidatures.csv`)
    const text = await file.text()
    expect(text).toContain("'=1+1")
    expect(text.trim().split('\r\n')).toHaveLength(4)
    expect(
      (await (await mission.send(`${organisation}/notes.csv`)).text()).trim().split('\r\n'),
    ).toHaveLength(4)
    const workbook = await mission.send(`${organisation}/export.xlsx`)
    expect(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect((await first.send(`${organisation}/candidatures.csv`)).status).toBe(403)
    const readings = await app.db
      .selectFrom('access_log')
      .select('count')
      .where('record_kind', '=', 'representatives')
      .orderBy('number')
      .execute()
    // The files after the pages of one application.
    expect(readings.map(({ count }) => count).slice(-3)).toEqual([3, 3, 3])
  })

  it('counts applications begun from one address', async () => {
    const other = await anEvent(app, { organiserId, day, people: [] })
    const { event_id, ...copied } = await app.db
      .selectFrom('pitch_call')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(event_id).not.toBe(other.id)
    await app.db
      .insertInto('pitch_call')
      .values({
        ...copied,
        id: other.id,
        event_id: other.id,
        closes_at: `${at(3)}T18:00:00`,
        jury_until: at(9),
        eligibility: '[]',
        questions: '[]',
        criteria: '[]',
        quotas: '[]',
        decided_at: null,
        answered_at: null,
        published_at: null,
      })
      .execute()
    const path = `/rencontres/${other.slug}/candidature`
    const statuses: number[] = []
    for (let index = 0; index < 6; index += 1) {
      const visitor = app.visitor()
      const answered = await visitor.submit(await visitor.open(path), path, form(`Structure démo ${index}`))
      statuses.push(answered.status)
    }
    // Five to one address of mail in an hour.
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    const closed = await app.visitor().open(callPath())
    expect(closed.html).toContain(`Voir l’appel de`)
  })

  it('is told in the journal, in French', async () => {
    const entries = await app.db
      .selectFrom('audit_entry')
      .select(['action', 'before', 'after'])
      .where('action', 'like', 'pitch%')
      .execute()
    const actions = [...new Set(entries.map(({ action }) => action))]
    expect(actions.length).toBeGreaterThanOrEqual(12)
    expect(actions.filter((action) => n.actions[action] === undefined)).toEqual([])
    const fields = entries.flatMap(({ before, after }) =>
      differenceOf(before, after).flatMap(({ field }) => field.split('.')),
    )
    expect([...new Set(fields)].filter((field) => n.fields[field] === undefined)).toEqual([])
    // The journal outlives the contacts: it names nobody.
    expect(JSON.stringify(entries)).not.toContain('essai.invalid')
  })
})
