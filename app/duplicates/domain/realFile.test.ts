import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type Siret, siret } from '../../directory/index.ts'
import type { Compared } from './compared.ts'
import { askedKeys, keysOf, MOST_MEMBERS } from './keys.ts'
import { type Likeness, likenessOf, POSSIBLE } from './score.ts'

const FILE = new URL('../../../../shared/data/structures/siae_france_2020.csv', import.meta.url)
type Row = { readonly [column: string]: string }

const numberOf = (text: string | undefined): Siret | null => {
  const read = siret(text ?? '')
  return read.ok ? read.value : null
}

/** Each row as a record of its own, as if nothing had merged them on the way in. */
const compared = (row: Row, index: number): Compared => ({
  id: String(index),
  siret: numberOf(row.siret),
  name: row.name ?? '',
  brand: row.brand || null,
  address: row.address || null,
  postCode: row.post_code || null,
  city: row.city || null,
  communeCode: null,
  department: row.department || null,
  phone: null,
  email: null,
  website: row.website || null,
  position: row.lat ? { latitude: Number(row.lat), longitude: Number(row.lon) } : null,
})

const pairsOf = (records: readonly Compared[]): Map<string, Likeness> => {
  const blocks = Map.groupBy(
    records.flatMap((one, index) => keysOf(one).map((key) => ({ key, index }))),
    ({ key }) => key,
  )
  const pairs = new Map<string, Likeness>()
  for (const [index, one] of records.entries())
    for (const key of askedKeys(one)) {
      const block = blocks.get(key) ?? []
      if (block.length > MOST_MEMBERS) continue
      for (const { index: second } of block) {
        const other = records[second]
        if (second <= index || other === undefined) continue
        const likeness = likenessOf(one, other)
        if (likeness !== null && likeness.score >= POSSIBLE) pairs.set(`${index} ${second}`, likeness)
      }
    }
  return pairs
}

const read = (): Row[] => parse(readFileSync(FILE), { columns: true, bom: true })

describe.skipIf(!existsSync(FILE))('3 853 rows of a real file (skipped: fixtures absent)', () => {
  it('brings out the twelve pairs, the one of two firms as a conflict, and few others', () => {
    const records = read().map(compared)
    const pairs = pairsOf(records)
    const known = [...pairs].flatMap(([key, likeness]) => {
      const [one, other] = key.split(' ').map((index) => records[Number(index)]?.siret ?? '')
      return one !== undefined && one === other ? [{ siret: one, likeness }] : []
    })
    expect(known.map((one) => one.siret).sort()).toEqual([
      '34445638900016',
      '35058476900029',
      '38899178800042',
      '39281437200034',
      '40382399000029',
      '40765547100057',
      '41920613100031',
      '42209269200066',
      '44888767900034',
      '48842955600027',
      '49392087000059',
      '79931299600041',
    ])
    const trap = known.find((one) => one.siret === '34445638900016')
    expect(trap?.likeness.reasons.map(({ code }) => code)).toContain('otherName')
    expect(trap?.likeness.score).toBe(POSSIBLE)
    // Of 3 490 bodies with several establishments, those of one address only.
    expect(pairs.size - known.length).toBeLessThan(40)
  })

  it('still brings out most of them when the second row gives no SIRET', () => {
    const seen = new Set<string>()
    const records = read()
      .map(compared)
      .map((one) => {
        const again = one.siret !== null && seen.has(one.siret)
        if (one.siret !== null) seen.add(one.siret)
        return again ? { ...one, siret: null } : one
      })
    const found = [...pairsOf(records).keys()].filter((key) =>
      key.split(' ').some((index) => records[Number(index)]?.siret === null),
    )
    // The others share with their twin neither a telling name nor an address.
    expect(found.length).toBeGreaterThanOrEqual(8)
  })
})
