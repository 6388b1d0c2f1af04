import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { changeStructure, readStructures, type Structure, siret } from '../../app/directory/index.ts'
import type { MailMessage } from '../../app/platform/mail/message.ts'
import { aBody } from '../builders/events.ts'
import { aStructure } from '../builders/structures.ts'
import { auditOf, mailsTo } from '../support/account.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { type App, coordinationOf, plain, read, report, waiting } from '../support/curation.ts'

/** Sends a decision on several proposals, with the token that any page of ours gives. */
const decideMany = async (who: Visitor, ids: readonly string[], more: Record<string, string>) => {
  const page = await who.open('/structures/proposer')
  const hidden = ['_csrf', '_key'].map((name) => [
    name,
    new RegExp(`name="${name}" value="([^"]*)"`).exec(
      page.html.split('action="/structures/proposer"')[1] ?? '',
    )?.[1] ?? '',
  ])
  return who.post(
    '/gestion/moderation',
    new URLSearchParams([...hidden, ...ids.map((id) => ['ids', id]), ...Object.entries(more)] as string[][]),
  )
}

/** Scénarios : signaler, examiner, accepter en partie, refuser, demander une précision ; deux modérateurs, une fiche qui change. */
describe('corrections that anybody proposes', () => {
  let app: App
  let mission: Visitor
  let near: Visitor
  let far: Visitor
  let record: Structure
  /** What left the house: the outbox forgets to whom. */
  const left: MailMessage[] = []
  const received = (to: string, count: number): Promise<MailMessage[]> =>
    vi.waitFor(
      () => {
        const mine = left.filter((message) => message.to === to)
        if (mine.length < count) throw new Error(`${mine.length} of ${count} mails to ${to}`)
        return mine
      },
      { timeout: 30_000, interval: 100 },
    )

  beforeAll(async () => {
    app = await testApplication({
      mail: {
        server: null,
        send: async (message) => {
          left.push(message)
          return { kind: 'kept' }
        },
      },
    })
    mission = await app.signedIn({ platform: ['mission'] })
    const member = async (departments: readonly string[]) =>
      app.signedIn({
        memberships: [{ organisationId: await coordinationOf(app, departments), role: 'contributor' }],
      })
    near = await member(['93'])
    far = await member(['75'])
    record = await aStructure(app.ctx, {
      name: 'Propreté d’essai',
      phone: '01 23 45 67 89',
      email: 'accueil@proprete.exemple.fr',
      siret: '73282932000074',
    })
  })
  afterAll(() => app?.close())

  it('ask what is wrong, and refuse what says nothing', async () => {
    const visitor = app.visitor()
    const page = await visitor.open(`/structures/${record.slug}`)
    expect(page.html).toContain(`href="/structures/${record.slug}/signaler"`)
    const none = await visitor.open(`/structures/${record.slug}/signaler?suite=oui`)
    expect([none.status, none.html.includes('Cochez au moins une partie')]).toEqual([422, true])
    const same = await report(visitor, record.slug, ['coordonnees'], {})
    expect([same.status, plain(same.html).includes('Rien ne change')]).toEqual([422, true])
    const wrong = await report(visitor, record.slug, ['coordonnees', 'adresse'], {
      phone: '12',
      city: 'Bobigny',
    })
    expect([wrong.status, wrong.html.includes('Écrivez un numéro de téléphone entier')]).toEqual([422, true])
    // Nothing typed is lost.
    expect([wrong.html.includes('value="12"'), wrong.html.includes('value="Bobigny"')]).toEqual([true, true])
    // The address of the record stays with those who keep it.
    const asked = await visitor.open(`/structures/${record.slug}/signaler?sujet=coordonnees`)
    expect(plain(asked.html)).toContain('seule la structure la voit')
    for (const { html } of [page, same, wrong, asked]) expect(html).not.toContain('proprete.exemple.fr')
    expect(await waiting(app, record.id)).toEqual([])
  })

  it('join the one that waits when they say the same', async () => {
    const values = { phone: '01 98 76 54 32', website: 'https://nouvelle.exemple.fr/' }
    const first = await report(app.visitor(), record.slug, ['coordonnees'], {
      ...values,
      source: 'Appel du 12 mars',
      authorEmail: 'lectrice@exemple.fr',
    })
    expect(plain(first.html)).toContain('votre proposition est envoyée')
    const second = await report(app.visitor(), record.slug, ['coordonnees'], {
      ...values,
      authorEmail: 'lecteur@exemple.fr',
    })
    expect(plain(second.html)).toContain('cette erreur était déjà signalée')
    const [one, ...others] = await waiting(app, record.id)
    expect([one?.reports, one?.state, others.length]).toEqual([2, 'waiting', 0])
    expect(one?.change).toEqual({ phone: values.phone, website: values.website })
    expect(one?.seen).toEqual({ phone: record.phone, website: record.website })
    // The record itself waits.
    expect((await read(app, record.id)).phone).toBe(record.phone)
    const form = await app.visitor().open(`/structures/${record.slug}/signaler`)
    expect(plain(form.html)).toContain('Une correction attend déjà une réponse')
    expect(form.html).not.toContain('nouvelle.exemple.fr')
  })

  it('are shown to those who look after the place only', async () => {
    const [one] = await waiting(app, record.id)
    const at = `/gestion/moderation/${one?.id}`
    expect((await app.visitor().open('/gestion/moderation')).path).toContain('/connexion')
    expect((await (await app.signedIn({})).open('/gestion/moderation')).status).toBe(403)
    const statuses = await Promise.all([mission, near, far].map((who) => who.open(at)))
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 404])
    const queues = await Promise.all([mission, near, far].map((who) => who.open('/gestion/moderation')))
    expect(queues.map(({ html }) => html.includes('Propreté d’essai</a>'))).toEqual([true, true, false])
    expect(plain(queues[0]?.html ?? '')).toContain('2 signalements')
    // Where the answer goes is shown to nobody.
    expect(statuses[0]?.html).not.toContain('lectrice@exemple.fr')
    expect(plain(statuses[0]?.html ?? '')).toContain('Réponse : par courriel')
    const home = await near.open('/compte')
    expect(plain(home.html)).toContain('1 proposition à examiner')
    // Written by hand or not, a decision beyond one's départements is refused.
    const forged = await decideMany(far, [one?.id ?? ''], { decision: 'accept' })
    expect(plain(forged.html)).toContain('1 proposition reste à lire une par une')
    expect((await read(app, record.id)).phone).toBe(record.phone)
  })

  it('are read side by side, and accepted in part', async () => {
    const [one] = await waiting(app, record.id)
    const at = `/gestion/moderation/${one?.id}`
    const page = await near.open(at)
    expect(page.html).toMatch(/<del><span class="visually-hidden">retiré.: <\/span>23 45 67 89<\/del>/u)
    expect(page.html).toMatch(/<ins><span class="visually-hidden">ajouté.: <\/span>98 76 54 32<\/ins>/u)
    const nothing = await near.submit(page, `${at}/acceptation`)
    expect([nothing.status, nothing.html.includes('Cochez au moins un champ')]).toEqual([422, true])
    const done = await near.submit(page, `${at}/acceptation`, { fields: 'phone' })
    expect(plain(done.html)).toContain('acceptée en partie')
    const after = await read(app, record.id)
    expect([after.phone, after.website]).toEqual(['01 98 76 54 32', record.website])
    const mails = await Promise.all(
      ['lectrice@exemple.fr', 'lecteur@exemple.fr'].map((to) => received(to, 1)),
    )
    expect(mails.map((all) => all.map(({ subject }) => plain(subject)))).toEqual([
      ['Votre proposition : réponse'],
      ['Votre proposition : réponse'],
    ])
    expect(mails[0]?.[0]?.text).toContain('Téléphone')
    const kept = await app.db
      .selectFrom('proposal_author')
      .select('email')
      .where('proposal_id', '=', one?.id ?? '')
      .execute()
    expect(kept.map(({ email }) => email)).toEqual([null, null])
    expect(await auditOf(app, one?.id ?? '')).toEqual([
      'proposal.sent',
      'proposal.joined',
      'proposal.accepted-partly',
    ])
    const again = await mission.submit(page, `${at}/acceptation`, { fields: 'website' }).catch(() => null)
    expect([again?.status, (await read(app, record.id)).website]).not.toEqual([
      200,
      'https://nouvelle.exemple.fr/',
    ])
  })

  it('never write over what somebody changed meanwhile', async () => {
    await report(app.visitor(), record.slug, ['coordonnees', 'presentation'], {
      phone: '01 11 11 11 11',
      description: 'Une autre présentation.',
    })
    const [, one] = await waiting(app, record.id)
    const at = `/gestion/moderation/${one?.id}`
    const stale = await mission.open(at)
    await changeStructure(app.ctx, {
      structureId: record.id,
      change: { phone: '01 22 22 22 22' },
      cause: 'edited',
    })
    const late = await mission.submit(stale, `${at}/acceptation`, { fields: 'phone' })
    expect([late.status, plain(late.html).includes('Quelqu’un a changé cette fiche entre-temps')]).toEqual([
      409,
      true,
    ])
    const fresh = await mission.open(at)
    expect(plain(fresh.html)).toContain('L’auteur avait lu : « 01 98 76 54 32 »')
    expect(/id="champ-phone"[^>]*checked/.test(fresh.html)).toBe(false)
    expect(/id="champ-description"[^>]*checked/.test(fresh.html)).toBe(true)
    // In a batch nobody has read it: it stays in the queue.
    const batch = await decideMany(mission, [one?.id ?? ''], { decision: 'accept' })
    expect(plain(batch.html)).toContain('1 proposition reste à lire une par une')
    expect((await read(app, record.id)).phone).toBe('01 22 22 22 22')
    await mission.submit(await mission.open(at), `${at}/acceptation`, { fields: 'description' })
    expect((await read(app, record.id)).description).toBe('Une autre présentation.')
  })

  it('are asked for more, then refused with a reason', async () => {
    await report(app.visitor(), record.slug, ['autre'], {
      message: 'Le logo est faux.',
      authorEmail: 'curieuse@exemple.fr',
    })
    const [, , one] = await waiting(app, record.id)
    const at = `/gestion/moderation/${one?.id}`
    const page = await mission.open(at)
    expect(page.html).toContain('Le logo est faux.')
    await mission.submit(page, `${at}/precision`, { question: 'Quel logo ?' })
    // Two mails of one moment may leave in any order.
    await received('curieuse@exemple.fr', 1)
    expect((await mission.open('/gestion/moderation')).html).not.toContain(at)
    const asked = await mission.open('/gestion/moderation?etat=precision')
    expect(asked.html).toContain(at)
    const missing = await mission.submit(await mission.open(at), `${at}/refus`)
    expect([missing.status, plain(missing.html).includes('Choisissez la raison du refus')]).toEqual([
      422,
      true,
    ])
    await mission.submit(await mission.open(at), `${at}/refus`, { reason: 'unclear' })
    const mails = await received('curieuse@exemple.fr', 2)
    expect(
      mails.map(({ text }) => [text.includes('Quel logo ?'), text.includes('pas compréhensible')]),
    ).toEqual([
      [true, false],
      [false, true],
    ])
    const empty = await mission.open('/gestion/moderation')
    expect(plain(empty.html)).toContain('Aucune proposition n’attend')
    expect(plain(empty.html)).toContain('Relire la fiche de')
  })

  it('are decided together', async () => {
    const others = await Promise.all(
      ['Un', 'Deux'].map((name) => aStructure(app.ctx, { name: `Ensemble ${name}` })),
    )
    for (const one of others)
      await report(app.visitor(), one.slug, ['coordonnees'], { phone: '01 33 33 33 33' })
    const ids = (await Promise.all(others.map((one) => waiting(app, one.id)))).flat().map(({ id }) => id)
    const none = await decideMany(near, ids, { decision: 'refuse' })
    expect([none.status, plain(none.html).includes('Choisissez la raison du refus')]).toEqual([422, true])
    const done = await decideMany(near, ids, { decision: 'accept' })
    expect(plain(done.html)).toContain('2 propositions acceptées.')
    expect((await Promise.all(others.map(({ id }) => read(app, id)))).map(({ phone }) => phone)).toEqual([
      '01 33 33 33 33',
      '01 33 33 33 33',
    ])
  })

  it('add a structure that was missing', async () => {
    const visitor = app.visitor()
    const page = await visitor.open('/structures/proposer')
    const known = await visitor.submit(page, '/structures/proposer', {
      siret: '732 829 320 00074',
      name: 'Encore',
      kinds: 'EI',
    })
    expect([known.status, known.html.includes(`href="/structures/${record.slug}"`)]).toEqual([422, true])
    const wrong = await visitor.submit(page, '/structures/proposer', {
      siret: '73282932000075',
      name: 'Encore',
      kinds: 'EI',
    })
    expect([wrong.status, plain(wrong.html).includes('clé')]).toEqual([422, true])
    await visitor.submit(page, '/structures/proposer', {
      siret: '00000003400017',
      name: 'Jardin fictif',
      kinds: 'EI',
      postCode: '93200',
      city: 'Saint-Denis',
      phone: '01 44 44 44 44',
    })
    const queue = await near.open('/gestion/moderation?sorte=creation')
    const at = /href="(\/gestion\/moderation\/[0-9a-f-]{36})"/.exec(queue.html)?.[1] ?? ''
    expect((await far.open(at)).status).toBe(404)
    await near.submit(await near.open(at), `${at}/acceptation`, { fields: 'postCode' })
    const number = siret('00000003400017')
    if (!number.ok) throw new Error(number.refusal.sentence)
    const [made] = await readStructures(app.ctx.db, app.ctx.scope, 'siret', [number.value])
    expect([made?.name, made?.department, made?.phone, made?.kinds.map(({ kind }) => kind)]).toEqual([
      'Jardin fictif',
      '93',
      null,
      ['EI'],
    ])
  })
})

