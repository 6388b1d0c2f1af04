import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../../app/platform/http/route.ts'
import { hasParameters } from '../access/addresses.ts'
import { makeWorld } from '../access/world.ts'
import { clientsOf, type World } from './client.ts'
import { gets, nameOf, nastyText, pathOf, queryFieldsOf, sample } from './forms.ts'

/** Addresses for each page and principal; a proof asks for more. */
const COUNT = Math.ceil(Number(process.env.ATTACK_BODIES ?? '60') / 4)

/** An address of this route with hostile parameters, in its path and in its query. */
const addresses = (route: Route): fc.Arbitrary<string> => {
  const text = nastyText.filter((one) => one.length < 2000 && one.isWellFormed())
  const names = [...queryFieldsOf(route), 'inconnu', '__proto__']
  const query = fc
    .array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 4 })
    .map((pairs) => new URLSearchParams(pairs).toString())
  const segment = text.map((one) => encodeURIComponent(one) || 'x')
  const path = hasParameters(route.path)
    ? fc.tuple(fc.boolean(), segment, fc.nat(3)).map(([own, one, which]) => {
        if (own) return pathOf(route)
        const holes = route.path.split('/').map((part, place) => (part.startsWith(':') ? place : -1))
        const places = holes.filter((place) => place >= 0)
        const target = places[which % places.length]
        return pathOf(route)
          .split('/')
          .map((part, place) => (place === target ? one : part))
          .join('/')
      })
    : fc.constant(pathOf(route))
  return fc.tuple(path, query).map(([one, other]) => (other === '' ? one : `${one}?${other}`))
}

/** No address that anybody may type makes the server fail. */
describe('hostile addresses', () => {
  let world: World
  let clients: Awaited<ReturnType<typeof clientsOf>>
  beforeAll(async () => {
    world = await makeWorld()
    clients = await clientsOf(world)
  })
  afterAll(() => world.close())

  it.each(gets.map((one) => [nameOf(one), one] as const))(
    '%s answers them all',
    { timeout: 60_000 + COUNT * 3000 },
    async (_, one) => {
      const found: string[] = []
      for (const client of [clients.visitor(), await clients.administrator()]) {
        for (const path of sample(addresses(one), COUNT)) {
          const { status } = await client.get(path)
          if (status >= 500) found.push(`${status}: ${path}`)
        }
      }
      expect(found).toEqual([])
    },
  )
})
