import { readStructures } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { MOST_ITEMS, moved, type Refused } from '../domain/shortlist.ts'
import { t } from '../messages.ts'
import { addItem, itemsOf, reorder, setRemoved, writeNote } from '../store/items.ts'
import { updateShortlist } from '../store/shortlists.ts'
import { hold, personOf, recordOfList } from './changeShortlist.ts'

type Line = { readonly listId: string; readonly structureId: string }

/** Adds structures to a list; those that it holds already stay where they are. @returns how many were added */
export const addToShortlist = async (
  ctx: Ctx,
  { listId, structureIds }: { readonly listId: string; readonly structureIds: readonly string[] },
): Promise<Result<number, Refused>> => {
  const held = await hold(ctx, listId)
  if (!held.ok) return held
  if (held.value.deleted) return refuse({ code: 'unknown-list', sentence: t.unknownList })
  const known = await readStructures(ctx.db, ctx.scope, 'id', structureIds)
  if (known.length === 0) return refuse({ code: 'unknown-structure', sentence: t.unknownStructure })
  const present = new Set((await itemsOf(ctx.db, ctx.scope, listId)).map(({ structureId }) => structureId))
  const wanted = structureIds.filter((id) => known.some((one) => one.id === id) && !present.has(id))
  if (present.size + wanted.length > MOST_ITEMS)
    return refuse({ code: 'list-full', field: 'liste', sentence: t.listFull(MOST_ITEMS) })
  const personId = personOf(ctx.actor)
  const added: string[] = []
  for (const structureId of wanted)
    if (await addItem(ctx, { shortlistId: listId, structureId, personId })) added.push(structureId)
  await updateShortlist(ctx, listId)
  await recordOfList(ctx, held.value, { action: 'shortlist.structures-added', after: { structures: added } })
  return ok(added.length)
}

/** Writes what is noted on a structure; somebody else's words are never written over unseen. */
export const noteStructure = async (
  ctx: Ctx,
  { listId, structureId, note, version }: Line & { readonly note: string; readonly version: number },
): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, listId)
  if (!held.ok) return held
  const item = (await itemsOf(ctx.db, ctx.scope, listId)).find((one) => one.structureId === structureId)
  if (item === undefined) return refuse({ code: 'unknown-structure', sentence: t.unknownStructure })
  if (item.note === note) return ok(null)
  const personId = personOf(ctx.actor)
  if (!(await writeNote(ctx, { shortlistId: listId, structureId, note, version, personId })))
    return refuse({
      code: 'note-changed',
      field: 'note',
      sentence: t.noteChanged(item.noteBy ?? t.somebody),
    })
  await updateShortlist(ctx, listId)
  await recordOfList(ctx, held.value, { action: 'shortlist.noted', after: { structureId } })
  return ok(null)
}

/** One step up or down. At an end nothing moves. */
export const moveStructure = async (
  ctx: Ctx,
  { listId, structureId, step }: Line & { readonly step: -1 | 1 },
): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, listId)
  if (!held.ok) return held
  const ids = (await itemsOf(ctx.db, ctx.scope, listId)).map((one) => one.structureId)
  const order = moved(ids, structureId, step)
  if (order !== null) await reorder(ctx, listId, order)
  await updateShortlist(ctx, listId)
  await recordOfList(ctx, held.value, { action: 'shortlist.reordered', after: { structureId } })
  return ok(null)
}

/** Takes a structure off, or puts it back with its note. */
export const setStructureRemoved = async (
  ctx: Ctx,
  { listId, structureId, removed }: Line & { readonly removed: boolean },
): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, listId)
  if (!held.ok) return held
  const present = (await itemsOf(ctx.db, ctx.scope, listId)).length
  if (!removed && present >= MOST_ITEMS)
    return refuse({ code: 'list-full', sentence: t.listFull(MOST_ITEMS) })
  if (await setRemoved(ctx, listId, structureId, removed)) await updateShortlist(ctx, listId)
  await recordOfList(ctx, held.value, {
    action: removed ? 'shortlist.structure-removed' : 'shortlist.structure-restored',
    after: { structureId },
  })
  return ok(null)
}
