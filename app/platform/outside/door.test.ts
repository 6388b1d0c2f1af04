import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { systemClock, Temporal } from '../kernel/dates.ts'
import { addressFinder } from './addresses.ts'
import { companyRegister } from './companies.ts'
import { mayAsk, outsideDoor } from './door.ts'

const SIRET = '00012345600014'
const place = {
  siret: SIRET,
  activite_principale: '81.21Z',
  numero_voie: '1',
  type_voie: 'RUE',
  libelle_voie: 'FEINTE',
  adresse: '1 RUE FEINTE 93100 MONTREUIL',
  code_postal: '93100',
  libelle_commune: 'MONTREUIL',
  latitude: '48.86',
  longitude: '2.44',
  etat_administratif: 'F',
  date_fermeture: '2026-10-31',
}
const company = { nom_complet: 'STRUCTURE D’ESSAI', nom_raison_sociale: null, siege: null }
const point = (properties: object) => ({
  type: 'FeatureCollection',
  features: [{ geometry: { type: 'Point', coordinates: [2.44, 48.86] }, properties }],
})
const exact = {
  label: '1 Rue Feinte',
  score: 0.92,
  type: 'housenumber',
  citycode: '93048',
  postcode: '93100',
}

/** A small answer that unfolds beyond what is read of any. */
const bomb = gzipSync(Buffer.alloc(5_000_000, 0x20))

