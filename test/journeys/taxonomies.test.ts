import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTradeWords } from '../../app/administration/index.ts'
import { nothingMore, reindexTrade, type Structure, saveStructures } from '../../app/directory/index.ts'
import { newId } from '../../app/platform/database/id.ts'
import { loadGeography } from '../../app/platform/geo/load.ts'
import { noteImport } from '../../app/platform/taxonomies/referenceImports.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const PAGE = '/administration/referentiels'
const GREEN = `${PAGE}/secteurs/espaces-verts`
const plain = (html: string) =>
  html
    .replaceAll('\u00a0', ' ')
    .replaceAll('&#39;', '’')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

const structure = (name: string, sector: Structure['activities'][number]['sector']): Structure => {
  const id = newId()
  return {
    ...nothingMore,
    id,
    slug: `${name.toLowerCase().replace(/[^a-z]+/g, '-')}-${id.slice(-10)}`,
    siret: null,
    name,
    brand: null,
    description: 'Une structure pour essayer.',
    naf: null,
    address: null,
    postCode: null,
    city: null,
    communeCode: null,
    department: '93',
    position: null,
    website: null,
    kinds: [{ kind: 'EI', source: 'essai', sourceDate: null }],
    activities: [{ sector, service: 'service', area: { kind: 'country' }, deduced: false }],
    origins: {},
    fictitious: true,
    source: 'essai',
    sourceDate: null,
  }
}

