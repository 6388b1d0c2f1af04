import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveStructures } from '../../app/directory/index.ts'
import { operations } from '../../app/openData/index.ts'
import { anEvent } from '../builders/events.ts'
import { structure } from '../builders/structures.ts'
import { PUBLIC_URL, testApplication } from '../support/application.ts'

const COUNT = 23
const name = (n: number): string => `Essai ${String(n).padStart(3, '0')}`

let site: Awaited<ReturnType<typeof testApplication>>
let schemas: Ajv2020

type Answer = { readonly status: number; readonly headers: Headers; readonly body: never }
const ask = async (path: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await site.visitor().send(path.replace(PUBLIC_URL, ''), { headers })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? null : JSON.parse(text),
  } as Answer
}
type Page = { total: number; suivant: string | null; donnees: { id: string; nom: string; siret: string }[] }

beforeAll(async () => {
  site = await testApplication()
  await saveStructures(
    site.ctx,
    Array.from({ length: COUNT }, (_, n) =>
      structure({
        name: name(n),
        ...(n === 0 ? { siret: '00012345600014' as never, name: `${name(0)}.` } : {}),
        ...(n === 1
          ? {
              position: null,
              website: 'pas une adresse',
              communeCode: null,
              description: null,
              activities: [
                { sector: 'nettoyage', service: 'service', area: { kind: 'country' }, deduced: true },
                { sector: 'nettoyage', service: 'service', area: { kind: 'radius', km: 20 }, deduced: false },
                { sector: 'bois', service: 'secondment', area: { kind: 'unknown' }, deduced: false },
              ] as const,
            }
          : {}),
      }),
    ),
  )
  await anEvent(site, { organiserId: null, day: '2026-12-03', people: [] })
  schemas = new Ajv2020({ strict: false, validateFormats: false })
  schemas.addSchema((await ask('/api/openapi.json')).body as object, 'contract')
})
afterAll(() => site.close())

const validator = (pointer: string): ValidateFunction => {
  const found = schemas.getSchema(`contract#${pointer}`)
  if (found === undefined) throw new Error(`no schema at ${pointer}`)
  return found
}
const pointed = (text: string): string => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))
const schemaOf = (path: string, mediaType: string): ValidateFunction =>
  validator(`/paths/${pointed(path)}/get/responses/200/content/${pointed(mediaType)}/schema`)
const problem = () => validator('/components/schemas/Probleme')

describe('the contract', () => {
  it('names every route of the API, and nothing else', async () => {
    const { body } = await ask('/api/openapi.json')
    const { paths, openapi } = body as { paths: object; openapi: string }
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(paths)).toEqual(operations.map(({ path }) => path.replace(/:(\w+)/g, '{$1}')))
  })

  it.each(operations.map((one) => [one.path, one] as const))('is kept by %s', async (path, one) => {
    const { donnees } = (await ask('/api/v1/structures')).body as Page
    const address = one.params === undefined ? one.example : path.replace(':id', donnees[0]?.id ?? '')
    const answer = await ask(address)
    const fits = schemaOf(path.replace(/:(\w+)/g, '{$1}'), one.mediaType)
    expect([answer.status, fits(answer.body), fits.errors]).toEqual([200, true, null])
    expect(answer.headers.get('content-type')).toContain(one.mediaType)
    // A schema that takes anything would prove nothing.
    expect(fits({ ...(answer.body as object), 'de-trop': 1 })).toBe(false)
    expect(Object.values(answer.body).flat().length).toBeGreaterThan(2)
  })

  it('is kept by refusals, which name the parameter, its value and the remedy', async () => {
    for (const [path, field, value] of [
      ['/api/v1/structures?taille=5000', 'taille', '5000'],
      ['/api/v1/structures?secteur=poterie', 'secteur', 'poterie'],
      ['/api/v1/structures?pres-de=Nulle-Part-sur-Rien', 'pres-de', 'Nulle-Part-sur-Rien'],
      ['/api/v1/structures?curseur=abc', 'curseur', 'abc'],
      ['/api/v1/structures?inconnu=1', 'inconnu', '1'],
      ['/flux/structures.atom?type=XYZ', 'type', 'XYZ'],
    ] as const) {
      const { status, headers, body } = await ask(path)
      expect([path, status, headers.get('content-type')]).toEqual([
        path,
        422,
        'application/problem+json; charset=utf-8',
      ])
      expect([problem()(body), problem().errors]).toEqual([true, null])
      const [said] = (body as { erreurs: { parametre: string; valeur: string; remede: string }[] }).erreurs
      expect([said?.parametre, said?.valeur, (said?.remede ?? '').length > 10]).toEqual([field, value, true])
    }
    const unknown = await ask('/api/v1/structures/00000000000000')
    expect([unknown.status, problem()(unknown.body)]).toEqual([404, true])
  })
})

