import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { departmentPlace, findPlace } from '../../platform/geo/findPlace.ts'
import { loadGeography } from '../../platform/geo/load.ts'
import { everything, type Search } from '../domain/search.ts'
import { findStructures } from '../store/findStructures.ts'
import { type ImportInput, importStructures } from './importStructures.ts'

const shared = (path: string): string =>
  fileURLToPath(new URL(`../../../../shared/data/${path}`, import.meta.url))

describe('importStructures', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    await loadGeography(database.db)
  })
  afterAll(() => database.close())

  const run = (input: Partial<ImportInput> & Pick<ImportInput, 'source'>, dryRun = false) =>
    inTransaction(
      database.db,
      { clock: database.clock, scope: database.scope, dispatch: async () => {} },
      (ctx) => importStructures(ctx, { origin: 'essai', ...input }),
      (outcome) => outcome.ok && outcome.value.written && !dryRun,
    )
  const csv = (text: string) => ({ name: 'essai.csv', bytes: new TextEncoder().encode(text) })
  const count = async (search: Partial<Search> = {}) =>
    (await findStructures(database.db, database.scope, { ...everything, ...search }, { page: 1, size: 20 }))
      .total

  const BAD = [
    'SIRET;Raison sociale;Type;CP;Ville;lat;lon;Secteurs;Date',
    '00012345600014;Atelier du Bief fictif;EI;93100;Montreuil;48.86;2.44;Nettoyage et propreté;31/02/2024',
    '00012345600014;Atelier du Bief fictif;ACI;93100;Montreuil;48.86;2.44;;',
    '00012345600014;Atelier du Bief fictif;EI;93100;Montreuil;;;;',
    '00012345600014;Lavoir sans rapport;EA;93100;Montreuil;;;;',
    '12345678901234;Clé fausse;EI;93100;Montreuil;;;;',
    ';Sans SIRET;EI;93100;Montreuil;;;;',
    '00012345700012;;EI;93100;Montreuil;;;;',
    '00012345800010;Type inconnu;XYZ;93100;Montreuil;;;;',
    '00012345900018;Loin fictif;EA;93100;Marseille;148;2;;',
    '=1+1;Formule;EI;93100;Montreuil;;;;',
  ].join('\n')

  it('gives each record its verdict, and writes nothing in a dry run', async () => {
    const outcome = await run({ source: csv(BAD) }, true)
    if (!outcome.ok) throw new Error(outcome.refusal.sentence)
    expect(
      outcome.value.rows.map(({ row, verdict, problems }) => [
        row,
        verdict,
        problems.map(({ code }) => code).join(' '),
      ]),
    ).toEqual([
      [1, 'warned', 'date'],
      [2, 'warned', 'further-kind'],
      [3, 'rejected', 'repeated'],
      [4, 'rejected', 'name-conflict'],
      [5, 'rejected', 'siret-key'],
      [6, 'rejected', 'siret-absent'],
      [7, 'rejected', expect.stringMatching('name-absent')],
      [8, 'rejected', expect.stringMatching('kind-unknown')],
      [9, expect.anything(), expect.anything()],
      [10, 'rejected', expect.stringMatching('siret')],
    ])
    expect(await count()).toBe(0)
  })

  it('writes nothing with strict when a row is rejected', async () => {
    const outcome = await run({ source: csv(BAD), strict: true })
    expect(outcome.ok && outcome.value.written).toBe(false)
    expect(await count()).toBe(0)
  })

  it('names the missing columns and those it found', async () => {
    const outcome = await run({ source: csv('a;b\n1;2\n') })
    expect(outcome.ok ? '' : outcome.refusal.sentence).toBe(
      'Il manque la colonne SIRET, la colonne nom, la colonne type. Titres lus\u00a0: a, b. Renommez vos colonnes, puis recommencez.',
    )
  })

  it('writes the good rows of a bad file: one structure, two kinds', async () => {
    await run({ source: csv(BAD) })
    expect(await count({ words: 'bief' })).toBe(1)
    expect(await count({ chosen: { kind: ['ACI'] } })).toBe(1)
    await run({ source: csv(BAD) })
    expect(await count({ words: 'bief' })).toBe(1)
  })

  it.skipIf(!existsSync(shared('structures/siae_idf_2020.csv')))(
    'real file (else skipped: fixtures absent): 373 records, 370 structures, no twin on repeat',
    async () => {
      const before = await count()
      const beforeIn93 = await count({ areas: [departmentPlace('93')] })
      const outcome = await run({ source: { path: shared('structures/siae_idf_2020.csv') } })
      if (!outcome.ok) throw new Error(outcome.refusal.sentence)
      expect([outcome.value.rows.length, outcome.value.rejected]).toEqual([373, 0])
      expect((await count()) - before).toBe(370)
      await run({ source: { path: shared('structures/siae_idf_2020.csv') } })
      expect((await count()) - before).toBe(370)
      for (const words of ['baluchon', 'balluchon', 'BALÛCHON']) {
        const search = { ...everything, words, sort: 'relevance' } as const
        const { items } = await findStructures(database.db, database.scope, search, { page: 1, size: 1 })
        expect(items[0]?.name.toLowerCase()).toContain('baluchon')
      }
      expect(await count({ words: 'traiteur' })).toBeGreaterThan(0)
      // 81 records of 78 structures have their address there, and none says how far it goes.
      expect((await count({ areas: [departmentPlace('93')] })) - beforeIn93).toBe(78)
      const place = await findPlace(database.db, 'Montreuil', ['93'])
      if (place === null) throw new Error('Montreuil is unknown')
      const near = { place, metres: 5000 }
      const around = await findStructures(
        database.db,
        database.scope,
        { ...everything, near, sort: 'distance' },
        { page: 1, size: 20 },
      )
      const metres = around.items.map((item) => item.met.metres ?? Number.NaN)
      expect(metres).toEqual([...metres].sort((a, b) => a - b))
      expect(Math.max(...metres)).toBeLessThanOrEqual(5000)
    },
  )
})
