import { listEvents } from '../../events/index.ts'
import { publishedNeeds } from '../../meetings/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type DemandLine, firstDayOf } from '../domain/sources.ts'
import { linesOf, replaceLines } from '../store/demand.ts'

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

const byId = (lines: readonly DemandLine[]): Map<string, DemandLine[]> => {
  const map = new Map<string, DemandLine[]>()
  for (const line of lines) {
    const list = map.get(line.id)
    if (list === undefined) map.set(line.id, [line])
    else list.push(line)
  }
  return map
}

const text = (lines: readonly DemandLine[] | undefined): string =>
  JSON.stringify(
    (lines ?? [])
      .map(({ sector, department, on, amount, reference }) => [department, sector, on, amount, reference])
      .toSorted(),
  )

/**
 * Brings the lines of demand that come from needs to what buyers say at this moment: needs of events that everybody can see,
 * without their words nor who said them. Writes only what differs, so that twice is once.
 * @returns how many needs were written or taken out
 */
export const projectNeeds = async (ctx: Ctx): Promise<number> => {
  const events = await listEvents(ctx.db, ctx.scope, ['published', 'held'])
  const slugs = new Map(events.map(({ id, slug }) => [id, slug]))
  const needs = await publishedNeeds(ctx.db, ctx.scope, [...slugs.keys()])
  const wanted = byId(
    needs.flatMap(({ id, eventId, sector, departments, quarter, statedAt }) =>
      (departments.length === 0 ? [''] : [...new Set(departments)]).map(
        (department): DemandLine => ({
          id,
          sector,
          department,
          on: (quarter === null ? null : firstDayOf(quarter)) ?? dayOf(statedAt),
          // A band of amounts is no amount.
          amount: null,
          reference: slugs.get(eventId) ?? '',
        }),
      ),
    ),
  )
  const held = byId(await linesOf(ctx.db, ctx.scope, 'needs'))
  const different = [...new Set([...wanted.keys(), ...held.keys()])].filter(
    (id) => text(wanted.get(id)) !== text(held.get(id)),
  )
  await replaceLines(
    ctx,
    'needs',
    different,
    different.flatMap((id) => wanted.get(id) ?? []),
  )
  return different.length
}
