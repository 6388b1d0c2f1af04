import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnOf, rowOf } from '../../app/directory/domain/mercator.ts'
import { aStructure } from '../builders/structures.ts'
import { testApplication, type Visitor } from '../support/application.ts'
import { readTile } from '../support/readTile.ts'

type Said = Readonly<Record<string, string | number | boolean>>

/** Ce que la carte de l’annuaire demande au site, et ce qu’elle en reçoit. */
describe('the map of the directory', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let visitor: Visitor
  beforeAll(async () => {
    app = await testApplication({ demo: false })
    visitor = app.visitor()
    const at = (latitude: number, longitude: number) => ({ position: { latitude, longitude } })
    const kind = (code: 'EI' | 'ESAT' | 'SCOP') => ({
      kinds: [{ kind: code, source: 'essai', sourceDate: null }],
    })
    // Three in Montreuil, of which two at one door; one in Paris; one far away; one nowhere.
    await aStructure(app.ctx, { name: 'Atelier', ...at(48.8611, 2.4431), ...kind('EI') })
    await aStructure(app.ctx, { name: 'Régie', ...at(48.8638, 2.4485), ...kind('EI') })
    await aStructure(app.ctx, { name: 'Fabrique', ...at(48.8638, 2.4485), ...kind('ESAT') })
    await aStructure(app.ctx, {
      name: 'Comptoir',
      ...at(48.8717, 2.3001),
      ...kind('SCOP'),
      department: '75',
      communeCode: '75056',
      postCode: '75008',
    })
    await aStructure(app.ctx, {
      name: 'Relais',
      ...at(43.2965, 5.3698),
      department: '13',
      communeCode: '13055',
    })
    await aStructure(app.ctx, { name: 'Ailleurs', position: null })
  })
  afterAll(() => app.close())

  const ask = (path: string, etag = '') => visitor.send(path, { headers: { 'if-none-match': etag } })
  const said = async (path: string): Promise<Said[]> => {
    const response = await ask(path)
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.mapbox-vector-tile',
    ])
    const { features } = readTile(new Uint8Array(await response.arrayBuffer()))
    return features.map(({ properties }) => properties)
  }

  /** The tile of the last zoom that holds a position. */
  const lastTile = (latitude: number, longitude: number): string => {
    const side = 2 ** 16
    return `/structures/tuiles/16/${Math.floor(columnOf(longitude) * side)}/${Math.floor(rowOf(latitude) * side)}.mvt`
  }

  it('counts all that has a position, by family, in the tile of the world', async () => {
    const marks = await said('/structures/tuiles/0/0/0.mvt')
    const count = (name: string): number => marks.reduce((sum, one) => sum + Number(one[name] ?? 0), 0)
    const alone = marks.filter(({ count: many }) => many === undefined)
    expect(count('count') + alone.length).toBe(5)
    expect([count('disability'), count('socialEconomy')]).toEqual([1, 1])
  })

  it('names who stands alone, and says where several stand together', async () => {
    expect(await said(lastTile(48.8638, 2.4485))).toEqual([
      { count: 2, insertion: 1, disability: 1, socialEconomy: 0, frame: '2.4485,48.8638,2.4485,48.8638' },
    ])
    const marks = await said(lastTile(48.8611, 2.4431))
    expect(marks).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-z]+$/),
        slug: expect.stringContaining('structure-'),
        name: 'Atelier',
        kind: 'EI',
        family: 'insertion',
      },
    ])
    const record = await visitor.open(`/structures/${marks[0]?.slug}`)
    expect([record.status, record.html.includes('Atelier')]).toEqual([200, true])
  })

  it('follows the filters of the list', async () => {
    const marks = await said('/structures/tuiles/0/0/0.mvt?type=ESAT&type=SCOP')
    expect(marks).toEqual([
      { count: 2, insertion: 0, disability: 1, socialEconomy: 1, zoom: expect.any(Number) },
    ])
    expect(await said('/structures/tuiles/3/0/0.mvt')).toEqual([])
  })

  it('is asked again by its tag, until the directory changes or another question is asked', async () => {
    const path = '/structures/tuiles/9/259/176.mvt'
    const first = await ask(path)
    const etag = first.headers.get('etag') ?? ''
    expect([first.headers.get('cache-control'), first.headers.getSetCookie()]).toEqual(['no-cache', []])
    expect((await ask(path, etag)).status).toBe(304)
    expect((await ask(`${path}?tri=nom&vue=carte&page=2`, etag)).status).toBe(304)
    expect((await ask(`${path}?type=EI`, etag)).status).toBe(200)
    await aStructure(app.ctx, { name: 'Nouvelle', position: { latitude: 48.85, longitude: 2.35 } })
    expect((await ask(path, etag)).status).toBe(200)
  })

  it('says in French that a tile does not exist, or that a filter is wrong', async () => {
    for (const path of [
      '17/0/0.mvt',
      '3/8/0.mvt',
      '3/0/8.mvt',
      '-1/0/0.mvt',
      'a/0/0.mvt',
      '0/0/0.png',
      '0/0/0',
    ]) {
      const { status, html } = await visitor.open(`/structures/tuiles/${path}`)
      expect([path, status]).toEqual([path, 404])
      expect(html).toContain('Page introuvable')
    }
    const wrong = await visitor.open('/structures/tuiles/0/0/0.mvt?cadre=2,3')
    expect([wrong.status, wrong.html.includes('Ce cadre n’est pas lisible')]).toEqual([422, true])
  })

  it('tells how many results there are, and where, as TileJSON', async () => {
    const { total, placed, bounds, tiles, ...rest } = await (
      await ask('/structures/tuiles.json?departement=93&vue=carte')
    ).json()
    expect([total, placed]).toEqual([7, 6])
    expect(bounds).toEqual([2.3001, 43.2965, 5.3698, 48.8717])
    expect(tiles).toEqual(['http://openmap.test/structures/tuiles/{z}/{x}/{y}.mvt?departement=93'])
    expect([rest.tilejson, rest.minzoom, rest.maxzoom]).toEqual(['3.0.0', 0, 16])
    const none = await (await ask('/structures/tuiles.json?q=introuvable')).json()
    expect([none.total, none.placed, none.bounds]).toEqual([0, 0, undefined])
  })

  it('keeps list, counts and exports to the frame of the map, and takes it off by its chip', async () => {
    const cadre = '2.43,48.85,2.46,48.87'
    const { html } = await visitor.open(`/structures?vue=liste&cadre=${cadre}`)
    expect(html).toContain('3\u00a0structures')
    for (const name of ['Atelier', 'Régie', 'Fabrique']) expect(html).toContain(name)
    expect(html).not.toContain('Comptoir')
    expect(html).toMatch(/href="\/structures\?vue=liste"[^>]*>.{0,80}Dans le cadre de la carte/)
    // A form that filters further keeps the frame.
    expect(html).toContain(`name="cadre" value="${cadre}"`)
    // The one that nobody can place is told, not left out in silence.
    expect(html).toContain('autre structure répond peut-être')
    const geojson = await (await ask(`/structures/carte.geojson?cadre=${cadre}`)).json()
    expect(geojson.features.length).toBe(3)
    const csv = await (await ask(`/structures/export.csv?cadre=${cadre}`)).text()
    expect(csv.trim().split('\r\n').length).toBe(4)
  })
})
