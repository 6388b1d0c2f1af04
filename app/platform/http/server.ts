import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Kysely } from 'kysely'
import { type Actor, visitor } from '../access/actor.ts'
import { mintScope } from '../access/scope.ts'
import { formToken, type SessionPayload } from '../access/session.ts'
import { type Dispatch, makeCtx } from '../database/context.ts'
import { newId } from '../database/id.ts'
import type { DB } from '../database/schema.ts'
import type { Clock } from '../kernel/dates.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { answer, type Rendering } from './answer.ts'
import { type CookieJar, cookieJar, type ResolveActor } from './cookies.ts'
import { assertDeclared } from './declared.ts'
import { flatten, problemsOf } from './input.ts'
import type { Reply } from './reply.ts'
import type { FormKeys, Request, Route, Services } from './route.ts'
import { securityHeaders } from './security.ts'
import type { ErrorPages, Shell } from './shell.ts'
import { submit } from './submit.ts'

export type ServerParts = {
  readonly routes: readonly Route[]
  readonly services: Services
  readonly db: Kysely<DB>
  readonly clock: Clock
  readonly dispatch: Dispatch
  readonly shell: Shell
  readonly errorPages: ErrorPages
  readonly resolveActor: ResolveActor
  readonly secret: string
  /** Hash of the constant script of the shell, as the security policy writes it. */
  readonly scriptHash: string
  readonly telemetry: Telemetry
  /** Files of the browser: an absolute folder, served under /assets with names that hold their own hash. */
  readonly serveAssets: (path: string, acceptEncoding: string) => Promise<Response | null>
}

/** Everything known of a request once its session has been read. */
export type Visit = {
  readonly c: Context
  readonly reference: string
  readonly actor: Actor
  readonly session: SessionPayload | null
  readonly formKeys: FormKeys
  readonly rendering: Rendering
}

export type Engine = ServerParts & { readonly jar: CookieJar; readonly https: boolean }

const visitOf = async (engine: Engine, c: Context, reference: string): Promise<Visit> => {
  const session = engine.jar.read(c)
  const actor: Actor =
    session?.link === undefined ? visitor : ((await engine.resolveActor(session.link)) ?? visitor)
  // The token is asked for only by pages that draw a form: reading it then starts a visitor's session.
  let held = session
  const formKeys: FormKeys = {
    get csrf() {
      held ??= engine.jar.startVisitor(c)
      return formToken(engine.secret, held.id)
    },
    get key() {
      return newId()
    },
  }
  const rendering: Rendering = {
    shell: engine.shell,
    jar: engine.jar,
    path: c.req.path,
    actor,
    formKeys,
    personal: session !== null,
  }
  return { c, reference, actor, session, formKeys, rendering }
}

/** The parsed request without its body, or the answer that refuses it. */
export const readRequest = async (engine: Engine, route: Route, visit: Visit) => {
  const { c } = visit
  const url = new URL(c.req.url)
  const params = route.params?.safeParse(c.req.param())
  const query = (route.query ?? null)?.safeParse(flatten(url.searchParams))
  if (params?.success === false) return { refused: fail(engine, visit, 404) }
  if (query?.success === false) {
    return { refused: fail(engine, visit, 422, problemsOf(query.error)) }
  }
  const scope = mintScope(engine.services.territory.id, visit.actor)
  const ctx = makeCtx({ db: engine.db, clock: engine.clock, scope, dispatch: engine.dispatch })
  const request = {
    ctx,
    services: engine.services,
    actor: visit.actor,
    params: params?.data ?? {},
    query: query?.data ?? {},
    form: {},
    formKeys: visit.formKeys,
    url,
  } as unknown as Omit<Request<undefined, undefined, undefined, unknown>, 'resource'>
  const resource = route.load === undefined ? undefined : await route.load(request as never)
  if (resource === null) return { refused: fail(engine, visit, 404) }
  if (!route.policy.decide(visit.actor, resource).allowed) return { refused: fail(engine, visit, 403) }
  return { request: { ...request, resource }, scope }
}

