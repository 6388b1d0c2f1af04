import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followedSearch } from '../../app/directory/pages/index.ts'
import { systemTransact } from '../../app/platform/jobs/transact.ts'
import { loadTerritory } from '../../app/platform/territory.ts'
import { checkSavedSearches } from '../../app/shortlists/index.ts'
import { aStructure } from '../builders/structures.ts'
import { PUBLIC_URL, testApplication } from '../support/application.ts'

const plain = (html: string): string => html.replaceAll('\u00a0', ' ')

/** Scénarios : enregistrer une recherche, être averti de ce qui est nouveau, faire taire, supprimer et revenir. */
describe('searches that are followed', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let who: Awaited<ReturnType<typeof app.signedIn>>
  beforeAll(async () => {
    app = await testApplication()
    who = await app.signedIn({})
    await aStructure(app.ctx, { name: 'Ancienne propreté' })
  })
  afterAll(() => app?.close())

  const run = async () => {
    const territory = await loadTerritory(app.db)
    if (territory === null) throw new Error('no territory')
    await checkSavedSearches(
      systemTransact({
        db: app.db,
        clock: app.ctx.clock,
        territoryId: app.territoryId,
        dispatch: async () => {},
        purpose: 'essai',
      }),
      { site: { territory, publicUrl: PUBLIC_URL }, find: followedSearch },
    )
  }
  /** As many days go by as if nobody had looked. */
  const pass = async (days: number): Promise<void> => {
    const rows = await app.db.selectFrom('saved_search').select(['id', 'checked_at']).execute()
    for (const { id, checked_at } of rows)
      await app.db
        .updateTable('saved_search')
        .set({ checked_at: new Date(checked_at.getTime() - days * 86_400_000) })
        .where('id', '=', id)
        .execute()
  }
  const notices = () =>
    app.db
      .selectFrom('notice')
      .select(['title', 'body', 'href', 'frequency'])
      .where('person_id', '=', who.personId)
      .where('topic', '=', 'search')
      .orderBy('created_at')
      .execute()
  const ids = async (): Promise<string> =>
    /\/compte\/alertes\/([0-9a-f-]{36})\//.exec((await who.open('/compte/alertes')).html)?.[1] ?? ''

  it('is reached from the list, and named after its filters', async () => {
    expect(plain((await who.open('/compte/alertes')).html)).toContain('Vous ne suivez aucune recherche')
    const list = await who.open('/structures?secteur=nettoyage&departement=93&vue=liste')
    const href = /href="(\/compte\/alertes\/ajout[^"]*)"/.exec(list.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const form = await who.open(href)
    expect(form.html).toContain('name="recherche" value="secteur=nettoyage&amp;departement=93"')
    const wrong = await who.submit(form, '/compte/alertes', {
      titre: '',
      frequence: 'daily',
      recherche: 'secteur=nettoyage&departement=93',
    })
    expect([wrong.status, wrong.html.includes('Écrivez le nom de la recherche.')]).toEqual([422, true])
    const saved = await who.submit(form, '/compte/alertes', {
      titre: 'Nettoyage 93',
      frequence: 'daily',
      recherche: 'secteur=nettoyage&departement=93',
    })
    expect([saved.status, saved.html.includes('Nettoyage 93')]).toEqual([200, true])
    expect((await who.open('/compte/alertes/ajout?recherche=secteur%3Dinvente')).status).toBe(422)
  })

  it('tells once what is new, with its reason, and not what was there', async () => {
    await pass(1)
    await run()
    expect(await notices()).toEqual([])
    await aStructure(app.ctx, { name: 'Nouvelle propreté' })
    await aStructure(app.ctx, { name: 'Autre département', department: '75', activities: [] })
    await pass(1)
    await run()
    await run()
    const told = await notices()
    expect(told.map(({ title, href, frequency }) => [plain(title), href, frequency])).toEqual([
      [
        'Une structure nouvelle pour « Nettoyage 93 »',
        '/structures?secteur=nettoyage&departement=93',
        'daily',
      ],
    ])
    expect(plain(told[0]?.body ?? '')).toMatch(/^Nouvelle propreté \(.*Seine-Saint-Denis.*\)\.$/)
  })

  it('names ten at most, and counts the others', async () => {
    for (let n = 1; n <= 12; n += 1) await aStructure(app.ctx, { name: `Arrivée ${n}` })
    await pass(1)
    await run()
    const last = (await notices()).at(-1)
    expect([
      plain(last?.title ?? '').startsWith('12 structures'),
      plain(last?.body ?? '').endsWith('et 2 de plus.'),
    ]).toEqual([true, true])
  })

  it('is silent while paused or deleted, and comes back', async () => {
    const id = await ids()
    const count = (await notices()).length
    await who.submit(await who.open('/compte/alertes'), `/compte/alertes/${id}/pause`)
    await aStructure(app.ctx, { name: 'Pendant la pause' })
    await pass(1)
    await run()
    expect((await notices()).length).toBe(count)
    const gone = await who.submit(await who.open('/compte/alertes'), `/compte/alertes/${id}/suppression`)
    expect(await ids()).toBe('')
    await who.submit(gone, `/compte/alertes/${id}/restauration`)
    await who.submit(await who.open('/compte/alertes'), `/compte/alertes/${id}/reprise`)
    const changed = await who.submit(
      await who.open('/compte/alertes'),
      `/compte/alertes/${id}/modification`,
      {
        titre: 'Propreté',
        frequence: 'weekly',
      },
    )
    expect(plain(changed.html)).toContain('Chaque semaine')
    await run()
    expect((await notices()).length).toBe(count)
    await pass(7)
    await run()
    expect(plain((await notices()).at(-1)?.body ?? '')).toContain('Pendant la pause')
  })

  it('is nobody else’s', async () => {
    const other = await app.signedIn({})
    const id = await ids()
    const page = await other.open('/compte/alertes')
    expect(page.html).not.toContain(id)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const tried = await other.post(
      `/compte/alertes/${id}/suppression`,
      new URLSearchParams({ _csrf: csrf, _key: crypto.randomUUID() }),
    )
    expect(tried.status).toBe(404)
  })
})