/** Scénarios : prouver par son adresse, demander à un modérateur, arriver second, rejoindre l’organisme qui la tient. */
describe('records that somebody claims', () => {
  let app: App
  let mission: Visitor
  const CLAIM = '/structures/revendiquer'

  beforeAll(async () => {
    app = await testApplication()
    mission = await app.signedIn({ platform: ['mission'] })
  })
  afterAll(() => app?.close())

  const claim = async (who: Visitor, number: string, values: Record<string, string> = {}) => {
    const page = await who.open(`${CLAIM}?siret=${number}`)
    const form =
      page.html.split('<form').find((part) => part.includes(`action="${CLAIM}"`) && part.includes('_csrf')) ??
      ''
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    )
    return who.post(CLAIM, new URLSearchParams([...hidden, ...Object.entries(values)] as string[][]))
  }
  const bodiesOf = (personId: string) =>
    app.db
      .selectFrom('membership as m')
      .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
      .select(['o.id', 'o.siren', 'm.role'])
      .where('m.person_id', '=', personId)
      .execute()

  it('are found by their SIRET, which is checked', async () => {
    expect((await app.visitor().open(CLAIM)).path).toContain('/connexion')
    const who = await app.signedIn({})
    const key = await who.open(`${CLAIM}?siret=73282932000075`)
    expect([key.status, plain(key.html).includes('clé')]).toEqual([422, true])
    const short = await who.open(`${CLAIM}?siret=7328293200007`)
    expect([short.status, plain(short.html).includes('14')]).toEqual([422, true])
    const none = await who.open(`${CLAIM}?siret=00000004200010`)
    expect([none.status, none.html.includes('href="/structures/proposer"')]).toEqual([422, true])
  })

  it('go at once to whoever has the address of their domain', async () => {
    const record = await aStructure(app.ctx, {
      name: 'Atelier fictif',
      siret: '00000001800010',
      website: 'https://www.atelier.exemple.fr/',
    })
    const shown = await app.visitor().open(`/structures/${record.slug}`)
    expect(plain(shown.html)).toContain('C’est votre structure ?')
    const who = await app.signedIn({ email: 'direction@atelier.exemple.fr' })
    const done = await claim(who, '00000001800010')
    expect([done.path.startsWith(`/structures/${record.slug}/modifier`), done.status]).toEqual([true, 200])
    const [body, ...others] = await bodiesOf(who.personId)
    expect([body?.siren, body?.role, others.length]).toEqual(['000000018', 'manager', 0])
    expect((await read(app, record.id)).organisationId).toBe(body?.id)
    expect((await mailsTo(app, 'direction@atelier.exemple.fr')).map(({ subject }) => subject)).toContain(
      'Votre fiche est à vous',
    )
    expect((await app.visitor().open(`/structures/${record.slug}`)).html).not.toContain('revendiquer')
  })

  it('go to a moderator where their way to reach them was changed lately', async () => {
    const record = await aStructure(app.ctx, {
      name: 'Cible fictive',
      siret: '00000002600013',
      website: 'https://cible.exemple.fr/',
    })
    await report(app.visitor(), record.slug, ['coordonnees'], { website: 'https://pirate.exemple.net/' })
    const [one] = await waiting(app, record.id)
    await mission.submit(
      await mission.open(`/gestion/moderation/${one?.id}`),
      `/gestion/moderation/${one?.id}/acceptation`,
      { fields: 'website' },
    )
    const pirate = await app.signedIn({ email: 'moi@pirate.exemple.net' })
    const page = await pirate.open(`${CLAIM}?siret=00000002600013`)
    expect(plain(page.html)).toContain('il y a moins de 90 jours')
    const wordless = await claim(pirate, '00000002600013')
    expect([
      wordless.status,
      plain(wordless.html).includes('Dites pourquoi cette fiche est la vôtre'),
    ]).toEqual([422, true])
    await claim(pirate, '00000002600013', { message: 'Je suis la direction.' })
    await claim(pirate, '00000002600013', { message: 'Voici mon numéro.' })
    expect((await read(app, record.id)).organisationId).toBe(null)
    const claims = (await waiting(app, record.id)).filter(({ kind }) => kind === 'claim')
    expect(claims.map(({ reports }) => reports)).toEqual([2])
    const at = `/gestion/moderation/${claims[0]?.id}`
    const item = await mission.open(at)
    expect([item.html.includes('Voici mon numéro.'), item.html.includes('moi@pirate.exemple.net')]).toEqual([
      true,
      true,
    ])
    const readings = await app.db
      .selectFrom('access_log')
      .select('people')
      .where('record_id', '=', claims[0]?.id ?? '')
      .execute()
    expect(readings.map(({ people }) => people)).toEqual([[pirate.personId]])
    await mission.submit(item, `${at}/refus`, { reason: 'unproved' })
    expect(await bodiesOf(pirate.personId)).toEqual([])
    expect((await mailsTo(app, 'moi@pirate.exemple.net')).length).toBe(1)
  })

  it('are given by a moderator to the body of whoever asked', async () => {
    const record = await aStructure(app.ctx, { name: 'Jardin fictif', siret: '00000003400017' })
    const bodyId = await aBody(app, 'Jardin fictif SAS')
    await app.db.updateTable('organisation').set({ siren: '000000034' }).where('id', '=', bodyId).execute()
    const who = await app.signedIn({ memberships: [{ organisationId: bodyId, role: 'contributor' }] })
    await claim(who, '00000003400017', { message: 'J’y travaille.' })
    const [one] = await waiting(app, record.id)
    const at = `/gestion/moderation/${one?.id}`
    await mission.submit(await mission.open(at), `${at}/acceptation`)
    expect((await read(app, record.id)).organisationId).toBe(bodyId)
    expect((await bodiesOf(who.personId)).map(({ id, role }) => [id, role])).toEqual([
      [bodyId, 'contributor'],
    ])
    // Whoever comes later asks the body.
    const late = await app.signedIn({})
    const page = await late.open(`${CLAIM}?siret=00000003400017`)
    expect(plain(page.html)).toContain('Jardin fictif SAS tient déjà cette fiche')
    await claim(late, '00000003400017')
    const requests = await app.db
      .selectFrom('join_request')
      .select('organisation_id')
      .where('person_id', '=', late.personId)
      .execute()
    expect(requests).toEqual([{ organisation_id: bodyId }])
  })

  it('make nobody a manager of a body that others made', async () => {
    const bodyId = await aBody(app, 'Mairie fictive')
    await app.db.updateTable('organisation').set({ siren: '000000042' }).where('id', '=', bodyId).execute()
    const record = await aStructure(app.ctx, {
      name: 'Régie fictive',
      siret: '00000004200010',
      email: 'contact@regie.exemple.fr',
    })
    const who = await app.signedIn({ email: 'contact@regie.exemple.fr' })
    await claim(who, '00000004200010')
    expect((await read(app, record.id)).organisationId).toBe(bodyId)
    expect(await bodiesOf(who.personId)).toEqual([])
    const requests = await app.db
      .selectFrom('join_request')
      .select(['organisation_id', 'state'])
      .where('person_id', '=', who.personId)
      .execute()
    expect(requests).toEqual([{ organisation_id: bodyId, state: 'waiting' }])
  })

  it('go to one of two who come at the same moment, and the other is told', async () => {
    const record = await aStructure(app.ctx, {
      name: 'Course fictive',
      siret: '00000005900014',
      website: 'https://course.exemple.fr/',
    })
    const two = await Promise.all(
      ['a', 'b'].map((name) => app.signedIn({ email: `${name}@course.exemple.fr` })),
    )
    const answers = await Promise.all(two.map((who) => claim(who, '00000005900014')))
    const held = (await read(app, record.id)).organisationId
    const managers = (await Promise.all(two.map(({ personId }) => bodiesOf(personId)))).flat()
    expect(managers.map(({ id, role }) => [id, role])).toEqual([[held, 'manager']])
    // The second is refused, or sees who holds it and asks to join: never a second holder.
    expect(answers.filter(({ path }) => path.startsWith(`/structures/${record.slug}/modifier`)).length).toBe(
      1,
    )
  })
})
