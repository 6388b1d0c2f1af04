import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { mintScope } from '../access/scope.ts'
import type { SessionPayload } from '../access/session.ts'
import type { Db } from '../database/connect.ts'
import { type Ctx, type Dispatch, makeCtx } from '../database/context.ts'
import type { DB } from '../database/schema.ts'
import { reading, readingLogged } from '../database/scoped.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Caller } from '../identity/call.ts'
import type { Clock } from '../kernel/dates.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import { answer, type Rendering } from './answer.ts'
import type { CookieJar, Recognise } from './cookies.ts'
import { flatten, problemsOf, unwritable } from './input.ts'
import { type OpenDoor, problemReply } from './open.ts'
import type { FormKeys, Request, Route, Services } from './route.ts'
import type { ErrorPages, Shell } from './shell.ts'

export type ServerParts = {
  readonly routes: readonly Route[]
  readonly services: Services
  /** For whoever signed in: who acts is said in each transaction. */
  readonly db: Kysely<DB>
  /** For pages that whoever signed in only opens: `reading` alone uses it. */
  readonly readersDb: Kysely<DB>
  /** Its context is `visitor`, always: public pages need no transaction. */
  readonly visitorDb: Kysely<DB>
  readonly clock: Clock
  readonly dispatch: Dispatch
  readonly shell: Shell
  readonly errorPages: ErrorPages
  readonly recognise: Recognise
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
  /** Where the actor was read for an earlier request: the snapshot in which they were. */
  readonly snapshot: string | null
  /** The snapshot in which they were read, for this request or an earlier one. */
  readonly readIn: string | null
  readonly session: SessionPayload | null
  /** How the route is open to other sites, where it is. */
  readonly open: OpenDoor | undefined
  readonly caller: Caller
  readonly formKeys: FormKeys
  /** What was drawn for this request alone. */
  readonly drawn: { key: boolean }
  readonly rendering: Rendering
}

export type Engine = ServerParts & { readonly jar: CookieJar; readonly https: boolean }

/** Runs what only reads, with the rows of whoever asks. A form shown again may show others' data: it can log as well. */
export const asking = <T>(
  engine: Engine,
  route: Route,
  { actor, snapshot }: Visit,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> => {
  const { clock, dispatch } = engine
  const scope = mintScope(engine.services.territory.id, actor)
  if (actor.kind === 'visitor') return work(makeCtx({ db: engine.visitorDb, clock, scope, dispatch }))
  const told = { scope, snapshot }
  const run = (db: Db) => work(makeCtx({ db, clock, scope, dispatch }))
  return route.method === 'POST' || route.logsReading === true
    ? readingLogged(engine.db, told, run)
    : reading(engine.readersDb, told, run)
}

/** Runs what also writes, as whoever asks; undone unless the outcome is one to keep. */
export const writing = <T>(
  engine: Engine,
  { actor }: Visit,
  work: (ctx: Ctx) => Promise<T>,
  keep: (outcome: T) => boolean,
): Promise<T> => {
  const { clock, dispatch } = engine
  const scope = mintScope(engine.services.territory.id, actor)
  return inTransaction(engine.db, { clock, scope, dispatch }, work, keep)
}

/** What a server of somebody else says, for the routes that ask one. */
export const askOutside = async (
  engine: Engine,
  route: Route,
  { c, actor, caller }: Visit,
): Promise<unknown> => route.ask?.({ services: engine.services, actor, caller, url: new URL(c.req.url) })

/** The parsed request without its body, or the answer that refuses it. */
export const readRequest = async (engine: Engine, route: Route, visit: Visit, ctx: Ctx, told: unknown) => {
  const { c } = visit
  const url = new URL(c.req.url)
  const params = route.params?.safeParse(c.req.param())
  const asked = flatten(url.searchParams)
  const query = (route.query ?? null)?.safeParse(asked)
  if (params?.success === false || unwritable(c.req.param()).length > 0)
    return { refused: fail(engine, visit, 404) }
  const wrong = unwritable(asked)
  if (wrong.length > 0) return { refused: fail(engine, visit, 422, wrong) }
  if (query?.success === false) {
    return { refused: fail(engine, visit, 422, problemsOf(query.error)) }
  }
  const request = {
    ctx,
    services: engine.services,
    actor: visit.actor,
    params: params?.data ?? {},
    query: query?.data ?? {},
    form: {},
    formKeys: visit.formKeys,
    caller: visit.caller,
    url,
    pass: visit.session?.pass ?? null,
    told,
  } as unknown as Omit<Request<undefined, undefined, undefined, unknown, unknown>, 'resource'>
  if (route.policy.people === true && visit.actor.kind !== 'person')
    return { refused: refuse(engine, route, visit) }
  if (route.policy.acting !== undefined && visit.actor.kind === 'person')
    return { refused: refuse(engine, route, visit) }
  const resource = route.load === undefined ? undefined : await route.load(request as never)
  if (resource === null) return { refused: fail(engine, visit, 404) }
  if (!route.policy.decide(visit.actor, resource).allowed) return { refused: refuse(engine, route, visit) }
  return { request: { ...request, resource } }
}

/** Whoever may still prove who they are is asked to, then comes back here; the others read why they may not. */
const refuse = (engine: Engine, route: Route, visit: Visit): Response | Promise<Response> => {
  const { c, actor } = visit
  const choice = actor.kind === 'person' ? route.policy.acting : undefined
  const elsewhere = actor.kind === 'visitor' || actor.kind === 'half' || choice !== undefined
  if (route.method === 'POST' || !elsewhere) return fail(engine, visit, 403)
  const url = new URL(c.req.url)
  engine.jar.setReturn(c, `${url.pathname}${url.search}`)
  if (choice !== undefined) return c.redirect(choice(url.pathname), 303)
  return c.redirect(actor.kind === 'half' ? '/connexion/second-facteur' : '/connexion', 303)
}

/** An error page with its reference. */
export const fail = (
  engine: Engine,
  visit: Visit,
  status: 400 | 403 | 404 | 405 | 413 | 422 | 500 | 503,
  problems: ReturnType<typeof problemsOf> = [],
  cause?: 'unrecorded',
): Promise<Response> => {
  const { reference, open } = visit
  if (open?.problems === true) {
    const asked = new URL(visit.c.req.url).searchParams
    const { remedies } = open
    return answer(visit.c, problemReply({ status, reference, problems, asked, remedies }), visit.rendering)
  }
  const reply = engine.errorPages({ status, reference, problems, path: visit.c.req.path, cause })
  return answer(visit.c, { ...reply, status, indexed: false }, visit.rendering)
}
