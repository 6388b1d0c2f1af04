import { recordChange } from '../../accounts/index.ts'
import { type Actor, personIdOf, worksFor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { MOST_LISTS, mayWrite, type Refused, type Shortlist } from '../domain/shortlist.ts'
import { t } from '../messages.ts'
import {
  findShortlist,
  insertShortlist,
  listShortlists,
  lockShortlist,
  updateShortlist,
} from '../store/shortlists.ts'

export const personOf = (actor: Actor): string => {
  const id = personIdOf(actor)
  if (id === null) throw new Error('lists belong to people')
  return id
}

type Told = Parameters<typeof recordChange>[1]

/** Titles and notes stay out of the journal: only what was done, to which list. */
export const recordOfList = (
  ctx: Ctx,
  list: Pick<Shortlist, 'id' | 'organisationId'>,
  change: Pick<Told, 'action' | 'before' | 'after'>,
): Promise<string> =>
  recordChange(ctx, {
    ...change,
    subject: { kind: 'shortlist', id: list.id },
    organisationId: list.organisationId ?? undefined,
  })

/** The list, held until the end of the transaction, for somebody who may write in it. */
export const hold = async (ctx: Ctx, id: string): Promise<Result<Shortlist, Refused>> => {
  const seen = await findShortlist(ctx.db, ctx.scope, id)
  if (seen === null) return refuse({ code: 'unknown-list', sentence: t.unknownList })
  // Whoever only reads may not lock either: the refusal must come first.
  if (!mayWrite(ctx.actor, seen)) return refuse({ code: 'not-yours', sentence: t.notYours })
  const list = await lockShortlist(ctx, id)
  return list === null ? refuse({ code: 'unknown-list', sentence: t.unknownList }) : ok(list)
}

/** Creates a list for oneself, or for a body that one writes for. */
export const createShortlist = async (
  ctx: Ctx,
  { title, organisationId }: { readonly title: string; readonly organisationId: string | null },
): Promise<Result<Shortlist, Refused>> => {
  const personId = personOf(ctx.actor)
  if (organisationId !== null && !worksFor(ctx.actor, organisationId, 'contributor'))
    return refuse({ code: 'not-yours', field: 'pour', sentence: t.notYours })
  const own = await listShortlists(ctx.db, ctx.scope, {
    personId,
    bodies: organisationId === null ? [] : [organisationId],
  })
  if (own.length >= MOST_LISTS)
    return refuse({ code: 'too-many-lists', field: 'titre', sentence: t.tooManyLists(MOST_LISTS) })
  const id = newId()
  const ownerId = organisationId === null ? personId : null
  await insertShortlist(ctx, { id, title, ownerId, organisationId, createdBy: personId })
  await recordOfList(ctx, { id, organisationId }, { action: 'shortlist.created' })
  const now = toDate(ctx.clock.now())
  return ok({
    id,
    title,
    ownerId,
    organisationId,
    createdAt: now,
    updatedAt: now,
    archived: false,
    deleted: false,
  })
}

type Named = { readonly listId: string }

export const renameShortlist = async (
  ctx: Ctx,
  { listId, title }: Named & { readonly title: string },
): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, listId)
  if (!held.ok) return held
  await updateShortlist(ctx, listId, { title })
  await recordOfList(ctx, held.value, { action: 'shortlist.renamed' })
  return ok(null)
}

/** Gives a list of one's own to the colleagues of a body: it stays theirs. */
export const shareShortlist = async (
  ctx: Ctx,
  { listId, organisationId }: Named & { readonly organisationId: string },
): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, listId)
  if (!held.ok) return held
  const own = held.value.ownerId === personIdOf(ctx.actor)
  if (!own || !worksFor(ctx.actor, organisationId, 'contributor'))
    return refuse({ code: 'not-yours', field: 'pour', sentence: t.notYours })
  await updateShortlist(ctx, listId, { owner_id: null, organisation_id: organisationId })
  await recordOfList(
    ctx,
    { id: listId, organisationId },
    { action: 'shortlist.shared', after: { organisationId } },
  )
  return ok(null)
}

/** What can be taken back: a list put away, or deleted. */
export const setShortlistState = async (
  ctx: Ctx,
  { listId, state }: Named & { readonly state: 'archived' | 'unarchived' | 'deleted' | 'restored' },
): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, listId)
  if (!held.ok) return held
  const now = toDate(ctx.clock.now())
  const set = {
    archived: { archived_at: now },
    unarchived: { archived_at: null },
    deleted: { deleted_at: now },
    restored: { deleted_at: null },
  } as const
  await updateShortlist(ctx, listId, set[state])
  await recordOfList(ctx, held.value, stateChanges[state])
  return ok(null)
}

const stateChanges = {
  archived: { action: 'shortlist.archived' },
  unarchived: { action: 'shortlist.unarchived' },
  deleted: { action: 'shortlist.deleted' },
  restored: { action: 'shortlist.restored' },
} as const
