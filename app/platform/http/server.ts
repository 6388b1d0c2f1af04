import { type Context, Hono } from 'hono'
import { visitor } from '../access/actor.ts'
import { type Acting, formToken, placeOf, type SessionPayload } from '../access/session.ts'
import type { Ctx } from '../database/context.ts'
import { newId } from '../database/id.ts'
import { ChangedSince } from '../database/scoped.ts'
import type { Caller } from '../identity/call.ts'
import { ReadingNotRecorded } from '../privacy/accessLog.ts'
import { answer, type Rendering } from './answer.ts'
import { cookieJar, type Recognise, type Recognised } from './cookies.ts'
import { assertDeclared } from './declared.ts'
import {
  asking,
  askOutside,
  type Engine,
  fail,
  readRequest,
  type ServerParts,
  type Visit,
  writing,
} from './engine.ts'
import { openedHeaders, problemReply } from './open.ts'
import type { Reply } from './reply.ts'
import type { FormKeys, Route } from './route.ts'
import { secure, securityHeaders } from './security.ts'
import { steadyAnswers } from './steady.ts'
import { kept, submit } from './submit.ts'

/** Address of the other end of the socket; the requests of tests have none. */
const addressOf = (c: Context): string => {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? 'inconnue'
}

const nobody: Recognised = { actor: visitor, snapshot: null, readIn: null }

/** For whom a person may act here; nothing at pages that are not those of participants. */
const actingAt = (c: Context, route: Route | undefined, { acting }: SessionPayload): Acting | undefined =>
  route?.policy.acting === undefined ? undefined : { place: acting, slug: c.req.param('slug') }

/** @param how `recall` where all that is done runs in the transaction that checks it; else who asks is read now */
const visitOf = async (
  engine: Engine,
  c: Context,
  reference: string,
  how: keyof Recognise,
  route?: Route,
): Promise<Visit> => {
  const session = route?.open === undefined ? engine.jar.read(c) : null
  const holder = session?.link !== undefined || session?.person !== undefined ? session : null
  const { actor, snapshot, readIn } =
    holder === null ? nobody : await engine.recognise[how](holder, actingAt(c, route, holder))
  // The token is asked for only by pages that draw a form: reading it then starts a visitor's session.
  let held = session
  const drawn = { key: false }
  const keysFor = (place: string): FormKeys => ({
    get csrf() {
      held ??= engine.jar.startVisitor(c)
      return formToken(engine.secret, held.id, place)
    },
    get key() {
      drawn.key = true
      return newId()
    },
  })
  const formKeys = keysFor(placeOf(actor))
  const rendering: Rendering = {
    shell: engine.shell,
    jar: engine.jar,
    path: c.req.path,
    actor,
    // The frame of the page is the person's, whomever they act for.
    formKeys: keysFor(''),
    personal: session !== null,
    mayKeep: route?.steady === 'browser',
    cookieless: route?.open !== undefined,
  }
  const caller: Caller = { headers: c.req.raw.headers, token: session?.person ?? null, address: addressOf(c) }
  return {
    c,
    reference,
    actor,
    snapshot,
    readIn,
    session,
    open: route?.open,
    caller,
    formKeys,
    drawn,
    rendering,
  }
}

/** All that such a route does is in the transaction that checks who asks. */
const onlyReads = ({ method, ask, writes }: Route): boolean =>
  method === 'GET' && ask === undefined && writes === undefined

const serve = async (engine: Engine, route: Route, visit: Visit): Promise<Response> => {
  if (route.method === 'POST') return submit(engine, route, visit)
  const told = await askOutside(engine, route, visit)
  const work = async (ctx: Ctx) => {
    const read = await readRequest(engine, route, visit, ctx, told)
    if ('refused' in read) return { refused: read.refused }
    const reply: Reply = await route.handle(read.request as never)
    return { reply }
  }
  const found =
    route.writes === undefined
      ? await asking(engine, route, visit, work)
      : await writing(engine, visit, work, ({ reply }) => reply !== undefined && kept(reply))
  return found.reply === undefined ? found.refused : answer(visit.c, found.reply, visit.rendering)
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
  const steady = steadyAnswers()

  for (const route of parts.routes) {
    const opened = route.open === undefined ? headers : openedHeaders(headers, route.open)
    app.on(route.method, route.path, async (c) => {
      const reference = newId().slice(-12)
      const started = performance.now()
      const limits: Record<string, string> = {}
      /** Counts what is asked of open data. @returns the refusal of what is beyond the limits */
      const admitted = async (visit: Visit): Promise<Response | null> => {
        if (route.open?.admit === undefined) return null
        const { refusal, headers: told } = await route.open.admit({
          services: engine.services,
          clock: engine.clock,
          address: visit.caller.address,
          authorization: c.req.header('authorization') ?? null,
        })
        Object.assign(limits, told)
        return refusal === null
          ? null
          : answer(c, problemReply({ ...refusal, reference: visit.reference }), visit.rendering)
      }
      const answerTo = async (how: keyof Recognise): Promise<Response> => {
        const visit = await visitOf(engine, c, reference, how, route).catch((error: unknown) => {
          parts.telemetry.fault(error, reference, route.path)
          return null
        })
        if (visit === null) return outage(c)
        try {
          const refusal = await admitted(visit)
          if (refusal !== null) return refusal
          return await steady(engine, route, visit, () => serve(engine, route, visit))
        } catch (error) {
          // Nothing was done yet: once more, as whoever asks is now.
          if (error instanceof ChangedSince) return answerTo('now')
          parts.telemetry.fault(error, reference, route.path)
          if (isOutage(error)) c.header('Retry-After', '10')
          if (error instanceof ReadingNotRecorded) return fail(engine, visit, 503, [], 'unrecorded')
          return fail(engine, visit, isOutage(error) ? 503 : 500)
        }
      }
      const answered = await answerTo(onlyReads(route) ? 'recall' : 'now')
      secure(answered, { ...opened, ...limits })
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
      mayKeep: false,
      cookieless: true,
    }
    const reply = engine.errorPages({ status: 503, reference: '', path: c.req.path })
    return answer(c, { ...reply, status: 503 }, rendering)
  }

  app.get('/assets/*', async (c) => {
    const found = await parts.serveAssets(c.req.path, c.req.header('accept-encoding') ?? '')
    return found ?? c.text('Not found', 404)
  })
  app.notFound(async (c) => {
    const visit = await visitOf(engine, c, newId().slice(-12), 'now')
    const known = parts.routes.some((route) => route.path === c.req.path)
    const answered = await fail(engine, visit, known ? 405 : 404)
    secure(answered, headers)
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
