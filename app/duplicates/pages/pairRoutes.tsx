import { z } from 'zod'
import { findOrganisations } from '../../accounts/index.ts'
import { completenessOf, contactOf, readStructures, type Structure } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { communeNames } from '../../platform/geo/find.ts'
import { wholeNumber } from '../../platform/http/fields.ts'
import { optional } from '../../platform/http/input.ts'
import { type PageReply, page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import { localOf, toDate } from '../../platform/kernel/dates.ts'
import { choices, mergeFields, usualSurvivor } from '../domain/mergedFields.ts'
import type { Pair } from '../domain/pair.ts'
import { pairTender } from '../domain/policy.ts'
import { undoEnds } from '../domain/undo.ts'
import { linksOf } from '../store/links.ts'
import { mergeBetween } from '../store/merges.ts'
import { findPair } from '../store/pairs.ts'
import { reopen, setAside } from '../usecases/decide.ts'
import { mergeRecords } from '../usecases/mergeRecords.ts'
import { undoMerge } from '../usecases/undoMerge.ts'
import { m } from './messages.ts'
import { MergedPage, PairPage } from './pairView.tsx'
import { DUPLICATES, pairPath } from './paths.ts'
import {
  identityRows,
  labelOf,
  moves,
  sameFields,
  shownContact,
  shownFields,
  type Typed,
} from './presentPair.ts'

type Both = { readonly pair: Pair; readonly one: Structure; readonly other: Structure }
type Asked = {
  readonly ctx: Ctx
  readonly services: Services
  readonly formKeys: FormKeys
  readonly resource: Both
}

const load = async ({
  ctx,
  params,
}: {
  readonly ctx: Ctx
  readonly params: { readonly id: string }
}): Promise<Both | null> => {
  const pair = await findPair(ctx.db, ctx.scope, params.id)
  if (pair === null) return null
  const read = await readStructures(ctx.db, ctx.scope, 'id', [pair.oneId, pair.otherId], { deleted: true })
  const [one, other] = [pair.oneId, pair.otherId].map((id) => read.find((record) => record.id === id))
  return one === undefined || other === undefined ? null : { pair, one, other }
}

const bodyNames = async (ctx: Ctx, records: readonly Structure[]): Promise<ReadonlyMap<string, string>> => {
  if (records.every(({ organisationId }) => organisationId === null)) return new Map()
  const all = await findOrganisations(ctx.db, ctx.scope)
  return new Map(all.map(({ id, name }) => [id, name]))
}

const pageOf = (title: string, body: PageReply['body'], status: number): PageReply =>
  page({
    title: `${title} – ${m.title}`,
    indexed: false,
    status,
    breadcrumb: [{ label: m.title, href: DUPLICATES }, { label: title }],
    body,
  })

type Shown = {
  readonly keep?: string | undefined
  readonly typed?: Typed
  readonly error?: string | undefined
}

const pairPage = async ({ ctx, formKeys, resource }: Asked, { keep, typed = {}, error }: Shown) => {
  const { pair, one, other } = resource
  const usual = usualSurvivor(one, other, (record) => completenessOf(record).percent)
  const kept = [one, other].find(({ id }) => id === keep) ?? usual
  const merged = kept === one ? other : one
  const communes = await communeNames(
    ctx.db,
    [one, other].flatMap(({ activities }) =>
      activities.flatMap(({ area }) => (area.kind === 'communes' ? area.communes : [])),
    ),
  )
  const bodies = await bodyNames(ctx, [one, other])
  const contacts = {
    kept: await contactOf(ctx.db, ctx.scope, kept.id),
    merged: await contactOf(ctx.db, ctx.scope, merged.id),
  }
  const links = { kept: await linksOf(ctx, kept.id), merged: await linksOf(ctx, merged.id) }
  const view = {
    pair,
    kept,
    merged,
    rows: identityRows(kept, merged, bodies),
    fields: [...shownFields({ kept, merged }, communes, typed), ...shownContact(contacts, typed)],
    same: sameFields(kept, merged),
    moves: moves({ kept, merged }, links, bodies),
    error,
    keys: formKeys,
  }
  return pageOf(m.pair.title, <PairPage view={view} />, error === undefined ? 200 : 422)
}

const mergedPage = async ({ ctx, services, formKeys, resource }: Asked, error?: string) => {
  const { pair, one, other } = resource
  const merge = await mergeBetween(ctx.db, ctx.scope, pair)
  const local = (at: Date) => localOf(at, services.territory.zone)
  const kept = merge?.survivorId === other.id ? other : one
  const ends = merge === null ? null : undoEnds(merge.mergedAt)
  const open = ends !== null && ends >= toDate(ctx.clock.now())
  const view = {
    pair,
    kept,
    when: formatDateTime(local(merge?.mergedAt ?? pair.decidedAt ?? toDate(ctx.clock.now()))),
    until: open ? formatDate(local(ends).toPlainDate()) : null,
    error,
    keys: formKeys,
  }
  return pageOf(m.pair.undo, <MergedPage {...view} />, error === undefined ? 200 : 422)
}

/** What is refused is told where the pair stands now. */
const shownAgain = (request: Asked, shown: Shown) =>
  request.resource.pair.state === 'merged' ? mergedPage(request, shown.error) : pairPage(request, shown)

const params = z.strictObject({ id: z.uuid() })
const common = { policy: pairTender(), params, load } as const
const nothing = z.strictObject({})
const version = wholeNumber(1, 2_000_000_000)

const choice = optional(z.enum(choices))
const fieldChoices = Object.fromEntries(mergeFields.map((field) => [field, choice])) as {
  [F in (typeof mergeFields)[number]]: typeof choice
}
const mergeForm = z.strictObject({
  garder: z.uuid(m.pair.choose),
  version,
  otherVersion: version,
  contact: choice,
  ...fieldChoices,
})

export const pairRoutes: readonly Route[] = [
  route({
    ...common,
    method: 'GET',
    path: `${DUPLICATES}/:id`,
    query: z.strictObject({ garder: optional(z.uuid()) }),
    handle: ({ query, ...request }) => shownAgain(request, { keep: query.garder }),
  }),
  route({
    ...common,
    method: 'POST',
    path: `${DUPLICATES}/:id/fusion`,
    form: mergeForm,
    handle: async (request) => {
      const { ctx, resource, form } = request
      const { garder, version: seen, otherVersion, ...typed } = form
      const { pair, one, other } = resource
      const kept = [one, other].find(({ id }) => id === garder)
      if (kept === undefined) return shownAgain(request, { typed, error: m.pair.choose })
      const { contact, ...chosen } = typed
      const done = await mergeRecords(ctx, {
        pairId: pair.id,
        keptId: kept.id,
        choices: chosen,
        ...(contact === undefined ? {} : { contact }),
        versions: { [kept.id]: seen, [(kept === one ? other : one).id]: otherVersion },
      })
      if (!done.ok) return shownAgain(request, { keep: garder, typed, error: done.refusal.sentence })
      return redirect(DUPLICATES, {
        flash: m.done.merged(done.value.survivor.name),
        undo: { path: pairPath(pair, 'annulation'), label: m.pair.undo },
      })
    },
    invalid: (request, { problems }) =>
      shownAgain(request, { error: problems[0]?.sentence ?? m.pair.choose }),
  }),
  route({
    ...common,
    method: 'POST',
    path: `${DUPLICATES}/:id/ecart`,
    form: nothing,
    handle: async (request) => {
      const { pair } = request.resource
      const done = await setAside(request.ctx, { pairId: pair.id })
      if (!done.ok) return shownAgain(request, { error: done.refusal.sentence })
      return redirect(DUPLICATES, {
        flash: m.done.aside,
        undo: { path: pairPath(pair, 'reprise'), label: m.done.asideUndo },
      })
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: `${DUPLICATES}/:id/reprise`,
    form: nothing,
    handle: async (request) => {
      const { pair } = request.resource
      const done = await reopen(request.ctx, { pairId: pair.id })
      if (!done.ok) return shownAgain(request, { error: done.refusal.sentence })
      return redirect(pairPath(pair), { flash: m.done.reopened })
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: `${DUPLICATES}/:id/annulation`,
    form: nothing,
    handle: async (request) => {
      const { pair } = request.resource
      const done = await undoMerge(request.ctx, { pairId: pair.id })
      if (!done.ok) return shownAgain(request, { error: done.refusal.sentence })
      const { restored, kept, links } = done.value
      const fields = kept.map((field) => labelOf(field as never).toLowerCase()).join(', ')
      return redirect(pairPath(pair), { flash: m.done.undoneBut(restored.name, fields, links) })
    },
  }),
]