describe('reading', () => {
  it('goes through a list once, whatever comes or goes meanwhile', async () => {
    const seen: string[] = []
    let next: string | null = '/api/v1/structures?q=essai&tri=nom&taille=5'
    let steps = 0
    while (next !== null) {
      const { body, headers } = await ask(next)
      const { donnees, suivant } = body as Page
      expect(headers.get('link')).toBe(suivant === null ? null : `<${suivant}>; rel="next"`)
      seen.push(...donnees.map(({ nom }) => nom))
      next = suivant
      steps += 1
      // Before what is read next, and behind what was read.
      if (steps === 2)
        await saveStructures(site.ctx, [
          structure({ name: 'Essai 000 bis' }),
          structure({ name: 'Essai 999' }),
        ])
    }
    expect(seen).toEqual([
      `${name(0)}.`,
      ...Array.from({ length: COUNT - 1 }, (_, n) => name(n + 1)),
      'Essai 999',
    ])
  })

  it('refuses a cursor of another search', async () => {
    const { suivant } = (await ask('/api/v1/structures?taille=5')).body as Page
    const cursor = new URL(suivant ?? '').searchParams.get('curseur')
    expect((await ask(`/api/v1/structures?q=essai&curseur=${cursor}`)).status).toBe(422)
    expect((await ask(`/api/v1/structures?taille=7&curseur=${cursor}`)).status).toBe(200)
  })

  it('finds a structure by its SIRET, with chosen fields only', async () => {
    const { body } = await ask('/api/v1/structures/00012345600014')
    const { donnees } = body as unknown as { donnees: object }
    expect(Object.keys(donnees)).toEqual([
      'id', 'url', 'siret', 'nom', 'enseigne', 'types', 'activites', 'presentation', 'naf', 'adresse', 'code_postal',
      'commune', 'code_insee', 'departement', 'latitude', 'longitude', 'site_web', 'source', 'date_source',
      'mise_a_jour', 'fictive',
    ]) // biome-ignore format: a list
  })

  it('answers 304 while nothing changed, also for whole files', async () => {
    for (const path of [
      '/api/v1/structures',
      '/api/v1/structures.geojson',
      '/donnees/structures.csv',
      '/sitemap/structures/1',
    ]) {
      const first = await site.visitor().send(path)
      const etag = first.headers.get('etag') ?? ''
      await first.text()
      const again = await site.visitor().send(path, { headers: { 'if-none-match': etag } })
      expect([path, etag.length > 10, again.status]).toEqual([path, true, 304])
    }
  })

  it('reads no cookie and gives none', async () => {
    const administrator = await site.administrator()
    for (const { path, example, params } of operations) {
      const response = await administrator.send(
        params === undefined ? example : path.replace(':id', '00012345600014'),
      )
      await response.text()
      expect([
        path,
        response.headers.getSetCookie(),
        response.headers.get('access-control-allow-origin'),
      ]).toEqual([path, [], '*'])
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
  })
})

const inclusion = (file: string): object | null => {
  const path = fileURLToPath(
    new URL(`../../../shared/data/formats/data-inclusion/${file}.json`, import.meta.url),
  )
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

describe.skipIf(inclusion('structure') === null)('data·inclusion (skipped: fixtures absent)', () => {
  it.each([
    ['structure', 'structures'],
    ['service', 'services'],
  ])('keeps its schema of a %s', async (schema, list) => {
    const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(inclusion(schema) ?? {})
    const { body } = await ask(`/api/v1/data-inclusion/${list}?taille=200&q=essai`)
    const { donnees } = body as Page
    expect(donnees.length).toBeGreaterThan(COUNT - 1)
    for (const one of donnees) expect([one.nom, fits(one), fits.errors]).toEqual([one.nom, true, null])
    expect(new Set(donnees.map(({ id }) => id)).size).toBe(donnees.length)
    const uris = donnees.flatMap((one) => {
      const { site_web, lien_source } = one as unknown as Record<string, string | null>
      return [site_web, lien_source].filter((uri) => uri != null)
    })
    expect(uris.every((uri) => URL.canParse(uri ?? ''))).toBe(true)
  })
})
