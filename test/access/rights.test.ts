import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationKinds } from '../../app/accounts/index.ts'
import { bodyRoles, platformRoles } from '../../app/platform/access/actor.ts'
import type { Route } from '../../app/platform/http/route.ts'
import { routes } from '../../app/routes.ts'
import { addressOf, type Case, cases, hasParameters } from './addresses.ts'
import { startOf } from './tenant.ts'
import { makeWorld, type Principal } from './world.ts'

/**
 * Each route as each principal, on what is theirs, on what is somebody else's and on what does not exist, beside the
 * reviewed table `rights.csv`: `+` answered, `-` refused. A route or a principal that the table does not know fails.
 *
 * A POST carries one field too many: whoever passes the policy is told so (422), and nothing is ever done.
 */
const TABLE = new URL('rights.csv', import.meta.url)
const nameOf = ({ method, path }: Route): string => `${method} ${path}`

let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())

/** Routes that no address of the table opens: each is opened in a journey. */
const opened: Readonly<Record<string, string>> = {
  'GET /connexion/proconnect/depart': 'test/journeys/proConnect.test.ts: needs a visit that has begun',
  'GET /connexion/proconnect/retour': 'test/journeys/proConnect.test.ts: needs an answer of the provider',
  'GET /deconnexion/retour': 'test/journeys/proConnect.test.ts: needs an answer of the provider',
  'GET /liste-partagee': 'test/journeys/shortlistLinks.test.ts: needs a list opened by its link',
  'GET /desabonnement/:token': 'test/journeys/unsubscribe.test.ts: needs a sealed address',
  'GET /compte/exports/:id/fichier': 'test/journeys/privacy.test.ts: needs a file that is ready',
}

const tooMany = { champ_de_trop: 'x' }

const outcomeOf = async (response: Response): Promise<string> => {
  const location = response.headers.get('location')
  // Asked to sign in, or to say which place at the event is theirs.
  if (response.status === 303)
    return /^\/connexion|\/mon-espace$|^\/compte#rencontres$/.test(location ?? '') ? '-' : '+'
  if ([401, 403, 404, 410].includes(response.status)) return '-'
  return response.status === 200 || response.status === 422 ? '+' : String(response.status)
}

/** What is only B's must not be in an answer to somebody of A. */
const leaks: string[] = []
const isOverTerritory = (name: string): boolean => ['mission', 'administrator'].includes(name)

const ask = async (route: Route, name: string, one: Principal, which: Case): Promise<string> => {
  const path = addressOf(route.path, which)
  const response = await (route.method === 'GET' ? one.get(path) : one.post(path, tooMany))
  const text = await response.text()
  // Whoever holds a token reads what it says; what is open to other sites reads no session, and publishes the directory.
  const told =
    route.open !== undefined ||
    isOverTerritory(name) ||
    route.path.includes(':token') ||
    path.includes(startOf('B'))
  if (!told && text.includes(startOf('B'))) leaks.push(`${name} ${nameOf(route)} (${which})`)
  return outcomeOf(response)
}

/** Everything asked, as the proof does; else whoever is refused what is near is not asked again about what is far. */
const WHOLE = process.env.WRITE_RIGHTS !== undefined || process.env.RIGHTS_WHOLE !== undefined

const cellOf = async (route: Route, name: string, one: Principal, reviewed: string): Promise<string> => {
  let cell = ''
  for (const which of hasParameters(route.path) ? cases : (['own'] as const)) {
    cell += await ask(route, name, one, which)
    if (!WHOLE && cell === '-' && /^-+$/.test(reviewed)) return reviewed
  }
  return cell
}

type Table = { readonly [route: string]: { readonly [principal: string]: string } }

const readTable = (): Table => {
  const [header = '', ...lines] = readFileSync(TABLE, 'utf8').trim().split('\n')
  const [, ...names] = header.split(',')
  return Object.fromEntries(
    lines.map((line) => {
      const [route = '', ...cells] = line.split(',')
      return [route, Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))]
    }),
  )
}

/** What is, in the form of the reviewed table: to be read line by line before it is kept. */
const write = (actual: Table): void => {
  const names = Object.keys(world.principals)
  const lines = Object.entries(actual).map(([route, cells]) =>
    [route, ...names.map((name) => cells[name])].join(','),
  )
  writeFileSync(TABLE, `${[['route', ...names].join(','), ...lines].join('\n')}\n`)
}

describe('rights', () => {
  it('are stated for every role that exists', () => {
    const known = new Set(Object.keys(world.principals))
    const kinds = organisationKinds.map((kind) => (kind === 'mission' ? 'organiser' : kind))
    expect([...bodyRoles, ...platformRoles, ...kinds].filter((role) => !known.has(role))).toEqual([])
  })

  it('of every route, for every principal, are those of the reviewed table', {
    timeout: 300_000,
  }, async () => {
    const reviewed = readTable()
    const actual: Record<string, Record<string, string>> = {}
    for (const route of routes) {
      const cells: Record<string, string> = {}
      for (const [name, one] of Object.entries(world.principals))
        cells[name] = await cellOf(route, name, one, reviewed[nameOf(route)]?.[name] ?? '')
      actual[nameOf(route)] = cells
    }
    if (process.env.WRITE_RIGHTS !== undefined) write(actual)
    expect(actual).toEqual(reviewed)
    expect(leaks).toEqual([])
  })

  it('have both halves: each route is open to somebody, and closed unless it is for all', () => {
    const closed = Object.entries(readTable()).filter(
      ([, cells]) => !Object.values(cells).some((cell) => cell.startsWith('+')),
    )
    expect(closed.map(([route]) => route).sort()).toEqual(Object.keys(opened).sort())
  })

  it('have both halves: no principal is allowed everything, none is refused everything', () => {
    const table = readTable()
    const columns = Object.keys(world.principals).map((name) => [
      name,
      new Set(Object.values(table).flatMap((cells) => [...(cells[name] ?? '')])),
    ])
    for (const [name, seen] of columns) expect([name, seen]).toEqual([name, new Set(['+', '-'])])
  })
})
