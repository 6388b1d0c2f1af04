import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomOf } from '../../../bench/support/random.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/database/id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { distanceTo } from '../../platform/geo/distanceTo.ts'
import { departmentPlace, findPlace } from '../../platform/geo/findPlace.ts'
import { loadGeography } from '../../platform/geo/load.ts'
import { liesIn, type Place, townOf } from '../../platform/geo/place.ts'
import { AT_WORK, CLOSED, facetNames } from '../domain/facets.ts'
import type { Kind } from '../domain/kinds.ts'
import { type Met, meets, type Searched } from '../domain/meets.ts'
import { articlesOf } from '../domain/reservations.ts'
import { everything, type Search, services } from '../domain/search.ts'
import { type Sector, sectorCodes } from '../domain/sectors.ts'
import { CHECK, LACKING, NO } from '../domain/serving.ts'
import { type Activity, type Area, nothingMore, type Structure } from '../domain/structure.ts'
import { findStructures } from './findStructures.ts'
import { reachFor } from './reach.ts'
import { saveStructures } from './saveStructures.ts'

const HOMES = [
  ['75', '75056', '75003'],
  ['75', '75056', '75020'],
  ['93', '93048', '93100'],
  ['93', '93066', '93200'],
  ['69', '69123', '69003'],
  ['13', '13055', '13001'],
] as const
const KINDS: readonly Kind[] = ['EI', 'ACI', 'EA', 'ESAT', 'SCOP', 'GEIQ']
const SECTORS = sectorCodes.slice(0, 4)
const LABELS = ['Label du bief', 'Label des rives']
const DAY = '2026-11-26'

/** Invented structures: with and without address, position, activity, area. */
const invented = (random: () => number, rank: number): Structure => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const [department, communeCode, postCode] = pick(HOMES)
  const area = (): Area =>
    pick<() => Area>([
      () => ({ kind: 'country' }),
      () => ({
        kind: 'departments',
        departments: pick([['93'], ['75', '93'], ['75', '77', '78', '91', '92', '93', '94', '95'], ['69']]),
      }),
      () => ({
        kind: 'communes',
        communes: pick([['75056'], ['75103'], ['93048', '93066'], ['93006', '93008', '93010']]),
      }),
      () => ({ kind: 'radius', km: pick([2, 8, 30]) }),
      () => ({ kind: 'unknown' }),
    ])()
  const activities = Array.from(
    { length: Math.floor(random() * 4) },
    (): Activity => ({
      sector: pick<Sector>(SECTORS),
      service: pick(services),
      area: area(),
      deduced: random() < 0.3,
    }),
  )
  const placed = random()
  const known = placed > 0.1
  return {
    ...nothingMore,
    closedOn: random() < 0.1 ? '2026-01-31' : null,
    id: newId(),
    slug: `structure-${rank}`,
    siret: null,
    name: `Structure ${pick(['du canal', 'des rives', 'du bief', 'des coteaux'])} ${rank}`,
    brand: null,
    description: null,
    naf: null,
    address: null,
    postCode: known ? postCode : null,
    city: null,
    communeCode: known ? communeCode : null,
    department: placed > 0.05 ? department : null,
    position: random() < 0.85 ? { latitude: 48.8 + random() * 0.2, longitude: 2.2 + random() * 0.4 } : null,
    website: null,
    labels: LABELS.filter(() => random() < 0.3),
    networks: LABELS.filter(() => random() < 0.2),
    headcount: random() < 0.3 ? null : Math.floor(random() * 400),
    kinds: [...new Set([pick(KINDS), pick(KINDS)])].map((kind) => ({
      kind,
      source: 'essai',
      sourceDate: null,
    })),
    activities,
    fictitious: true,
    source: 'essai',
    sourceDate: random() < 0.5 ? null : `202${Math.floor(random() * 6)}-01-01`,
    origins: {},
  }
}

