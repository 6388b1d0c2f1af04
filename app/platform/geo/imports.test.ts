import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { findCommune } from './find.ts'
import { importCommunes } from './importCommunes.ts'
import { type ContourLevel, importContours } from './importContours.ts'
import { loadGeography } from './load.ts'
import { outlineOf } from './outline.ts'

const REGION = ['75', '77', '78', '91', '92', '93', '94', '95']
const folder = mkdtempSync(join(tmpdir(), 'openmap-geo-'))
const shared = (name: string): string =>
  fileURLToPath(new URL(`../../../../shared/data/geo/${name}`, import.meta.url))
let base: TestDatabase
beforeAll(async () => {
  base = await testDatabase()
  await loadGeography(base.db)
})
afterAll(async () => {
  await base.close()
  rmSync(folder, { recursive: true, force: true })
})

const csv = (text: string) => ({ name: 'communes.csv', bytes: new Uint8Array(Buffer.from(text)) })
const verdicts = (
  result: Awaited<ReturnType<typeof importCommunes>> | Awaited<ReturnType<typeof importContours>>,
) =>
  result.ok
    ? result.value.rows.map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)])
    : result.refusal.code
const contours = (level: ContourLevel, features: readonly object[]) => {
  const path = join(folder, 'contours.geojson')
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }))
  return importContours(base.db, { path, level, credit: 'IGN – INSEE' })
}
const feature = (code: string, nom: string, ring: unknown) => ({
  type: 'Feature',
  properties: { code, nom },
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const SQUARE = [
  [2.3, 48.9],
  [2.6, 48.9],
  [2.6, 49],
  [2.3, 49],
  [2.3, 48.9],
]

describe('importCommunes', () => {
  const source = csv(
    [
      'Code INSEE;Nom;Lon;Lat;Code postal',
      '93066;Saint-Denis;2,3580;48,9300;93200|93210',
      '1004;Ambérieu-en-Bugey;5.35;45.95;01500',
      '77028;Beautheil;;;',
      '93059;Pierrefitte;200;48;9338',
      'XX;Nulle part;2;48;',
      '93066;Encore;2;48;',
      '93001;;2;48;',
    ].join('\n'),
  )

  it('gives each record its verdict, and refuses a file without the columns', async () => {
    expect(verdicts(await importCommunes(base.db, { source }))).toEqual([
      ['accepted'],
      ['accepted'],
      ['accepted'],
      ['warned', 'post-code', 'coordinates'],
      ['rejected', 'insee-code'],
      ['rejected', 'repeated'],
      ['rejected', 'name-absent'],
    ])
    expect(verdicts(await importCommunes(base.db, { source: csv('Nom;Code\nX;1\n') }))).toBe(
      'columns-missing',
    )
  })

  it('replaces what the file says, keeps the rest, and changes nothing the second time', async () => {
    const snapshot = async () => (await base.pool.query('select * from commune order by code')).rows
    const before = await snapshot()
    await importCommunes(base.db, { source })
    expect(await snapshot()).toEqual(before)
    const town = await findCommune(base.db, '93066', REGION)
    expect([town?.position, town?.approximate]).toEqual([{ latitude: 48.93, longitude: 2.358 }, false])
    expect((await findCommune(base.db, '93210', REGION))?.code).toBe('93066')
    // Joined to a neighbour since: still found by its code, and still known to be a part of it.
    const joined = before.find(({ code }) => code === '93059')
    expect([joined?.parent, joined?.latitude !== null]).toEqual(['93066', true])
  })
})

describe('importContours', () => {
  it('gives each feature its verdict; the file of another level gives itself away', async () => {
    const open = SQUARE.slice(0, -1)
    const result = await contours('departement', [
      feature('93', 'Seine-Saint-Denis', SQUARE),
      feature('95', '', SQUARE),
      feature('93', 'Seine-Saint-Denis', SQUARE),
      feature('11', 'Île-de-France', SQUARE),
      feature('999', 'Nulle part', SQUARE),
      feature('94', 'Val-de-Marne', open),
      feature('92', 'Hauts-de-Seine', [[652000, 6862000], ...SQUARE]),
      { type: 'Feature', properties: { code: '91', nom: 'Essonne' }, geometry: { type: 'Point' } },
    ])
    expect(verdicts(result)).toEqual([
      ['accepted'],
      ['warned', 'name-absent'],
      ['rejected', 'repeated'],
      ['rejected', 'name'],
      ['rejected', 'code'],
      ['rejected', 'ring'],
      ['rejected', 'degrees'],
      ['rejected', 'geometry'],
    ])
  })

  it('serves them in place of the outlines drawn by hand, and says where they come from', async () => {
    const outline = await outlineOf(base.db, REGION)
    expect(outline.credit).toContain('IGN – INSEE')
    expect(outline.credit).toContain('tracé approché')
    const approximate = Object.fromEntries(
      outline.features.map(({ properties }) => [properties.code, properties.approximate]),
    )
    expect(approximate).toEqual(Object.fromEntries(REGION.map((code) => [code, !/93|95/.test(code)])))
    expect((await outlineOf(base.db, ['93'])).credit).not.toContain('approché')
    expect((await outlineOf(base.db, ['75'])).credit).toBe(
      'Fond\u00a0: contours des départements, tracé approché.',
    )
  })
})

describe.skipIf(!existsSync(shared('README.md')))('the real files (else skipped: fixtures absent)', () => {
  it('takes the 34 974 communes of France', async () => {
    const result = await importCommunes(base.db, {
      source: { path: shared('communes_centroids_france_2022.csv') },
    })
    expect(result.ok && [result.value.accepted, result.value.warned, result.value.rejected]).toEqual([
      34_974, 0, 0,
    ])
  })

  it.each([
    ['communes-ile-de-france.geojson', 'commune', 1276],
    ['arrondissements-ile-de-france.geojson', 'arrondissement', 25],
    ['departements-ile-de-france.geojson', 'departement', 8],
    ['region-ile-de-france.geojson', 'region', 1],
  ] as const)('takes %s twice with the same end', async (name, level, count) => {
    const snapshot = async () =>
      (await base.pool.query('select * from contour where level = $1 order by code', [level])).rows
    const read = () => importContours(base.db, { path: shared(name), level, credit: 'IGN – INSEE' })
    const first = await read()
    expect(first.ok && [first.value.accepted, first.value.rows.length]).toEqual([count, count])
    const rows = await snapshot()
    await read()
    expect(await snapshot()).toEqual(rows)
    const outlines = rows.map(({ outline }) => outline)
    expect(brotliCompressSync(JSON.stringify(outlines)).length).toBeLessThan(300 * 1024)
  })

  it('draws the region from official contours alone', async () => {
    const outline = await outlineOf(base.db, REGION)
    expect(outline.features.map(({ properties }) => properties.approximate)).toEqual(REGION.map(() => false))
    expect(outline.credit).not.toContain('approché')
  })
})
