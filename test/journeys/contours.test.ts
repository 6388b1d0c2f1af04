import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importContours } from '../../app/platform/geo/importContours.ts'
import { testApplication } from '../support/application.ts'

let site: Awaited<ReturnType<typeof testApplication>>
const folder = mkdtempSync(join(tmpdir(), 'openmap-contours-'))
beforeAll(async () => {
  site = await testApplication()
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

it('keeps the outline of the map by its ETag until contours are imported', async () => {
  const visitor = site.visitor()
  const ask = (etag = '') =>
    visitor.send('/structures/contours.geojson', { headers: { 'if-none-match': etag } })
  const first = await ask()
  const etag = first.headers.get('etag') ?? ''
  expect([first.status, (await ask(etag)).status]).toEqual([200, 304])
  expect((await first.json()).credit).toContain('tracé approché')
  const path = join(folder, 'paris.geojson')
  const ring = [
    [2.2, 48.8],
    [2.5, 48.8],
    [2.5, 48.9],
    [2.2, 48.8],
  ]
  writeFileSync(
    path,
    JSON.stringify({
      type: 'Feature',
      properties: { code: '75', nom: 'Paris' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }),
  )
  await importContours(site.db, { path, level: 'departement', credit: 'IGN – INSEE' })
  const second = await ask(etag)
  expect(second.status).toBe(200)
  const { credit, features } = await second.json()
  expect(credit).toContain('IGN – INSEE')
  expect(
    features.find(({ properties }: { properties: { code: string } }) => properties.code === '75'),
  ).toEqual({
    type: 'Feature',
    properties: { code: '75', name: 'Paris', approximate: false },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })
})
