import { definitions, isDay, isParameterKey, readValue } from '../../../../packages/rules/index.ts'
import { recordChange } from '../../../accounts/index.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { newId } from '../../../platform/database/id.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../../platform/kernel/result.ts'
import { tidy } from '../../../platform/kernel/text.ts'
import { closedBefore, followed, type LocalValue, traceOf } from '../../domain/parameter.ts'
import { spanText, valueSentence, w } from '../../domain/parameterWords.ts'
import {
  findValue,
  insertValue,
  lockParameter,
  overlappingValues,
  supersede,
} from '../../store/legalParameters.ts'

/** A dated value as it was typed. */
export type TypedValue = {
  readonly key: string
  readonly value: string
  readonly from: string
  readonly to: string | null
  readonly reference: string
  /** Who read it in the official text; null = nobody yet. */
  readonly verifiedBy: string | null
  readonly note: string | null
  /** Ends the day before the value that has no end, when this one simply follows it. */
  readonly closePrevious: boolean
}

export type ValueRefusal = Refusal<'unknown' | 'value' | 'day' | 'order' | 'overlap' | 'gone' | 'same'>

const writerOf = (ctx: Ctx) => ({
  personId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  now: toDate(ctx.clock.now()),
})

const judge = (typed: TypedValue): Result<string, ValueRefusal> => {
  if (!isParameterKey(typed.key)) return refuse({ code: 'unknown', sentence: w.errors.unknown })
  const read = readValue(definitions[typed.key], typed.value)
  if (!read.ok) return refuse({ code: 'value', field: 'value', sentence: valueSentence(read.error) })
  if (!isDay(typed.from)) return refuse({ code: 'day', field: 'from', sentence: w.errors.day })
  if (typed.to !== null && !isDay(typed.to))
    return refuse({ code: 'day', field: 'to', sentence: w.errors.day })
  if (typed.to !== null && typed.to < typed.from)
    return refuse({ code: 'order', field: 'to', sentence: w.errors.order(formatDate(typed.from)) })
  return ok(read.value)
}

/** The successor of a value of the same parameter, in its place. */
const replace = async (ctx: Ctx, old: LocalValue, next: LocalValue): Promise<void> => {
  const writer = writerOf(ctx)
  await supersede(ctx.db, ctx.scope, { id: old.id, by: next.id, now: writer.now })
  await insertValue(ctx.db, ctx.scope, next, writer)
  await recordChange(ctx, {
    action: 'legal-parameter.corrected',
    subject: { kind: 'legal-parameter', id: old.key },
    before: traceOf(old),
    after: traceOf(next),
  })
}

/**
 * Adds a dated value, or puts it in the place of `corrected`. What it replaces stays readable. Two values never hold on
 * the same day: a lock makes the second writer see the first, and a constraint of the table is behind it.
 */
export const saveValue = async (
  ctx: Ctx,
  typed: TypedValue & { readonly corrected: string | null },
): Promise<Result<LocalValue, ValueRefusal>> => {
  const judged = judge(typed)
  if (!judged.ok) return judged
  const { db, scope } = ctx
  const { key, from, to, corrected } = typed
  await lockParameter(db, scope, key)
  const old = corrected === null ? null : await findValue(db, scope, { key, id: corrected })
  if (corrected !== null && old === null) return refuse({ code: 'gone', sentence: w.errors.gone })
  const writer = writerOf(ctx)
  const verifiedBy = typed.verifiedBy === null ? null : tidy(typed.verifiedBy)
  const note = typed.note === null ? {} : { note: typed.note }
  const next: LocalValue = {
    id: newId(),
    key,
    value: judged.value,
    from,
    to,
    article: tidy(typed.reference),
    source: w.ownSource,
    verified: verifiedBy === null ? 'to-verify' : 'official',
    ...note,
    verifiedBy,
    // The date of a check that nobody made again is the date of that check.
    verifiedAt:
      verifiedBy === null
        ? null
        : old?.verifiedBy === verifiedBy && old.value === judged.value
          ? old.verifiedAt
          : writer.now,
    createdAt: writer.now,
    supersededAt: null,
    supersededBy: null,
  }
  if (
    old !== null &&
    JSON.stringify([traceOf(old), old.verifiedBy]) === JSON.stringify([traceOf(next), verifiedBy])
  )
    return refuse({ code: 'same', field: 'value', sentence: w.errors.same })
  const overlapping = await overlappingValues(db, scope, { key, from, to, except: corrected })
  const previous = typed.closePrevious ? followed(overlapping, next) : null
  if (previous !== null) {
    await replace(ctx, previous, { ...closedBefore(previous, from), id: newId(), createdAt: writer.now })
  } else if (overlapping[0] !== undefined) {
    const sentence = w.errors.overlap(spanText(overlapping[0]), followed(overlapping, next) !== null)
    return refuse({ code: 'overlap', field: 'from', sentence })
  }
  if (old !== null) {
    await replace(ctx, old, next)
    return ok(next)
  }
  await insertValue(db, scope, next, writer)
  await recordChange(ctx, {
    action: 'legal-parameter.added',
    subject: { kind: 'legal-parameter', id: key },
    after: traceOf(next),
  })
  return ok(next)
}

/** Takes a dated value back: on its days the value delivered holds again, where there is one. */
export const withdrawValue = async (
  ctx: Ctx,
  wanted: { readonly key: string; readonly id: string },
): Promise<Result<LocalValue, ValueRefusal>> => {
  const { db, scope } = ctx
  await lockParameter(db, scope, wanted.key)
  const old = await findValue(db, scope, wanted)
  if (old === null) return refuse({ code: 'gone', sentence: w.errors.gone })
  await supersede(db, scope, { id: old.id, by: null, now: writerOf(ctx).now })
  await recordChange(ctx, {
    action: 'legal-parameter.withdrawn',
    subject: { kind: 'legal-parameter', id: old.key },
    before: traceOf(old),
  })
  return ok(old)
}
