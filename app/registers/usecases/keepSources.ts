import { recordChange } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { mayAsk } from '../../platform/outside/door.ts'
import type { Refused } from '../domain/refusals.ts'
import { MOST_SOURCES, type RegisterSource } from '../domain/source.ts'
import { t } from '../messages.ts'
import { deleteSource, insertSource, listSources, updateSource } from '../store/sources.ts'

/** Somebody wants registers to be read now: a job does it. */
export const REGISTERS_ASKED = 'RegistersAsked'

type Told = {
  readonly action: string
  readonly after?: { readonly [name: string]: string | boolean }
}

const record = (ctx: Ctx, id: string, told: Told) =>
  recordChange(ctx, { ...told, subject: { kind: 'register-source', id } })

/** Has a register read by the clock, from a server that the operator allowed. */
export const addSource = async (
  ctx: Ctx,
  hosts: ReadonlySet<string>,
  wanted: Pick<RegisterSource, 'register' | 'title' | 'url' | 'every' | 'byItself' | 'endGone'>,
): Promise<Result<string, Refused>> => {
  if (!URL.canParse(wanted.url) || !mayAsk(new URL(wanted.url), hosts))
    return refuse({ code: 'host-not-allowed', field: 'adresse', sentence: t.sources.notAllowed([...hosts]) })
  if ((await listSources(ctx.db, ctx.scope)).length >= MOST_SOURCES)
    return refuse({ code: 'too-many-sources', field: 'titre', sentence: t.sources.tooMany(MOST_SOURCES) })
  const id = newId()
  await insertSource(ctx, { ...wanted, id })
  await record(ctx, id, {
    action: 'register-source.added',
    after: { register: wanted.register, byItself: wanted.byItself, endGone: wanted.endGone },
  })
  return ok(id)
}

export const removeSource = async (ctx: Ctx, { id, title }: RegisterSource): Promise<void> => {
  await deleteSource(ctx, id)
  await record(ctx, id, { action: 'register-source.removed', after: { title } })
}

/** Reads it as soon as a job is free. */
export const readSourceNow = async (ctx: Ctx, { id }: RegisterSource): Promise<void> => {
  await updateSource(ctx, id, { checked_at: null })
  await record(ctx, id, { action: 'register-source.asked' })
  await ctx.emit({ type: REGISTERS_ASKED, payload: { sourceId: id } })
}
