import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { fold, slugify, tidy } from '../../platform/kernel/text.ts'
import type { OpenMapEvent, Series } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { insertSeries, type OwnedSeries, seriesOf } from '../store/series.ts'

/** The series in which the body of this event puts its days. */
export const ownSeries = async (
  ctx: Ctx,
  { organiserId }: Pick<OpenMapEvent, 'organiserId'>,
): Promise<readonly Series[]> =>
  (await seriesOf(ctx.db, ctx.scope)).filter((series) => series.organiserId === organiserId)

const pick = ({ id, slug, name }: OwnedSeries): Series => ({ id, slug, name })

/** The series that an organiser chose for an event, or named: made when it is new, null for none. */
export const chooseSeries = async (
  ctx: Ctx,
  input: {
    readonly event: Pick<OpenMapEvent, 'organiserId' | 'series'>
    readonly seriesId: string | null
    /** Name of a new one: it decides where both are given. */
    readonly name: string | null
  },
): Promise<Result<Series | null, Refused>> => {
  const { event, seriesId } = input
  const name = tidy(input.name ?? '')
  if (name === '') {
    if (seriesId === null) return ok(null)
    // A series given by the mission stays, whoever edits the rest.
    if (event.series?.id === seriesId) return ok(event.series)
    const found = (await ownSeries(ctx, event)).find(({ id }) => id === seriesId)
    return found === undefined
      ? refuse({ code: 'unknown-series', field: 'series', sentence: t.refusals.unknownSeries })
      : ok(found)
  }
  const slug = slugify(name)
  // An address is made of them: « ??? » and « !!! » would be one series.
  if (!/[a-z0-9]/.test(fold(name)))
    return refuse({ code: 'series-untitled', field: 'seriesName', sentence: t.refusals.seriesUntitled })
  await insertSeries(ctx, { id: newId(), slug, name, organiserId: event.organiserId })
  const made = (await seriesOf(ctx.db, ctx.scope)).find((one) => one.slug === slug)
  return made !== undefined && made.organiserId === event.organiserId
    ? ok(pick(made))
    : refuse({ code: 'series-taken', field: 'seriesName', sentence: t.refusals.seriesTaken(name) })
}
