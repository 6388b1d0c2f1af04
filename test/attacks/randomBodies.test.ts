import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOf } from '../access/tenant.ts'
import { makeWorld } from '../access/world.ts'
import { type Client, clientsOf, type Entry, type World } from './client.ts'
import { hostileBodies, nameOf, pathOf, posts, sample, shown } from './forms.ts'

/** Bodies for each form and principal; a proof sends more. */
const COUNT = Number(process.env.ATTACK_BODIES ?? '8')
/** Where a proof reads how many bodies each form was sent. */
const REPORT = process.env.ATTACK_REPORT
const SEED = Number(process.env.ATTACK_SEED ?? '20261124')
/** Nothing of ours takes so long: what is not answered by then hangs. */
const PATIENCE = 30_000

const garbage: readonly (readonly [string, string])[] = [
  ['', 'application/x-www-form-urlencoded'],
  ['%E0%A4%A&=&&==;%', 'application/x-www-form-urlencoded'],
  ['{"_csrf":1}', 'application/json'],
  ['texte', 'text/plain'],
  ['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nsans fin', 'multipart/form-data; boundary=x'],
  ['rien', 'multipart/form-data'],
  ['a=1', ''],
  [
    new URLSearchParams(Array.from({ length: 5000 }, (_, n) => [`c${n}`, 'x'])).toString(),
    'application/x-www-form-urlencoded',
  ],
]

/** Nothing that anybody may send makes the server fail, hang, or tell what belongs to somebody else. */
describe('hostile bodies', () => {
  let world: World
  let clients: Awaited<ReturnType<typeof clientsOf>>
  beforeAll(async () => {
    world = await makeWorld()
    clients = await clientsOf(world)
  })
  afterAll(() => world.close())

  const answered = async (sent: Promise<Response>): Promise<readonly [number, string]> => {
    const response = await sent
    return [response.status, await response.text()]
  }
  const hung = (): Promise<readonly [number, string]> =>
    new Promise((resolve) => setTimeout(() => resolve([0, '']), PATIENCE).unref())

  /** What went wrong with these bodies, one line each. */
  const faults = async (
    path: string,
    client: Client,
    bodies: readonly (readonly Entry[])[],
    secret: string | null,
  ): Promise<string[]> => {
    const found: string[] = []
    for (const [index, body] of bodies.entries()) {
      const sent = client.form(path, body, { from: `attaque-${index % 20}` })
      const [status, text] = await Promise.race([answered(sent), hung()])
      if (status === 0) found.push(`hangs: ${shown(body)}`)
      if (status >= 500) found.push(`${status}: ${shown(body)}`)
      const told = secret !== null && text.includes(secret) && !shown(body).includes(secret)
      if (told && !path.includes(secret)) found.push(`tells ${secret}: ${shown(body)}`)
    }
    return found
  }

  it.each(posts.map((one) => [nameOf(one), one] as const))(
    '%s answers them all',
    { timeout: 60_000 + COUNT * 2000 },
    async (_, one) => {
      const path = pathOf(one)
      const open = one.policy.name === 'anyone'
      const bodies = sample(hostileBodies(one), COUNT, SEED)
      const quarter = bodies.slice(0, Math.ceil(COUNT / 4))
      // Whoever holds a token reads what it says; the rest of tenant A is not for visitors, tenant B for nobody of A.
      const private_ = one.path.includes(':token') ? null : startOf('A')
      const memberships = [
        { organisationId: 'aaaaaaaa-0000-7000-8000-000000000001', role: 'manager' },
      ] as const
      const found = [
        // Where visitors may not come in, a quarter of the bodies meet the same door.
        ...(await faults(path, clients.visitor(), open ? bodies : quarter, private_)),
        ...(await faults(path, await clients.administrator(), bodies, null)),
        ...(await faults(path, await clients.signedIn({ memberships }), quarter, startOf('B'))),
      ]
      for (const [body, type] of garbage) {
        const { status } = await clients.visitor().raw(path, body, type)
        if (status >= 500) found.push(`${status}: ${type} ${body.slice(0, 40)}`)
      }
      if (REPORT !== undefined) {
        const sent = (open ? bodies : quarter).length + bodies.length + quarter.length + garbage.length
        appendFileSync(REPORT, `${nameOf(one)}\t${sent}\n`)
      }
      expect(found).toEqual([])
    },
  )
})