/** Scénario : une administratrice lit les référentiels et donne ses mots à un secteur ; la recherche suit. */
describe('taxonomies', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Visitor & { personId: string }
  beforeAll(async () => {
    app = await testApplication()
    await loadGeography(app.db)
    administrator = await app.signedIn({ platform: ['administrator'] })
    await saveStructures(app.ctx, [
      structure('Jardins d’essai', 'espaces-verts'),
      structure('Linge d’essai', 'blanchisserie'),
    ])
  })
  afterAll(async () => {
    await app.close()
  })

  const found = async (words: string): Promise<string[]> => {
    const { html } = await app.visitor().open(`/structures?q=${encodeURIComponent(words)}`)
    return ['Jardins d’essai', 'Linge d’essai'].filter((name) => html.replaceAll('&#39;', '’').includes(name))
  }
  const save = async (words: string) =>
    administrator.submit(await administrator.open(GREEN), GREEN, { words })
  const untilFound = async (words: string, names: readonly string[]): Promise<void> => {
    while (JSON.stringify(await found(words)) !== JSON.stringify(names))
      await new Promise((resolve) => setTimeout(resolve, 50))
  }

  it('show sectors, kinds and reference files with their origin', async () => {
    const text = plain((await administrator.open(PAGE)).html)
    for (const words of [
      '20 secteurs',
      'Espaces verts et nature jardinage, paysage, élagage',
      '773, 771, 772, 451127',
      'Atelier et chantier d’insertion article L5132-15 du code du travail',
      'INSEE et Etalab (Licence Ouverte), positions GeoNames (CC BY 4.0)',
      'Tracé approché des huit départements, fait à la main',
      'Jamais : données livrées',
    ])
      expect(text).toContain(words)
    const { count } = await app.db
      .selectFrom('commune')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(text).toContain(
      `${new Intl.NumberFormat('fr-FR').format(count).replace(/\s/g, ' ')} communes, dont`,
    )
    const page = await administrator.open(PAGE)
    expect(page.html).toContain('href="/structures?secteur=espaces-verts"')
    expect(page.html).toContain('href="/structures?type=EI"')
    await noteImport(app.ctx, { name: 'cpv', file: 'cpv.csv', credit: null, rows: 9454 })
    const after = plain((await administrator.open(PAGE)).html)
    expect(after).toMatch(/cpv\.csv \(9 454 lignes\) \d+(er)? \p{L}+ \d{4}/u)
  })

  it.each([
    ['elagage', 1, 'Espaces verts et nature'],
    ['77310000', 1, 'Espaces verts et nature'],
    ['81.30', 1, 'Espaces verts et nature'],
    ['zzz', 0, 'Aucun secteur ne correspond'],
  ] as const)('find a sector by %s', async (words, count, expected) => {
    const text = plain((await administrator.open(`${PAGE}?q=${words}`)).html)
    expect(text).toContain(`${count} secteur sur 20`)
    expect(text).toContain(expected)
  })

  it('are closed to everybody else, and unknown under another name', async () => {
    const mission = await app.signedIn({ platform: ['mission'] })
    for (const path of [PAGE, GREEN]) {
      expect((await app.visitor().open(path)).path).toBe('/connexion')
      expect((await mission.open(path)).status).toBe(403)
    }
    const csrf = /name="_csrf" value="([^"]+)"/.exec((await mission.open('/compte')).html)?.[1] ?? ''
    for (const path of [GREEN, `${GREEN}/origine`]) {
      const body = new URLSearchParams({ _csrf: csrf, _key: 'cle-unique-de-cet-essai', words: 'pris' })
      expect((await mission.post(path, body)).status).toBe(403)
    }
    expect((await administrator.open(`${PAGE}/secteurs/inconnu`)).status).toBe(404)
    expect(await readTradeWords(app.db, app.scope)).toEqual(new Map())
  })

  it('let a structure be found by the words that an administrator gave, and no more by those removed', async () => {
    expect([await found('débardage'), await found('tonte')]).toEqual([[], ['Jardins d’essai']])
    const done = await save('jardinage\r\ndébardage, taille de haie\r\nDEBARDAGE')
    expect(done.path).toBe(PAGE)
    expect(plain(done.html)).toContain('Les mots sont enregistrés.')
    expect(plain(done.html)).toContain('jardinage, débardage, taille de haie Modifié ici')
    await untilFound('débardage', ['Jardins d’essai'])
    expect([await found('tonte'), await found('taille haie'), await found('linge')]).toEqual([
      [],
      ['Jardins d’essai'],
      ['Linge d’essai'],
    ])
    // The name, the place and the description are untouched: each is still found.
    expect([await found('jardins'), await found('structure essayer')]).toEqual([
      ['Jardins d’essai'],
      ['Jardins d’essai', 'Linge d’essai'],
    ])
    const [entry] = await app.db
      .selectFrom('audit_entry')
      .select(['action', 'subject_id', 'person_id', 'after'])
      .orderBy('id', 'desc')
      .execute()
    expect(entry).toEqual({
      action: 'trade-words.changed',
      subject_id: 'espaces-verts',
      person_id: administrator.personId,
      after: { words: ['jardinage', 'débardage', 'taille de haie'] },
    })
  })

  it('serve structures recorded later too', async () => {
    await saveStructures(app.ctx, [structure('Bois d’essai', 'espaces-verts')])
    const { html } = await app.visitor().open('/structures?q=d%C3%A9bardage')
    expect(html.replaceAll('&#39;', '’')).toContain('Bois d’essai')
  })

  it('make the same search text as a structure recorded anew', async () => {
    const search = async () =>
      (
        await app.db
          .selectFrom('structure')
          .select(['name', ({ fn }) => fn<string>('strip', ['search']).as('search')])
          .orderBy('name')
          .execute()
      ).map(({ name, search: text }) => [name, String(text)])
    const before = await search()
    await reindexTrade(app.ctx, 'espaces-verts')
    expect(await search()).toEqual(before)
    await reindexTrade(app.ctx, 'inconnu')
    expect(await search()).toEqual(before)
  })

  it('come back to the words of the software', async () => {
    const page = await administrator.open(GREEN)
    const done = await administrator.submit(page, `${GREEN}/origine`)
    expect(plain(done.html)).toContain('Les mots sont enregistrés.')
    expect(await readTradeWords(app.db, app.scope)).toEqual(new Map())
    await untilFound('tonte', ['Jardins d’essai'])
    expect(await found('débardage')).toEqual([])
    const again = await administrator.submit(page, `${GREEN}/origine`, { _key: newId() })
    expect(again.html).toContain('Rien n’a changé.')
  })

  it.each([
    [' , ;\n', 'Écrivez au moins un mot'],
    ['jardinage\n123', '« 123 » ne peut pas être cherché.'],
    ['a'.repeat(61), 'ne peut pas être cherché'],
    [Array.from({ length: 61 }, (_, index) => `mot ${index}`).join('\n'), 'Écrivez au plus 60 mots'],
    ['a\n'.repeat(2001), 'Écrivez au plus 4 000 caractères.'],
  ])('refuse words that help nobody (%#), keep what was typed', async (words, sentence) => {
    const page = await save(words)
    expect([page.status, plain(page.html).includes(sentence)]).toEqual([422, true])
    expect(page.html).toContain(`${words.trim().slice(0, 20)}`)
    expect(await readTradeWords(app.db, app.scope)).toEqual(new Map())
  })
})