/** A real server that behaves as the path says. */
describe('servers of somebody else', () => {
  let server: Server
  let other: Server
  let base: URL
  const asked: string[] = []

  const started = (handler: Parameters<typeof createServer>[1]): Promise<Server> =>
    new Promise((resolve) => {
      const one = createServer(handler as never)
      one.listen(0, '127.0.0.1', () => resolve(one))
    })
  const addressOf = (one: Server): string => `http://127.0.0.1:${(one.address() as AddressInfo).port}`

  beforeAll(async () => {
    other = await started((_request, response) => response.end('{"value":"elsewhere"}'))
    server = await started((request, response) => {
      const url = new URL(request.url ?? '/', 'http://here')
      asked.push(url.pathname + url.search)
      const json = (value: unknown) => response.end(JSON.stringify(value))
      switch (url.pathname) {
        case '/good':
          return json({ value: 'yes' })
        case '/slow':
          // Never answers.
          return
        case '/drip':
          response.write('{')
          return
        case '/error':
          response.statusCode = 500
          return json({ value: 'no' })
        case '/garbage':
          return response.end('<html>maintenance</html>')
        case '/binary':
          return response.end(Buffer.from([0xff, 0xfe, 0x00, 0x80]))
        case '/huge':
          return response.end(Buffer.alloc(2_000_000, 0x20))
        case '/bomb':
          response.setHeader('content-encoding', 'gzip')
          return response.end(bomb)
        case '/away':
          response.writeHead(302, { location: `${addressOf(other)}/` })
          return response.end()
        case '/file':
          response.writeHead(302, { location: 'file:///etc/passwd' })
          return response.end()
        case '/here':
          response.writeHead(302, { location: '/good' })
          return response.end()
        case '/loop':
          response.writeHead(302, { location: '/loop' })
          return response.end()
        case '/companies/search': {
          const q = url.searchParams.get('q')
          return json({ results: q === SIRET ? [{ ...company, matching_etablissements: [place] }] : [] })
        }
        case '/wrong/search':
          return json({ results: [{ ...company, matching_etablissements: [{ ...place, siret: '1' }] }] })
        case '/addresses/search':
          return json(point(url.searchParams.get('q')?.startsWith('1 ') ? exact : { ...exact, score: 0.4 }))
        default:
          response.statusCode = 404
          return response.end()
      }
    })
    base = new URL(addressOf(server))
  })
  afterAll(() => {
    server?.closeAllConnections()
    server?.close()
    other?.close()
  })

  const schema = z.object({ value: z.string() })
  const limits = { milliseconds: 1500, bytes: 1_000_000 }
  const ask = (path: string) =>
    outsideDoor({ hosts: new Set([base.host]), clock: systemClock }).ask(new URL(path, base), schema, limits)

  it('answer what their documentation says, or nothing is believed', async () => {
    expect(await ask('/good')).toEqual({ ok: true, value: { value: 'yes' } })
    expect(await ask('/here')).toEqual({ ok: true, value: { value: 'yes' } })
    const expected = {
      '/slow': 'too-slow',
      '/drip': 'too-slow',
      '/error': 'refused',
      '/nothing': 'refused',
      '/garbage': 'unreadable',
      '/binary': 'unreadable',
      '/huge': 'too-large',
      '/bomb': 'too-large',
      '/away': 'forbidden',
      '/file': 'forbidden',
      '/loop': 'refused',
    }
    for (const [path, refusal] of Object.entries(expected))
      expect([path, await ask(path)]).toEqual([path, { ok: false, refusal }])
  })

  it('are those that the operator allowed, by https, and no other name of theirs', () => {
    const hosts = new Set(['api.exemple.fr', '127.0.0.1:8080', '169.254.169.254'])
    const allowed = (address: string): boolean => mayAsk(new URL(address), hosts)
    expect([allowed('https://api.exemple.fr/a'), allowed('http://127.0.0.1:8080/a')]).toEqual([true, true])
    for (const address of [
      'http://api.exemple.fr/',
      'https://api.exemple.fr:8443/',
      'https://api.exemple.fr.autre.example/',
      'https://compte:motdepasse@api.exemple.fr/',
      'https://autre.example/',
      'https://127.0.0.1/',
      'http://169.254.169.254/latest/meta-data',
      'http://[::1]/',
      'file:///etc/passwd',
      'ftp://api.exemple.fr/',
    ])
      expect([address, allowed(address)]).toEqual([address, false])
  })

  it('rest after three failures, then are tried again', async () => {
    let now = Temporal.Instant.from('2026-11-27T10:00:00Z')
    const door = outsideDoor({ hosts: new Set([base.host]), clock: { now: () => now } })
    const at = (path: string) => door.ask(new URL(path, base), schema, limits)
    for (let n = 0; n < 3; n += 1) expect((await at('/error')).ok).toBe(false)
    const before = asked.length
    expect(await at('/good')).toEqual({ ok: false, refusal: 'resting' })
    expect(asked.length).toBe(before)
    now = now.add({ seconds: 31 })
    // One trial, which fails: the rest is longer.
    expect(await at('/error')).toEqual({ ok: false, refusal: 'refused' })
    now = now.add({ seconds: 31 })
    expect(await at('/good')).toEqual({ ok: false, refusal: 'resting' })
    now = now.add({ seconds: 30 })
    expect((await at('/good')).ok).toBe(true)
    expect((await at('/error')).ok).toBe(false)
    expect((await at('/good')).ok).toBe(true)
  })

  it('give an establishment, asked once an hour', async () => {
    const register = companyRegister({ base: new URL('/companies/', base), clock: systemClock })
    const found = await register.find(SIRET)
    expect(found.ok && found.value.place).toEqual({
      siret: SIRET,
      name: 'STRUCTURE D’ESSAI',
      naf: '8121Z',
      address: '1 RUE FEINTE',
      postCode: '93100',
      city: 'MONTREUIL',
      position: { latitude: 48.86, longitude: 2.44 },
      closed: true,
      closedOn: '2026-10-31',
    })
    const before = asked.length
    await register.find(SIRET)
    expect(asked.length).toBe(before)
    const none = await register.find('00098765400018')
    expect(none.ok && none.value.place).toBe(null)
    expect(await register.find('../secret')).toEqual({ ok: false, refusal: 'forbidden' })
    const wrong = companyRegister({ base: new URL('/wrong', base), clock: systemClock })
    expect(await wrong.find(SIRET)).toEqual({ ok: false, refusal: 'unreadable' })
  })

  it('give the point of an address, or nothing where they doubt', async () => {
    const finder = addressFinder({ base: new URL('/addresses', base), clock: systemClock })
    const where = { postCode: '93100', city: 'Montreuil' }
    const found = await finder.find({ street: '1 rue Feinte', ...where })
    expect(found.ok && found.value).toEqual({
      latitude: 48.86,
      longitude: 2.44,
      communeCode: '93048',
      label: '1 Rue Feinte',
    })
    expect(await finder.find({ street: 'Rue incertaine', ...where })).toEqual({ ok: true, value: null })
    expect(asked.at(-1)).toContain('postcode=93100')
  })
})
