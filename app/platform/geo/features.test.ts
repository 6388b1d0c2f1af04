import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { FeatureFault, readFeatures } from './features.ts'

const folder = mkdtempSync(join(tmpdir(), 'openmap-features-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
const read = async (content: string | Uint8Array): Promise<unknown[]> => {
  count += 1
  const path = join(folder, `${count}.geojson`)
  writeFileSync(path, content)
  const found: unknown[] = []
  for await (const feature of readFeatures(path)) found.push(feature)
  return found
}
const code = async (content: string | Uint8Array): Promise<string> => {
  try {
    await read(content)
    return 'read'
  } catch (error) {
    if (error instanceof FeatureFault) return error.refusal.code
    throw error
  }
}
const feature = (name: string, more: object = {}) => ({
  type: 'Feature',
  properties: { nom: name, ...more },
  geometry: null,
})

describe('readFeatures', () => {
  it('gives the features of a collection, whatever stands around and inside them', async () => {
    const tricky = [
      feature('a } ] { [ "features": [', { features: [{ type: 'Feature' }], deep: { deeper: [[{}]] } }),
      feature('guillemet \\" et \\\\'),
      feature('Évry'),
    ]
    const before = { type: 'FeatureCollection', name: 'features', crs: { features: [1] } }
    const text = JSON.stringify({ ...before, features: tricky, after: { features: [2] } }, null, 1)
    expect(await read(`\ufeff${text}\n`)).toEqual(tricky)
  })

  it('gives the same when the text comes by pieces of the reader', async () => {
    // Pieces hold 64 KiB: names of many sizes put strings, escapes and braces on their edges.
    const many = Array.from({ length: 3000 }, (_, index) =>
      feature(`${'é"\\{'.repeat(index % 37)}${index}`, { features: 'features' }),
    )
    expect(await read(JSON.stringify({ type: 'FeatureCollection', features: many }))).toEqual(many)
  })

  it('takes a lone feature for a collection of one', async () => {
    expect(await read(JSON.stringify(feature('seule')))).toEqual([feature('seule')])
  })

  it.each([
    ['nothing', '', 'not-geojson'],
    ['a table', 'code;nom\n93;Seine-Saint-Denis\n', 'not-geojson'],
    ['a list', '[{"type":"Feature"}]', 'not-geojson'],
    ['another object', '{"type":"Topology","objects":{}}', 'not-geojson'],
    ['other things than features', '{"type":"FeatureCollection","features":[{"a":1}]}', 'not-geojson'],
    ['no feature', '{"type":"FeatureCollection","features":[]}', 'empty'],
    ['an end cut off', '{"type":"FeatureCollection","features":[{"type":"Feature"},{"ty', 'damaged'],
    ['a fault inside', '{"type":"FeatureCollection","features":[{"type":"Feature",,}]}', 'damaged'],
    ['Windows-1252', Buffer.from('{"type":"Feature","properties":{"nom":"Évry"}}', 'latin1'), 'encoding'],
  ])('refuses %s', async (_, content, expected) => {
    expect(await code(content)).toBe(expected)
  })
})
