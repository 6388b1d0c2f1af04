import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { cleanPicture, isPdf } from '../../platform/images/picture.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { slugify, tidy } from '../../platform/kernel/text.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type Audience, type EventFile, type FileContent, LARGEST_FILE, MOST_FILES } from '../domain/file.ts'
import type { Refused } from '../domain/refusals.ts'
import { webAddress } from '../domain/webAddress.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import { filesOf, insertFile, removeFile } from '../store/files.ts'
import { recordOfEvent } from '../store/journal.ts'

/** Pixels a side of a picture for the press. */
const LARGEST_SIDE = 8000

export type FileForm = {
  readonly kind: 'document' | 'press'
  readonly audience: Audience
  readonly title: string
  readonly link: string | null
  readonly bytes: Uint8Array | null
}

const extensions = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const

/** The name under which it is saved comes from its title, its kind from its bytes. */
export const storedOf = (title: string, bytes: Uint8Array): FileContent | null => {
  const pdf = { mediaType: 'application/pdf', bytes, width: null, height: null } as const
  const known = isPdf(bytes) ? pdf : cleanPicture(bytes, LARGEST_SIDE)
  if (known === null) return null
  const { mediaType, width, height, bytes: content } = known
  return { name: `${slugify(title, 80)}.${extensions[mediaType]}`, mediaType, content, width, height }
}

/** Adds a document or a piece for the press: a PDF, a picture, or the address of a page. */
export const addFile = async (
  ctx: Ctx,
  { event, form }: { readonly event: OpenMapEvent; readonly form: FileForm },
): Promise<Result<EventFile, Refused>> => {
  const title = tidy(form.title)
  const { bytes, kind, audience } = form
  const link = form.link === null ? null : webAddress(form.link, { secure: true })
  if (title === '')
    return refuse({ code: 'title-missing', field: 'title', sentence: t.refusals.fileUntitled })
  if ((form.link === null) === (bytes === null))
    return refuse({ code: 'file-missing', field: 'file', sentence: t.refusals.fileOrLink })
  if (form.link !== null && link === null)
    return refuse({ code: 'link-invalid', field: 'link', sentence: t.refusals.linkInvalid })
  if (bytes !== null && bytes.length > LARGEST_FILE)
    return refuse({ code: 'file-invalid', field: 'file', sentence: t.refusals.fileTooLarge })
  const stored = bytes === null ? null : storedOf(title, bytes)
  if (bytes !== null && stored === null)
    return refuse({ code: 'file-invalid', field: 'file', sentence: t.refusals.fileInvalid })
  await lockEvent(ctx, event.id)
  const files = (await filesOf(ctx.db, ctx.scope, event.id)).filter((one) => one.kind !== 'logo')
  if (files.length >= MOST_FILES)
    return refuse({ code: 'too-many-files', sentence: t.refusals.tooManyFiles(MOST_FILES) })
  const last = files.filter((one) => one.kind === kind).at(-1)?.position ?? 0
  const file = { id: newId(), kind, audience, position: last + 1, title, link }
  await insertFile(ctx, event.id, file, stored)
  await recordOfEvent(ctx, event, { action: 'event-file.added', after: { kind, audience, title } })
  return ok({
    ...file,
    name: stored?.name ?? null,
    mediaType: stored?.mediaType ?? null,
    size: stored?.content.length ?? null,
    width: stored?.width ?? null,
    height: stored?.height ?? null,
  })
}

/** Takes a document away: its address answers no more. */
export const deleteFile = async (
  ctx: Ctx,
  { event, fileId }: { readonly event: OpenMapEvent; readonly fileId: string },
): Promise<Result<EventFile, Refused>> => {
  await lockEvent(ctx, event.id)
  const file = (await filesOf(ctx.db, ctx.scope, event.id)).find(
    ({ id, kind }) => id === fileId && kind !== 'logo',
  )
  if (file === undefined) return refuse({ code: 'unknown-file', sentence: t.refusals.unknownFile })
  await removeFile(ctx, file.id)
  const { kind, audience, title } = file
  await recordOfEvent(ctx, event, { action: 'event-file.removed', before: { kind, audience, title } })
  return ok(file)
}
