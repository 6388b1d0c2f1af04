import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  changeDates,
  currentVersion,
  idsAfter,
  lastChange,
  readStructures,
  type Search,
  type Structure,
} from '../../directory/index.ts'
import { listQuery, searchOf } from '../../directory/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optional } from '../../platform/http/input.ts'
import type { Services } from '../../platform/http/route.ts'
import { readCursor, writeCursor } from '../domain/cursor.ts'
import { t } from '../messages.ts'

/** Filters and order of the list page, and nothing of its pages and views. */
export const filters = listQuery.omit({ page: true, vue: true })

/** The same, read piece by piece. */
export const pagedQuery = filters.extend({
  taille: z.coerce.number().int().min(1).max(200).default(50),
  curseur: optional(z.string().max(200)),
})

type Filters = z.output<typeof filters>
type PagedQuery = z.output<typeof pagedQuery>

export const LICENCE = 'Licence Ouverte 2.0'
export const LICENCE_URL = 'https://github.com/etalab/licence-ouverte/blob/master/LO.md'

export const envelopeOf = async (ctx: Ctx) => ({
  licence: LICENCE,
  date_donnees: (await lastChange(ctx.db, ctx.scope))?.toISOString() ?? null,
})

/** Records in full with the day of their last change, in this order; those that left meanwhile are left out. */
export const recordsOf = async (
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ readonly one: Structure; readonly updatedAt: Date }[]> => {
  const found = new Map((await readStructures(ctx.db, ctx.scope, 'id', ids)).map((one) => [one.id, one]))
  const dates = await changeDates(ctx.db, ctx.scope, ids)
  return ids.flatMap((id) => {
    const one = found.get(id)
    const updatedAt = dates.get(id)
    return one === undefined || updatedAt === undefined ? [] : [{ one, updatedAt }]
  })
}

type Asked = { readonly ctx: Ctx; readonly services: Services; readonly url: URL }

/** Which search a cursor goes on with: all that is asked but where to go on and how far. */
const searchMark = (url: URL): string => {
  const asked = new URLSearchParams(url.searchParams)
  asked.delete('curseur')
  asked.delete('taille')
  asked.sort()
  return createHash('sha256').update(`${url.pathname}?${asked}`).digest('base64url').slice(0, 12)
}

const asListed = (query: Filters) => ({ ...query, page: 1, vue: undefined })

/** One piece of a list, in the order asked for, with the address of the next one. */
export const pageOfSearch = async (
  { ctx, services, url }: Asked,
  query: PagedQuery,
  present: (record: { one: Structure; updatedAt: Date }) => readonly unknown[],
) => {
  const { taille, curseur, ...rest } = query
  const { search, problem } = await searchOf(ctx, services, asListed(rest))
  if (problem !== null) return { problem }
  const mark = searchMark(url)
  const after = curseur === undefined ? null : readCursor(curseur)
  if (curseur !== undefined && after?.search !== mark)
    return { problem: { field: 'curseur', sentence: after === null ? t.cursor.unread : t.cursor.other } }
  const found = await idsAfter(ctx.db, ctx.scope, search, { after, size: taille })
  const records = await recordsOf(ctx, found.ids)
  const next = found.next === null ? null : nextAddress(services, url, { ...found.next, search: mark })
  return {
    body: {
      ...(await envelopeOf(ctx)),
      total: found.total,
      approche: found.close,
      suivant: next,
      donnees: records.flatMap(present),
    },
    next,
  }
}

const nextAddress = (
  { publicUrl }: Services,
  url: URL,
  cursor: Parameters<typeof writeCursor>[0],
): string => {
  const asked = new URLSearchParams(url.searchParams)
  asked.set('curseur', writeCursor(cursor))
  return `${publicUrl}${url.pathname}?${asked}`
}

const BATCH = 500

/** All the records of a search, in batches: memory does not grow with their number. */
export async function* recordsOfSearch(
  ctx: Ctx,
  search: Search,
): AsyncGenerator<readonly { readonly one: Structure; readonly updatedAt: Date }[]> {
  let after: Awaited<ReturnType<typeof idsAfter>>['next'] = null
  do {
    const found: Awaited<ReturnType<typeof idsAfter>> = await idsAfter(ctx.db, ctx.scope, search, {
      after,
      size: BATCH,
    })
    if (found.ids.length > 0) yield await recordsOf(ctx, found.ids)
    after = found.next
  } while (after !== null)
}

/** What a whole answer depends on: the directory as it is, and what is asked of it. */
export const tagOf = async (ctx: Ctx, url: URL): Promise<string> => {
  const asked = new URLSearchParams(url.searchParams)
  asked.sort()
  const version = await currentVersion(ctx.db, ctx.scope)
  return createHash('sha256').update(`${version} ${url.pathname}?${asked}`).digest('base64url').slice(0, 22)
}

/** A JSON object whose last member is a long list, written as it is read. */
export async function* longList(
  head: Readonly<Record<string, unknown>>,
  member: string,
  batches: AsyncIterable<readonly unknown[]>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(member)}:[`
  let first = true
  for await (const batch of batches) {
    if (batch.length === 0) continue
    yield `${first ? '' : ','}${batch.map((one) => JSON.stringify(one)).join(',\n')}`
    first = false
  }
  yield ']}\n'
}
