import type { Hono } from 'hono'
import type { Route } from './route.ts'

/** Paths that the server itself adds, open to all by design: hashed files of the browser. */
const OWN = new Set(['GET /assets/*'])

/**
 * Stops the boot when the router holds something that the declared list does not, when two routes share an address, or
 * when a route has no policy. Silence is never public.
 */
export const assertDeclared = (app: Hono, routes: readonly Route[]): void => {
  const declared = new Set<string>()
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    if (typeof route.policy?.decide !== 'function') throw new Error(`route without policy: ${name}`)
    if (declared.has(name)) throw new Error(`route declared twice: ${name}`)
    if (route.method === 'GET' && route.form !== undefined) throw new Error(`GET route with a form: ${name}`)
    const { ask, writes, logsReading } = route
    if (
      route.steady !== undefined &&
      (route.method === 'POST' || (ask ?? writes ?? logsReading) !== undefined)
    )
      throw new Error(`a steady route only reads rows: ${name}`)
    if (route.method === 'POST' && (route.writes ?? route.logsReading) !== undefined)
      throw new Error(`a POST always writes: ${name}`)
    if (
      route.open !== undefined &&
      (route.method === 'POST' ||
        route.policy.name !== 'anyone' ||
        (ask ?? writes ?? logsReading) !== undefined)
    )
      throw new Error(`what is open to other sites is a GET for anyone that only reads: ${name}`)
    if (route.oneClick !== undefined && (route.method === 'GET' || !route.path.includes('/:')))
      throw new Error(`one-click route without a proof in its address: ${name}`)
    declared.add(name)
  }
  for (const { method, path } of app.routes) {
    const name = `${method} ${path}`
    if (method !== 'ALL' && !declared.has(name) && !OWN.has(name))
      throw new Error(`undeclared route: ${name}`)
  }
}
