import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { cleanPicture } from '../../platform/images/picture.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { sourceOf } from '../domain/policy.ts'
import type { Refused } from '../domain/refusals.ts'
import type { Cause } from '../domain/revision.ts'
import type { Photo, Structure } from '../domain/structure.ts'
import { t } from '../messages.ts'
import { arrangePhotos, deletePhoto, insertPhoto, movePhotos } from '../store/photos.ts'
import { lockStructure } from './changeStructure.ts'
import { commitStructure } from './commitStructure.ts'

export const MOST_PHOTOS = 12
const LARGEST_BYTES = 5 * 1024 * 1024
/** Pixels a side. */
const LARGEST_SIDE = 8000

const withPhotos = async (
  ctx: Ctx,
  before: Structure,
  photos: readonly Photo[],
  cause: Cause = 'edited',
): Promise<void> => {
  const origin = { source: sourceOf(ctx.actor, before), date: today(ctx.clock).toString() }
  const origins = { ...before.origins, photos: origin }
  await commitStructure(ctx, before, { ...before, photos, origins }, { cause })
}

type Of = { readonly structureId: string }
type One = Of & { readonly photoId: string }
const unknown = (code: 'unknown-structure' | 'unknown-picture') =>
  refuse<Refused>({
    code,
    sentence: code === 'unknown-structure' ? t.refusals.unknown : t.refusals.unknownPicture,
  })

/** Adds a photo, written again without what the camera hid in it; the caller has proved that the actor may. */
export const addPhoto = (
  ctx: Ctx,
  { structureId, bytes, alt }: Of & { readonly bytes: Uint8Array; readonly alt: string },
): Promise<Result<Photo, Refused>> =>
  asSystem(ctx, async () => {
    const clean = bytes.length > LARGEST_BYTES ? null : cleanPicture(bytes, LARGEST_SIDE)
    if (clean === null || clean.bytes.length > LARGEST_BYTES)
      return refuse({ code: 'picture-invalid', field: 'file', sentence: t.refusals.pictureInvalid })
    const before = await lockStructure(ctx, structureId)
    if (before === null || before.deletedAt !== null) return unknown('unknown-structure')
    if (before.photos.length >= MOST_PHOTOS)
      return refuse({
        code: 'too-many-pictures',
        field: 'file',
        sentence: t.refusals.tooManyPictures(MOST_PHOTOS),
      })
    const { mediaType, width, height, bytes: content } = clean
    const photo: Photo = { id: newId(), mediaType, width, height, alt: tidy(alt) }
    await insertPhoto(ctx, structureId, before.photos.length + 1, { ...photo, content })
    await withPhotos(ctx, before, [...before.photos, photo])
    return ok(photo)
  })

/** Says again what a photo shows, and may move it one rank earlier. */
export const editPhoto = (
  ctx: Ctx,
  { structureId, photoId, alt, earlier }: One & { readonly alt: string; readonly earlier: boolean },
): Promise<Result<null, Refused>> =>
  asSystem(ctx, async () => {
    const before = await lockStructure(ctx, structureId)
    if (before === null || before.deletedAt !== null) return unknown('unknown-structure')
    const photos = before.photos.map((one) => (one.id === photoId ? { ...one, alt: tidy(alt) } : one))
    const rank = photos.findIndex(({ id }) => id === photoId)
    const [photo, former] = [photos[rank], photos[rank - 1]]
    if (photo === undefined) return unknown('unknown-picture')
    if (earlier && former !== undefined) photos.splice(rank - 1, 2, photo, former)
    await arrangePhotos(ctx, photos)
    await withPhotos(ctx, before, photos)
    return ok(null)
  })

/** Takes a photo away: its bytes are gone. */
export const removePhoto = (ctx: Ctx, { structureId, photoId }: One): Promise<Result<null, Refused>> =>
  asSystem(ctx, async () => {
    const before = await lockStructure(ctx, structureId)
    if (before === null || before.deletedAt !== null) return unknown('unknown-structure')
    const photos = before.photos.filter(({ id }) => id !== photoId)
    if (photos.length === before.photos.length) return unknown('unknown-picture')
    await deletePhoto(ctx, photoId)
    await arrangePhotos(ctx, photos)
    await withPhotos(ctx, before, photos)
    return ok(null)
  })

/**
 * Gives photos of a record to another, as far as it may show more: both are locked by the caller. @returns those that went
 */
export const givePhotos = (
  ctx: Ctx,
  {
    fromId,
    toId,
    only,
    cause,
  }: {
    readonly fromId: string
    readonly toId: string
    /** By default all of them. */
    readonly only?: readonly string[]
    readonly cause: Cause
  },
): Promise<readonly string[]> =>
  asSystem(ctx, async () => {
    const [from, to] = [await lockStructure(ctx, fromId), await lockStructure(ctx, toId)]
    if (from === null || to === null) return []
    const given = from.photos
      .filter(({ id }) => only === undefined || only.includes(id))
      .slice(0, Math.max(0, MOST_PHOTOS - to.photos.length))
    if (given.length === 0) return []
    const ids = given.map(({ id }) => id)
    await movePhotos(ctx, toId, ids, to.photos.length)
    await withPhotos(ctx, to, [...to.photos, ...given], cause)
    const left = from.photos.filter(({ id }) => !ids.includes(id))
    await arrangePhotos(ctx, left)
    await withPhotos(ctx, from, left, cause)
    return ids
  })
