import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStructure, type Structure } from '../../app/directory/index.ts'
import { importStructures } from '../../app/directory/usecases/importStructures.ts'
import { scanDirectory } from '../../app/duplicates/index.ts'
import { systemTransact } from '../../app/platform/jobs/transact.ts'
import { fixedClock } from '../../app/platform/kernel/dates.ts'
import { aBody } from '../builders/events.ts'
import { aStructure } from '../builders/structures.ts'
import { type Seen, testApplication, type Visitor } from '../support/application.ts'
import { TEST_NOW } from '../support/database.ts'

const AT = '/gestion/doublons'
const plain = (html: string): string => html.replaceAll('\u00a0', ' ')

/** Scénarios : la mission compare deux fiches, les réunit, revient en arrière ; une coordination fait de même chez elle. */
describe('records of one establishment', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let mission: Visitor
  let coordination: Visitor
  let kept: Structure
  let merged: Structure
  let pair = ''

  const scan = () =>
    scanDirectory(
      systemTransact({
        db: app.db,
        clock: app.clock,
        dispatch: async () => {},
        territoryId: app.territoryId,
        purpose: 'test',
      }),
    )
  const pairIn = (seen: Seen, name: string): string => {
    const row = seen.html.split('<tr').find((one) => one.includes(name))
    return /href="(\/gestion\/doublons\/[0-9a-f-]{36})"/.exec(row ?? '')?.[1] ?? ''
  }

  beforeAll(async () => {
    app = await testApplication({ clock: fixedClock(TEST_NOW) })
    mission = await app.signedIn({ platform: ['mission'] })
    const body = await aBody(app, 'Coordination d’essai')
    await app.db
      .updateTable('organisation')
      .set({ kinds: ['coordination'], departments: ['93'] })
      .where('id', '=', body)
      .execute()
    coordination = await app.signedIn({ memberships: [{ organisationId: body, role: 'contributor' }] })
    const bare = { website: null, position: null }
    kept = await aStructure(app.ctx, {
      name: 'Régie d’essai du Bief',
      siret: '00012345600014',
      description: 'Une régie.',
      ...bare,
      sourceDate: '2024-01-01',
    })
    merged = await aStructure(app.ctx, {
      name: 'REGIE D ESSAI DU BIEF',
      phone: '01 23 45 67 89',
      description: 'Une régie, et son jardin.',
      ...bare,
      sourceDate: '2026-01-01',
    })
    const paris = {
      address: '5 rue Feinte',
      city: 'Paris',
      postCode: '75020',
      communeCode: '75056',
      department: '75',
    }
    await aStructure(app.ctx, { ...paris, name: 'Lavoir fictif de Paris' })
    await aStructure(app.ctx, { ...paris, name: 'Lavoir fictif de Paris' })
  })
  afterAll(() => app?.close())

  it('says why nothing is shown before the first comparison', async () => {
    const { html } = await mission.open(AT)
    expect(plain(html)).toContain('Aucun doublon à examiner')
    expect(plain(html)).toContain('n’ont pas encore été comparées')
  })

  it('lists pairs with their reasons, to each the ones it looks after', async () => {
    await scan()
    const all = await mission.open(AT)
    expect(plain(all.html)).toContain('75 % – très probable')
    expect(plain(all.html)).toContain('même nom, même adresse')
    expect(all.html).toContain('Lavoir fictif de Paris')
    const theirs = await coordination.open(AT)
    expect(theirs.html).toContain('REGIE D ESSAI DU BIEF')
    expect(theirs.html).not.toContain('Lavoir fictif de Paris')
    const filtered = await mission.open(`${AT}?departement=75`)
    expect([filtered.html.includes('Lavoir fictif'), filtered.html.includes('REGIE')]).toEqual([true, false])
    const paris = pairIn(all, 'Lavoir fictif de Paris')
    expect((await coordination.open(paris)).status).toBe(404)
    const stranger = await app.signedIn({})
    expect((await stranger.open(AT)).status).toBe(403)
    expect(plain((await mission.open('/compte')).html)).toContain('2 doublons probables')
    pair = pairIn(all, 'REGIE D ESSAI')
  })

  it('sets a pair aside, and takes that back', async () => {
    const aside = await mission.submit(await mission.open(pair), `${pair}/ecart`)
    expect(plain(aside.html)).toContain('ces fiches ne seront plus proposées ensemble')
    expect(aside.html).not.toContain('REGIE D ESSAI')
    const list = await mission.open(`${AT}?etat=ecartees`)
    const back = await mission.submit(list, `${pair}/reprise`)
    expect(plain(back.html)).toContain('La paire est de nouveau à examiner.')
  })

  it('shows both records, the values to choose with what is proposed, and what will follow', async () => {
    const { html } = await mission.open(`${pair}?garder=${kept.id}`)
    const words = plain(html)
    for (const said of [
      'proposée : la plus récente',
      'Une régie, et son jardin. (autre fiche)',
      'proposée : seule renseignée',
      `L’adresse /structures/${merged.slug} mènera à la fiche gardée`,
      'Vous pourrez défaire cette réunion pendant 30 jours.',
    ])
      expect(words).toContain(said)
    expect(html).toMatch(/name="description" value="merged" checked/)
    expect(html).toMatch(/name="phone" value="merged" checked/)
  })

  it('refuses what changed since it was read, and keeps the choices', async () => {
    const open = await mission.open(`${pair}?garder=${kept.id}`)
    await app.run(changeStructure, {
      structureId: kept.id,
      change: { brand: 'Régie du Bief' },
      cause: 'edited',
    })
    const late = await mission.submit(open, `${pair}/fusion`, { description: 'kept' })
    expect(late.status).toBe(422)
    expect(plain(late.html)).toContain('a changé depuis que vous l’avez lue')
    expect(late.html).toMatch(/name="description" value="kept" checked/)
    const none = await mission.submit(open, `${pair}/fusion`, { garder: '' })
    expect([none.status, plain(none.html).includes('Choisissez la fiche à garder.')]).toEqual([422, true])
  })

  it('merges: the address and the API of the other lead on, an import of its number too', async () => {
    const edit = `/structures/${merged.slug}/modifier/identite`
    const editing = await mission.open(edit)
    const open = await coordination.open(`${pair}?garder=${kept.id}`)
    const done = await coordination.submit(open, `${pair}/fusion`, { description: 'kept' })
    expect([done.status, done.path]).toEqual([200, AT])
    expect(plain(done.html)).toContain('Les deux fiches sont réunies')
    const moved = await app.visitor().send(`/structures/${merged.slug}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `/structures/${kept.slug}`])
    const api = await app.visitor().send(`/api/v1/structures/${merged.id}`)
    expect([api.status, api.headers.get('location')]).toEqual([301, `/api/v1/structures/${kept.id}`])
    const { html } = await app.visitor().open(`/structures/${kept.slug}`)
    expect([
      html.includes('01 23 45 67 89'.replaceAll(' ', '\u00a0')) || html.includes('01 23 45 67 89'),
    ]).toEqual([true])
    const list = await app.visitor().open('/structures?q=regie+essai')
    expect(list.html).not.toContain('REGIE D ESSAI')
    // Whoever was writing keeps their words, and learns where the record went.
    const late = await mission.submit(editing, edit, { name: merged.name, description: 'Écrit trop tard.' })
    expect(late.status).toBe(422)
    expect(plain(late.html)).toContain('cette fiche a été réunie à « Régie d’essai du Bief »')
    expect(late.html).toContain('Écrit trop tard.')
  })

  it('undoes the merge, and says what it left', async () => {
    const page = await mission.open(pair)
    expect(plain(page.html)).toContain('Vous pouvez défaire cette réunion jusqu’au 24 décembre 2026')
    await app.run(changeStructure, {
      structureId: kept.id,
      change: { phone: '01 98 76 54 32' },
      cause: 'edited',
    })
    const undone = await mission.submit(page, `${pair}/annulation`)
    expect(undone.status).toBe(200)
    expect(plain(undone.html)).toContain(
      'est revenue dans l’annuaire. Modifié depuis, et laissé tel quel sur la fiche gardée : téléphone.',
    )
    expect((await app.visitor().send(`/structures/${merged.slug}`)).status).toBe(200)
  })

  it('a row of a file that names a merged record completes the one that took it over', async () => {
    const one = await aStructure(app.ctx, {
      name: 'Atelier double',
      siret: '00012345700012',
      address: '9 rue Feinte',
    })
    const other = await aStructure(app.ctx, {
      name: 'Atelier double',
      siret: '00012345700020',
      address: '9 rue Feinte',
    })
    await scan()
    const at = pairIn(await mission.open(AT), 'Atelier double')
    await mission.submit(await mission.open(`${at}?garder=${one.id}`), `${at}/fusion`)
    const csv = 'SIRET;Nom;Type;Téléphone\n00012345700020;Atelier double;EI;01 44 55 66 77\n'
    const done = await importStructures(app.ctx, {
      source: { name: 'liste.csv', bytes: new TextEncoder().encode(csv) },
      origin: 'liste.csv',
    })
    expect(done.ok && done.value.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'merged',
    ])
    const { html } = await app.visitor().open(`/structures/${one.slug}`)
    expect(plain(html)).toContain('01 44 55 66 77')
    expect((await app.visitor().send(`/structures/${other.slug}`)).status).toBe(301)
  })
})
