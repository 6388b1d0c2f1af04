import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { anyone } from '../access/policy.ts'
import { assertDeclared } from './declared.ts'
import { json } from './reply.ts'
import { type Route, route } from './route.ts'

const declared = (path: string): Route =>
  route({ method: 'GET', path, policy: anyone(), handle: () => json({}) })
const served = (...paths: string[]): Hono => {
  const app = new Hono()
  for (const path of paths) app.get(path, (c) => c.text(''))
  return app
}

describe('assertDeclared', () => {
  it('lets the declared list boot', () => {
    expect(() => assertDeclared(served('/a', '/b'), [declared('/a'), declared('/b')])).not.toThrow()
  })
  it('stops the boot on a route that nobody declared', () => {
    expect(() => assertDeclared(served('/a', '/secret'), [declared('/a')])).toThrow(
      'undeclared route: GET /secret',
    )
  })
  it('stops the boot on a route without a policy', () => {
    const silent = { ...declared('/a'), policy: undefined } as unknown as Route
    expect(() => assertDeclared(served('/a'), [silent])).toThrow('route without policy: GET /a')
  })
  it('stops the boot on a one-click route whose address holds no proof', () => {
    const open = { ...declared('/a'), method: 'POST', oneClick: 'mail programs' } as unknown as Route
    expect(() => assertDeclared(new Hono(), [open])).toThrow(
      'one-click route without a proof in its address: POST /a',
    )
    expect(() => assertDeclared(new Hono(), [{ ...open, path: '/a/:token' }])).not.toThrow()
  })
  it('stops the boot when two routes share an address', () => {
    expect(() => assertDeclared(served('/a'), [declared('/a'), declared('/a')])).toThrow(
      'route declared twice: GET /a',
    )
  })
})
