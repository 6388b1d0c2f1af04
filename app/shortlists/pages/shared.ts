import type { JSX } from 'preact'
import { readStructures, type Structure } from '../../directory/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Typed } from '../../platform/http/formState.ts'
import { type Crumb, page } from '../../platform/http/reply.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { Shortlist, ShortlistItem } from '../domain/shortlist.ts'
import { itemsOf } from '../store/items.ts'
import { bodiesOf, findShortlist } from '../store/shortlists.ts'
import { p } from './messages.ts'
import { listsPath } from './paths.ts'

export const typedAgain = (invalid: {
  readonly problems: readonly { readonly field: string; readonly sentence: string }[]
  readonly typed: Readonly<Record<string, string>>
}): Typed => ({
  errors: Object.fromEntries(invalid.problems.map(({ field, sentence }) => [field, sentence])),
  values: invalid.typed,
})

export type WithList = { readonly list: Shortlist }

type Named = { readonly ctx: Ctx; readonly params: { readonly id: string } }

/** The list that the address names, even deleted: what brings it back asks for it. */
export const loadAnyList = async ({ ctx, params }: Named): Promise<WithList | null> => {
  const list = await findShortlist(ctx.db, ctx.scope, params.id)
  return list === null ? null : { list }
}

export const loadList = async (named: Named): Promise<WithList | null> => {
  const found = await loadAnyList(named)
  return found === null || found.list.deleted ? null : found
}

/** Bodies for which the actor may write a list. */
export const writableBodies = (ctx: Ctx, actor: Actor) =>
  bodiesOf(
    ctx.db,
    ctx.scope,
    actor.kind === 'person'
      ? actor.memberships.filter(({ role }) => role !== 'reader').map(({ organisationId }) => organisationId)
      : [],
  )

export type Line = ShortlistItem & { readonly structure: Structure | null }

/** Lines of a list with the records that they name. */
export const linesOf = async (ctx: Ctx, listId: string): Promise<Line[]> => {
  const items = await itemsOf(ctx.db, ctx.scope, listId)
  const structures = await readStructures(
    ctx.db,
    ctx.scope,
    'id',
    items.map(({ structureId }) => structureId),
  )
  const byId = new Map(structures.map((one) => [one.id, one]))
  return items.map((item) => ({ ...item, structure: byId.get(item.structureId) ?? null }))
}

export const dayOf = (moment: Date, zone: string): string => formatDate(localOf(moment, zone))

/** A page of lists: for signed-in people, so listed by no search engine. */
export const listsPage = (
  title: string,
  body: JSX.Element,
  options: { readonly crumbs?: readonly Crumb[]; readonly status?: number; readonly wide?: boolean } = {},
) =>
  page({
    title,
    indexed: false,
    status: options.status ?? 200,
    wide: options.wide ?? false,
    breadcrumb:
      options.crumbs ??
      (title === p.lists.title
        ? [{ label: title }]
        : [{ label: p.lists.title, href: listsPath }, { label: title }]),
    body,
  })
