import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anyone } from '../../app/platform/access/policy.ts'
import { json } from '../../app/platform/http/reply.ts'
import { type Route, route } from '../../app/platform/http/route.ts'
import { makeWorld } from '../access/world.ts'
import { clientsOf, type Entry, type World } from './client.ts'
import { fieldsOf, honestBodies, nameOf, pathOf, posts, sample } from './forms.ts'
import { BESIDE, rowsNow } from './rows.ts'

/** Tokens that nobody holds are counted against whoever sends them, whatever else comes of it. */
const beside = { ...BESIDE, throttle: 'counts who guesses' }

/** ASVS 15.3.3: no form takes a column of the database that it does not declare. */
describe('mass assignment', () => {
  let world: World
  let columns: readonly string[]
  beforeAll(async () => {
    world = await makeWorld()
    const { rows } = await sql<{ name: string }>`
      select distinct column_name::text as name from information_schema.columns
      where table_schema = 'public' order by name`.execute(world.app.db)
    columns = rows.map(({ name }) => name)
  })
  afterAll(() => world.close())

  const undeclared = (one: Route): string[] => columns.filter((name) => !fieldsOf(one).has(name))

  /** Columns that the schema of a form lets through without having declared them. */
  const accepted = (one: Route): string[] =>
    undeclared(one).filter((name) => {
      const parsed = one.form?.safeParse({ [name]: 'x' })
      const named = parsed?.error?.issues.some(
        (issue) => issue.code === 'unrecognized_keys' && issue.keys.includes(name),
      )
      return named !== true
    })

  it('reads every column of the database, and would see a loose form', () => {
    expect(columns.length).toBeGreaterThan(150)
    const loose = (form: z.ZodObject) =>
      accepted(route({ method: 'POST', path: '/x', policy: anyone(), form, handle: () => json({}) }))
    expect(loose(z.looseObject({}))).toEqual(columns)
    expect(loose(z.object({}))).toEqual(columns)
    expect(loose(z.strictObject({}))).toEqual([])
  })

  it.each(posts.map((one) => [nameOf(one), one] as const))(
    '%s declares its fields, and no other passes',
    (_, one) => {
      expect(one.form).toBeDefined()
      expect(accepted(one)).toEqual([])
    },
  )

  it('changes no row, whoever sends every column with an honest body', { timeout: 300_000 }, async () => {
    const clients = await clientsOf(world)
    const attackers = { visitor: clients.visitor(), administrator: await clients.administrator() }
    const before = await rowsNow(world, beside)
    const passed: string[] = []
    for (const one of posts) {
      const [body = []] = sample(honestBodies(one), 1)
      const more = undeclared(one).map((name): Entry => [name, 'x'])
      for (const [who, client] of Object.entries(attackers)) {
        const { status } = await client.form(pathOf(one), [...body, ...more])
        // Who may not come in is told so first.
        if (![400, 403, 404, 422].includes(status)) passed.push(`${who} ${nameOf(one)}: ${status}`)
      }
    }
    expect(passed).toEqual([])
    expect(await rowsNow(world, beside)).toEqual(before)
  })
})