/** The rule is written twice: as plain as can be (`meets`), and by columns. They must agree on everything. */
describe('the search in memory', () => {
  let database: TestDatabase
  let places: Place[]
  let reached: Map<string, Searched>
  const structures: Structure[] = []
  const random = randomOf(11)
  const place = async (words: string): Promise<Place> => {
    const found = await findPlace(database.db, words, ['75', '77', '78', '91', '92', '93', '94', '95'])
    if (found === null) throw new Error(`${words} is unknown`)
    return found
  }
  const remember = async (list: readonly Structure[]): Promise<void> => {
    const reach = await reachFor(database.db, list)
    for (const one of list) {
      reached.set(one.id, {
        home: one.department,
        town: townOf(one.communeCode, one.postCode),
        position: one.position,
        traits: {
          kinds: one.kinds.map(({ kind }) => kind),
          reservations: articlesOf(
            one.kinds.map(({ kind }) => kind),
            DAY,
          ),
          home: one.department,
          labels: one.labels,
          networks: one.networks,
          headcount: one.headcount,
          closed: one.closedOn !== null,
        },
        activities: one.activities.map(({ sector, service, area, deduced }) => ({
          sector,
          service,
          area: {
            kind: area.kind,
            departments: reach(area, one.position),
            communes: area.kind === 'communes' ? area.communes : [],
            km: area.kind === 'radius' ? area.km : null,
          },
          deduced,
        })),
      })
    }
  }
  beforeAll(async () => {
    database = await testDatabase()
    await loadGeography(database.db)
    reached = new Map()
    structures.push(...Array.from({ length: 400 }, (_, rank) => invented(random, rank)))
    await saveStructures(database.ctx, structures)
    await remember(structures)
    places = [
      departmentPlace('93'),
      departmentPlace('75'),
      ...(await Promise.all(
        [
          'Île-de-France',
          'France',
          'Paris',
          'Paris 3e',
          'Montreuil (93)',
          'Est Ensemble',
          'Saint-Denis (93)',
        ].map(place),
      )),
    ]
  })
  afterAll(() => database.close())

  const naive = (search: Search): { id: string; met: Met }[] =>
    [...reached].map(([id, searched]) => ({ id, met: meets(searched, search) }))
  const ask = (search: Search, size = 1000) =>
    findStructures(database.db, database.scope, search, { page: 1, size })
  const drawn = (): Search => {
    const some = <T>(list: readonly T[], share: number): T[] =>
      random() < share ? list.filter(() => random() < 0.4) : []
    return {
      ...everything,
      sectors: some([...SECTORS, 'unknown' as const], 0.5),
      services: some(services, 0.3),
      areas: some(places, 0.6).slice(0, 2),
      chosen: {
        kind: some(KINDS, 0.3),
        reservation: some(['L2113-12', 'L2113-13', 'L2113-15'], 0.3),
        home: some(['75', '93', '69'], 0.2),
        label: some(LABELS, 0.2),
        size: some(['moins-de-10', '50-249'], 0.2),
        state: some([AT_WORK, CLOSED], 0.3),
      },
      near:
        random() < 0.4
          ? { place: places[4 + Math.floor(random() * 4)] as Place, metres: 500 + random() * 8000 }
          : null,
      frame: random() < 0.3 ? { west: 2.25, south: 48.82, east: 2.3 + random() * 0.3, north: 48.95 } : null,
      incomplete: random() < 0.3,
      sort: random() < 0.5 ? 'name' : 'distance',
    }
  }

  it('finds what the rule finds, each by one activity, sure ones first', async () => {
    for (let round = 0; round < 250; round += 1) {
      const search = drawn()
      const page = await ask(search)
      const most = search.incomplete ? LACKING : CHECK
      const expected = naive(search).filter(({ met }) => met.fit <= most)
      expect(page.items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
      expect(page.lacking).toBe(naive(search).filter(({ met }) => met.fit === LACKING).length)
      const fits = new Map(expected.map(({ id, met }) => [id, met.fit]))
      const shown = page.items.map(({ id }) => fits.get(id) ?? NO)
      expect(shown.slice(0, page.sure).every((fit) => fit < CHECK)).toBe(true)
      expect(shown.slice(page.sure).every((fit) => fit >= CHECK)).toBe(true)
    }
  })

  it('counts each value of each facet as if it alone were chosen in it', async () => {
    for (let round = 0; round < 60; round += 1) {
      const search = { ...drawn(), incomplete: false }
      const { facets } = await ask(search, 1)
      const count = (change: Partial<Search>): number =>
        naive({ ...search, ...change }).filter(({ met }) => met.fit <= CHECK).length
      for (const sector of [...SECTORS, 'unknown' as const])
        expect(facets.sector.get(sector) ?? 0).toBe(count({ sectors: [sector] }))
      for (const service of services)
        expect(facets.service.get(service) ?? 0).toBe(count({ services: [service] }))
      for (const code of ['75', '93', '69', '77'])
        expect(facets.area.get(code) ?? 0).toBe(count({ areas: [departmentPlace(code)] }))
      const values = {
        kind: KINDS,
        reservation: ['L2113-12', 'L2113-13', 'L2113-15'],
        home: ['75', '93', '69'],
        network: LABELS,
        label: LABELS,
        size: ['moins-de-10', '10-49', '50-249', '250-et-plus'],
        state: [AT_WORK, CLOSED],
      }
      for (const name of facetNames)
        for (const value of values[name])
          expect(facets[name].get(value) ?? 0).toBe(count({ chosen: { ...search.chosen, [name]: [value] } }))
    }
  })

  it('puts the nearest first, measuring no more than it must', async () => {
    for (const place of places.slice(4)) {
      const search: Search = { ...everything, near: { place, metres: 60_000 }, sort: 'distance' }
      const measure = distanceTo(place)
      const far = new Map(
        structures.map(({ id, position }) => {
          const town = reached.get(id)?.town ?? null
          const inside = town !== null && liesIn(place, town)
          const metres = position === null ? Number.NaN : measure(position.latitude, position.longitude)
          return [id, inside ? 0 : metres]
        }),
      )
      const { items, sure } = await ask(search, 40)
      const all = naive(search)
        .filter(({ met }) => met.fit < CHECK)
        .map(({ id }) => Math.round((far.get(id) ?? 0) * 10))
        .sort((a, b) => a - b)
      expect(sure).toBe(all.length)
      expect(items.map(({ id }) => Math.round((far.get(id) ?? 0) * 10))).toEqual(all.slice(0, 40))
    }
  })

  it('follows changes, additions and removals, committed or not', async () => {
    const total = async () => (await ask(everything, 1)).total
    const before = await total()
    const [changed] = structures
    if (changed === undefined) throw new Error('no structure')
    const renamed = { ...changed, name: 'Aaa première de toutes' }
    await saveStructures(database.ctx, [renamed, invented(random, 1000)])
    expect([await total(), (await ask(everything, 1)).items[0]?.name]).toEqual([before + 1, renamed.name])
    const context = { clock: database.clock, scope: database.scope, dispatch: async () => {} }
    await inTransaction(
      database.db,
      context,
      async (ctx) => {
        await saveStructures(ctx, [invented(random, 1001)])
        const inside = await findStructures(ctx.db, ctx.scope, everything, { page: 1, size: 1 })
        // Others do not see it, nor will they: it is undone.
        expect([inside.total, await total()]).toEqual([before + 2, before + 1])
      },
      () => false,
    )
    expect(await total()).toBe(before + 1)
    await database.db.deleteFrom('structure').where('id', '=', changed.id).execute()
    expect(await total()).toBe(before)
    await saveStructures(database.ctx, [changed])
    expect(await total()).toBe(before + 1)
  })

  it('is not deceived by a transaction that commits after those that came later', async () => {
    const late = await database.pool.connect()
    try {
      await late.query('begin')
      await late.query("select set_config('openmap.actor', 'system', true)")
      await late.query('update structure set name_key = $1 where slug = $2', ['0000', 'structure-7'])
      await saveStructures(database.ctx, [invented(random, 1002)])
      const between = await ask(everything, 1)
      await late.query('update directory_version set version = version + 1')
      await late.query('commit')
      const after = await ask(everything, 1)
      expect([between.items[0]?.slug === 'structure-7', after.items[0]?.slug]).toEqual([false, 'structure-7'])
    } finally {
      late.release()
    }
  })
})
