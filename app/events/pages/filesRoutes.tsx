import { z } from 'zod'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, text } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { file as fileReply, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { audiences } from '../domain/file.ts'
import { organiserOf } from '../domain/policy.ts'
import { t } from '../messages.ts'
import { contentOf, filesOf, type StoredFile } from '../store/files.ts'
import { addFile, deleteFile } from '../usecases/editFiles.ts'
import { FilesPage, shelves } from './filesView.tsx'
import { organiserPath } from './frame.tsx'
import { organiserPage } from './organiserShared.ts'
import { w } from './planMessages.ts'
import { loadEvent, loadVisibleEvent, slugParams } from './shared.ts'

const addForm = z.strictObject({
  title: text(200, t.refusals.fileUntitled),
  kind: z.enum(shelves, w.files.kindMissing),
  audience: z.enum(audiences, w.files.audienceMissing),
  file: z.union([z.instanceof(File), z.literal('')]).optional(),
  link: optionalText(400),
})

const filesPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed: Typed = untouched) => {
  const files = (await filesOf(ctx.db, ctx.scope, event.id)).filter(({ kind }) => kind !== 'logo')
  return organiserPage(
    event,
    w.files.title,
    <FilesPage event={event} keys={keys} typed={typed} files={files} />,
    typed === untouched ? {} : { status: 422 },
  )
}

/** The bytes that the address names: the rows of the reader decide, and an event that they do not see has none. */
const loadFile = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<StoredFile | null> => {
  const found = await loadVisibleEvent(request)
  if (found === null) return null
  const { db, scope } = request.ctx
  return contentOf(db, scope, found.event.id, request.params.id)
}

const at = '/rencontres/:slug/organisation/documents'
const oneParams = slugParams.extend({ id: z.uuid() })

export const filesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/rencontres/:slug/fichiers/:id',
    policy: anyone(),
    params: oneParams,
    load: loadFile,
    // A logo is drawn in the page; anything else is saved, never opened on our own address.
    handle: ({ resource: { name, mediaType, kind, content } }) =>
      fileReply({ name, mediaType, body: content, inline: kind === 'logo', unchanging: true }),
  }),
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys }) => filesPage(ctx, event, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: addForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form: { file, link, ...form }, formKeys }) => {
      const given = file instanceof File && file.size > 0
      const bytes = given ? new Uint8Array(await file.arrayBuffer()) : null
      const added = await addFile(ctx, { event, form: { ...form, link: link ?? null, bytes } })
      return added.ok
        ? redirect(organiserPath(event, 'documents'), { flash: w.files.added(added.value.title) })
        : filesPage(ctx, event, formKeys, refusedForm(added.refusal, { ...form, link: link ?? '' }))
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      filesPage(ctx, event, formKeys, invalidForm(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/retrait`,
    policy: organiserOf(),
    params: oneParams,
    form: z.strictObject({}),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, params }) => {
      const removed = await deleteFile(ctx, { event, fileId: params.id })
      return redirect(organiserPath(event, 'documents'), {
        flash: removed.ok ? w.files.removed(removed.value.title) : removed.refusal.sentence,
      })
    },
  }),
]
