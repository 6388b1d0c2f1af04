import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStructure, readStructures, type Structure, siret } from '../../app/directory/index.ts'
import { aBody } from '../builders/events.ts'
import { aStructure } from '../builders/structures.ts'
import { auditOf, mailsTo } from '../support/account.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'

const plain = (html: string): string => html.replaceAll('\u00a0', ' ')
type App = Awaited<ReturnType<typeof testApplication>>

const read = async (app: App, id: string): Promise<Structure> => {
  const [one] = await readStructures(app.ctx.db, app.ctx.scope, 'id', [id], { deleted: true })
  if (one === undefined) throw new Error('no record')
  return one
}

const coordinationOf = async (app: App, departments: readonly string[]): Promise<string> => {
  const id = await aBody(app, `Coordination ${departments.join(' ')}`)
  await app.db
    .updateTable('organisation')
    .set({ kinds: ['coordination'], departments: [...departments] })
    .where('id', '=', id)
    .execute()
  return id
}

const report = async (
  who: Visitor,
  slug: string,
  subjects: readonly string[],
  values: Record<string, string>,
) => {
  const at = `/structures/${slug}/signaler`
  const page = await who.open(`${at}?${subjects.map((one) => `sujet=${one}`).join('&')}`)
  const form = page.html.split('<form').find((part) => part.includes('name="version"')) ?? ''
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )
  return who.post(
    at,
    new URLSearchParams([...hidden, ...Object.entries({ ...prefilled(page), ...values })] as string[][]),
  )
}

/** What the fields of a page hold, as a browser would send them. */
const prefilled = ({ html }: Seen): Record<string, string> => {
  const form = html.split('<form').find((part) => part.includes('name="version"')) ?? ''
  const inputs = [...form.matchAll(/<input class="input"[^>]*>/g)].map(([tag]) => tag)
  const texts = [...form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)]
  return {
    ...Object.fromEntries(
      inputs.map((tag) => [/name="([^"]+)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? '']),
    ),
    ...Object.fromEntries(texts.map(([, name = '', value = '']) => [name, value.trim()])),
  }
}

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

const waiting = (app: App, structureId: string) =>
  app.db
    .selectFrom('proposal')
    .select(['id', 'kind', 'state', 'reports', 'change', 'seen'])
    .where('structure_id', '=', structureId)
    .orderBy('created_at')
    .execute()

/** Scénarios : signaler, examiner, accepter en partie, refuser, demander une précision ; deux modérateurs, une fiche qui change. */
describe('corrections that anybody proposes', () => {
  let app: App
  let mission: Visitor
  let near: Visitor
  let far: Visitor
  let record: Structure

  beforeAll(async () => {
    app = await testApplication()
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
      ['lectrice@exemple.fr', 'lecteur@exemple.fr'].map((to) => mailsTo(app, to)),
    )
    expect(mails.map((all) => all.map(({ subject }) => plain(subject)))).toEqual([
      ['Votre proposition : réponse'],
      ['Votre proposition : réponse'],
    ])
    expect(mails[0]?.[0]?.body_text).toContain('Téléphone')
    const left = await app.db
      .selectFrom('proposal_author')
      .select('email')
      .where('proposal_id', '=', one?.id ?? '')
      .execute()
    expect(left.map(({ email }) => email)).toEqual([null, null])
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
    expect((await mission.open('/gestion/moderation')).html).not.toContain(at)
    const asked = await mission.open('/gestion/moderation?etat=precision')
    expect(asked.html).toContain(at)
    const missing = await mission.submit(await mission.open(at), `${at}/refus`)
    expect([missing.status, plain(missing.html).includes('Choisissez la raison du refus')]).toEqual([
      422,
      true,
    ])
    await mission.submit(await mission.open(at), `${at}/refus`, { reason: 'unclear' })
    const mails = await mailsTo(app, 'curieuse@exemple.fr')
    expect(
      mails.map(({ body_text }) => [
        body_text.includes('Quel logo ?'),
        body_text.includes('pas compréhensible'),
      ]),
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
