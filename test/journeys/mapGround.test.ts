import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importContours } from '../../app/platform/geo/importContours.ts'
import { loadGeography } from '../../app/platform/geo/load.ts'
import { testApplication, type Visitor } from '../support/application.ts'

const PAGE = '/administration/reglages'
const STYLE = 'https://fonds.exemple.fr/style.json?cle=a'

/** Ce que la carte dessine sous les structures : nos contours, ou le fond que l’administration choisit. */
describe('the ground of the map', () => {
  let app: Awaited<ReturnType<typeof testApplication>>
  let administrator: Visitor
  const folder = mkdtempSync(join(tmpdir(), 'openmap-contours-'))
  beforeAll(async () => {
    app = await testApplication()
    administrator = await app.administrator()
  })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const policyOf = async (path: string, etag = ''): Promise<readonly [number, string, string | null]> => {
    const { status, headers } = await app.visitor().send(path, { headers: { 'if-none-match': etag } })
    return [status, headers.get('content-security-policy') ?? '', headers.get('etag')]
  }
  const save = async (mapStyleUrl: string) =>
    administrator.submit(await administrator.open(PAGE), `${PAGE}/carte`, { mapStyleUrl })

  it('asks nobody else until somebody decides it', async () => {
    for (const path of ['/structures', '/structures?vue=carte', '/integrer/structures']) {
      const [status, policy] = await policyOf(path)
      expect([path, status]).toEqual([path, 200])
      expect(policy).toContain("img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:")
      expect((await app.visitor().open(path)).html).toContain('&quot;ground&quot;:null')
    }
  })

  it('refuses an address that a page could not name, and keeps what was typed', async () => {
    for (const wrong of [
      'http://fonds.exemple.fr/s.json',
      'fonds',
      'https://a:b@fonds.exemple.fr/',
      'javascript:1',
    ]) {
      const refused = await save(wrong)
      expect([wrong, refused.status]).toEqual([wrong, 422])
      expect(refused.html).toContain('Cette adresse ne peut pas servir')
      expect(refused.html).toContain(`value="${wrong}"`)
    }
  })

  it('opens the pages of the map, and no other, to the one origin that is chosen; all at once, and back', async () => {
    const [, , before] = await policyOf('/structures?vue=carte')
    expect((await save(STYLE)).html).toContain('Les réglages sont enregistrés.')
    const entry = await app.db
      .selectFrom('audit_entry')
      .select(['action', 'before', 'after'])
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(entry).toEqual({
      action: 'settings.changed',
      before: { mapStyleUrl: '' },
      after: { mapStyleUrl: STYLE },
    })
    for (const path of ['/structures', '/structures?vue=carte', '/integrer/structures']) {
      const [, policy, etag] = await policyOf(path, before ?? '')
      expect(policy).toContain(
        "img-src 'self' https://fonds.exemple.fr data: blob:; connect-src 'self' https://fonds.exemple.fr; worker-src 'self' blob:",
      )
      expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'; style-src 'self';/)
      expect((await app.visitor().open(path)).html).toContain(STYLE)
      // A browser takes the headers of « unchanged » for those of the page that it holds.
      const [status, again] = await policyOf(path, etag ?? '')
      expect([path, status, again]).toEqual([path, 304, policy])
    }
    for (const path of ['/structures?vue=liste', '/', '/structures/carte/tableau', PAGE])
      expect([path, (await policyOf(path))[1].includes('fonds.exemple.fr')]).toEqual([path, false])
    expect((await app.visitor().send('/structures')).headers.get('x-reaches')).toBe(null)
    await save('')
    expect((await policyOf('/structures?vue=carte'))[1]).not.toContain('fonds.exemple.fr')
  })

  it('draws communes and the EPT that they make, a département at a time, once they are imported', async () => {
    await loadGeography(app.db)
    const ask = async (query: string) => {
      const response = await app.visitor().send(`/structures/contours.geojson${query}`)
      return { status: response.status, text: await response.text() }
    }
    const none = await ask('?niveau=commune&departement=93')
    expect([none.status, JSON.parse(none.text).features]).toEqual([200, []])
    for (const wrong of [
      '?niveau=commune',
      '?departement=93',
      '?niveau=rue&departement=93',
      '?niveau=commune&departement=00',
    ])
      expect([wrong, (await ask(wrong)).status]).toEqual([wrong, 422])

    const square = (code: string, nom: string, west: number) => ({
      type: 'Feature',
      properties: { code, nom },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, 48.8],
            [west + 0.1, 48.8],
            [west + 0.1, 48.9],
            [west, 48.9],
            [west, 48.8],
          ],
        ],
      },
    })
    const path = join(folder, 'communes.geojson')
    // Montreuil and Bagnolet are of one EPT, Saint-Denis of another; Vanves is of another département.
    const features = [
      square('93048', 'Montreuil', 2.4),
      square('93006', 'Bagnolet', 2.3),
      square('93066', 'Saint-Denis', 2.2),
      square('92075', 'Vanves', 2.1),
    ]
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }))
    await importContours(app.db, { path, level: 'commune', credit: 'IGN – INSEE' })
    const communes = JSON.parse((await ask('?niveau=commune&departement=93')).text)
    expect(communes.features.map((one: { properties: unknown }) => one.properties)).toEqual([
      { code: '93006', name: 'Bagnolet' },
      { code: '93048', name: 'Montreuil' },
      { code: '93066', name: 'Saint-Denis' },
    ])
    const groupings = JSON.parse((await ask('?niveau=intercommunalite&departement=93')).text)
    const lines = Object.fromEntries(
      groupings.features.map(
        (one: { properties: { name: string }; geometry: { coordinates: unknown[][] } }) => [
          one.properties.name,
          one.geometry.coordinates.map((line) => line.length),
        ],
      ),
    )
    // Six corners around the two together, the border between them left out.
    expect(lines).toEqual({ 'Est Ensemble': [7], 'Plaine Commune': [5] })
  })
})
