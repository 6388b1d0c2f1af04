import { formToken, placeOf } from '../access/session.ts'
import { sameText } from '../access/signing.ts'
import { inTransaction } from '../database/transaction.ts'
import { type Reading, recordReading } from '../privacy/accessLog.ts'
import { answer } from './answer.ts'
import { asking, askOutside, type Engine, fail, readRequest, type Visit } from './engine.ts'
import { bodyHash, claimKey, keepReply, keptReply } from './idempotency.ts'
import { flatten, problemsOf, unwritable } from './input.ts'
import type { Reply } from './reply.ts'
import type { Route } from './route.ts'
import { comesFromUs } from './security.ts'

/** Bodies above this size are refused before they are read whole: imports of the browser stay under it. */
export const MAX_BODY_BYTES = 20 * 1024 * 1024

/** Long enough to be drawn by chance, short enough to be kept. */
const KEY = /^[\x21-\x7e]{16,64}$/

const readBody = async (visit: Visit): Promise<[string, FormDataEntryValue][] | null> => {
  const type = visit.c.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/.test(type)) return null
  try {
    return [...(await visit.c.req.raw.formData()).entries()] as [string, FormDataEntryValue][]
  } catch {
    return null
  }
}

/** What was typed, to be shown again: several values of one field come one a line; files are chosen again. */
const typedOf = (fields: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const values = [value].flat()
      return values.every((one) => typeof one === 'string') ? [[name, values.join('\n')]] : []
    }),
  )

/** True for the answers after which what was written stays; anything else means that nothing was. */
export const kept = (reply: Reply): boolean =>
  reply.kind === 'redirect' ||
  (reply.kind === 'json' && (reply.status ?? 200) < 400) ||
  (reply.kind === 'page' && reply.written === true)

/** The hidden token of a form that our own page made for this visitor, and for whom they act. */
const tokenFits = (engine: Engine, { session, actor }: Visit, token: unknown): boolean =>
  session !== null &&
  typeof token === 'string' &&
  sameText(token, formToken(engine.secret, session.id, placeOf(actor)))

/**
 * A form sent: our own page made it (origin, then hidden token), its body fits the schema, the policy allows it; then
 * one transaction claims its key, does the work and keeps the answer. A second click gets the same answer. Only a route
 * that mail programs call does without those proofs, and says why in its declaration.
 */
export const submit = async (engine: Engine, route: Route, visit: Visit): Promise<Response> => {
  const { c } = visit
  const ours = route.oneClick === undefined
  if (ours && !comesFromUs(c.req.raw.headers, engine.services.publicUrl, c.req.header('host')))
    return fail(engine, visit, 403)
  const length = Number(c.req.header('content-length') ?? '0')
  if (length > MAX_BODY_BYTES || c.req.header('transfer-encoding') !== undefined)
    return fail(engine, visit, 413)
  const entries = await readBody(visit)
  if (entries === null) return fail(engine, visit, 400)
  const fields = flatten(entries)
  const { _csrf: token, _key: key, ...rest } = fields
  if (ours && !tokenFits(engine, visit, token)) return fail(engine, visit, 403)
  const keyed = ours && route.keyless === undefined
  if (keyed && (typeof key !== 'string' || !KEY.test(key))) return fail(engine, visit, 400)

  const told = await askOutside(engine, route, visit)
  const digest = await bodyHash(entries)
  const address = `${route.method} ${c.req.path}`
  const judged = await asking(engine, route, visit, async (ctx) => {
    const read = await readRequest(engine, route, visit, ctx, told)
    if ('refused' in read) {
      // A second click on what the first one removed, or closed to its author: the same answer all the same.
      const again = keyed ? await keptReply(ctx, key as string, address, digest) : null
      return { answered: again === null ? read.refused : answer(c, again, visit.rendering) }
    }
    const wrong = unwritable(rest)
    if (wrong.length > 0) return { answered: fail(engine, visit, 422, wrong) }
    const form = route.form?.safeParse(rest)
    if (form?.success !== false) return { request: read.request, form: form?.data ?? {} }
    const problems = problemsOf(form.error)
    if (route.invalid === undefined) return { answered: fail(engine, visit, 422, problems) }
    const typed = typedOf(rest)
    const reply = await route.invalid(read.request as never, { problems, typed })
    return {
      answered: answer(c, reply.kind === 'page' ? { ...reply, status: 422 } : reply, visit.rendering),
    }
  })
  if ('answered' in judged) return judged.answered
  const { request, form } = judged

  const { db, clock, dispatch } = engine
  const { scope } = request.ctx
  const readings: Reading[] = []
  const journal = { entries: 0 }
  const reply = await inTransaction<Reply | 'other-body'>(
    db,
    { clock, scope, dispatch },
    async (ctx) => {
      const handle = () => route.handle({ ...request, ctx: { ...ctx, readings, journal }, form } as never)
      if (!keyed) return handle()
      const claim = await claimKey(ctx, key as string, address, digest)
      if (claim.kind === 'other-body') return 'other-body'
      if (claim.kind === 'again') return claim.reply
      const made = await handle()
      if (made.kind === 'redirect' || made.kind === 'json') await keepReply(ctx, key as string, made)
      return made
    },
    (outcome) => outcome !== 'other-body' && kept(outcome),
  )
  if (reply === 'other-body') {
    return fail(engine, visit, 422, [
      {
        field: '_key',
        sentence:
          'Ce formulaire a déjà été envoyé avec d’autres réponses. Rouvrez la page, puis recommencez.',
      },
    ])
  }
  if (kept(reply)) engine.telemetry.written(route, journal.entries)
  // What was refused is undone, and yet the page shows what was read: that stays recorded.
  if (!kept(reply) && readings.length > 0) {
    await asking(engine, route, visit, async (ctx) => {
      for (const one of readings) await recordReading(ctx, one)
    })
  }
  return answer(c, reply, visit.rendering)
}