/** An error page with its reference. */
export const fail = (
  engine: Engine,
  visit: Visit,
  status: 400 | 403 | 404 | 405 | 413 | 422 | 500 | 503,
  problems: ReturnType<typeof problemsOf> = [],
): Promise<Response> => {
  const reply = engine.errorPages({ status, reference: visit.reference, problems, path: visit.c.req.path })
  return answer(visit.c, { ...reply, status, indexed: false }, visit.rendering)
}

const serve = async (engine: Engine, route: Route, visit: Visit): Promise<Response> => {
  if (route.method === 'POST') return submit(engine, route, visit)
  const read = await readRequest(engine, route, visit)
  if ('refused' in read) return read.refused
  const reply: Reply = await route.handle(read.request as never)
  return answer(visit.c, reply, visit.rendering)
}

/** A database that does not answer is a passing fault: 503 with a time to wait, never a stack. */
const isOutage = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code
  const text = error instanceof Error ? error.message : ''
  return (
    (typeof code === 'string' &&
      /^(ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|57P0[123]|08\d\d\d|53300)$/.test(code)) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(text)
  )
}

/** Builds the application. Throws when a route has no policy, or when something was added beside the declared list. */
export const createServer = (parts: ServerParts): Hono => {
  const https = parts.services.publicUrl.startsWith('https:')
  const jar = cookieJar({ secret: parts.secret, clock: parts.clock, https })
  const engine: Engine = { ...parts, jar, https }
  const headers = securityHeaders(https, parts.scriptHash)
  const app = new Hono()

  app.use(compress())
  for (const route of parts.routes) {
    app.on(route.method, route.path, async (c) => {
      const reference = newId().slice(-12)
      const started = performance.now()
      const visit = await visitOf(engine, c, reference).catch((error: unknown) => {
        parts.telemetry.fault(error, reference, route.path)
        return null
      })
      const answered = await (async () => {
        if (visit === null) return outage(c)
        try {
          return await serve(engine, route, visit)
        } catch (error) {
          parts.telemetry.fault(error, reference, route.path)
          if (isOutage(error)) c.header('Retry-After', '10')
          return fail(engine, visit, isOutage(error) ? 503 : 500)
        }
      })()
      for (const [name, value] of Object.entries(headers)) answered.headers.set(name, value)
      answered.headers.set('X-Request-Id', reference)
      parts.telemetry.request(route, answered.status, performance.now() - started, reference)
      return answered
    })
  }

  /** The database did not even say who is asking: an answer that needs nothing. */
  const outage = (c: Context): Promise<Response> => {
    c.header('Retry-After', '10')
    const rendering: Rendering = {
      shell: engine.shell,
      jar,
      path: c.req.path,
      actor: visitor,
      formKeys: { csrf: '', key: '' },
      personal: false,
    }
    const reply = engine.errorPages({ status: 503, reference: '', path: c.req.path })
    return answer(c, { ...reply, status: 503 }, rendering)
  }

  app.get('/assets/*', async (c) => {
    const found = await parts.serveAssets(c.req.path, c.req.header('accept-encoding') ?? '')
    return found ?? c.text('Not found', 404)
  })
  app.notFound(async (c) => {
    const visit = await visitOf(engine, c, newId().slice(-12))
    const known = parts.routes.some((route) => route.path === c.req.path)
    const answered = await fail(engine, visit, known ? 405 : 404)
    for (const [name, value] of Object.entries(headers)) answered.headers.set(name, value)
    return answered
  })
  app.onError((error, c) => {
    const reference = newId().slice(-12)
    parts.telemetry.fault(error, reference, 'outside any route')
    return c.text(`Erreur interne. Référence : ${reference}`, 500)
  })
  assertDeclared(app, parts.routes)
  return app
}
