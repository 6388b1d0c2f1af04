import { z } from 'zod'
import { optionalText, text } from '../../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../../platform/http/formState.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { recordEditor } from '../../domain/policy.ts'
import type { Structure } from '../../domain/structure.ts'
import { addPhoto, editPhoto, removePhoto } from '../../usecases/photos.ts'
import { editPage } from './editFrame.tsx'
import { e } from './editMessages.ts'
import { editPath } from './paths.ts'
import { PhotosPage } from './photosView.tsx'
import { loadStructure, slugParams } from './recordRoutes.tsx'

const w = e.photos
const at = '/structures/:slug/modifier/photos'
const common = { policy: recordEditor(), load: loadStructure } as const
const alt = text(300, w.altMissing)
const oneParams = slugParams.extend({ id: z.uuid() })
const untouched: Typed = { errors: {}, values: {} }

const photosPage = (
  structure: Structure,
  keys: FormKeys,
  typed: Typed = untouched,
  editing: string | null = null,
) =>
  editPage(
    structure,
    'photos',
    <PhotosPage structure={structure} keys={keys} typed={typed} editing={editing} />,
    typed === untouched ? 200 : 422,
  )

export const photosRoutes: readonly Route[] = [
  route({
    ...common,
    method: 'GET',
    path: at,
    params: slugParams,
    handle: ({ resource: { structure }, formKeys }) => photosPage(structure, formKeys),
  }),
  route({
    ...common,
    method: 'POST',
    path: at,
    params: slugParams,
    form: z.strictObject({ file: z.union([z.instanceof(File), z.literal('')]).optional(), alt }),
    handle: async ({ ctx, resource: { structure }, formKeys, form }) => {
      const given = form.file instanceof File && form.file.size > 0 ? form.file : null
      const again = (refusal: { readonly field?: string; readonly sentence: string }) =>
        photosPage(structure, formKeys, refusedForm(refusal, { alt: form.alt }))
      if (given === null) return again({ field: 'file', sentence: w.fileMissing })
      const bytes = new Uint8Array(await given.arrayBuffer())
      const added = await addPhoto(ctx, { structureId: structure.id, bytes, alt: form.alt })
      return added.ok ? redirect(editPath(structure, 'photos'), { flash: w.added }) : again(added.refusal)
    },
    invalid: ({ resource: { structure }, formKeys }, invalid) =>
      photosPage(structure, formKeys, invalidForm(invalid)),
  }),
  route({
    ...common,
    method: 'POST',
    path: `${at}/:id`,
    params: oneParams,
    form: z.strictObject({ alt, earlier: optionalText(1) }),
    handle: async ({ ctx, resource: { structure }, params, form }) => {
      const input = { structureId: structure.id, photoId: params.id, alt: form.alt }
      const saved = await editPhoto(ctx, { ...input, earlier: form.earlier !== undefined })
      return redirect(editPath(structure, 'photos'), {
        flash: saved.ok ? w.saved : saved.refusal.sentence,
      })
    },
    invalid: ({ resource: { structure }, params, formKeys }, invalid) =>
      photosPage(structure, formKeys, invalidForm(invalid), params.id),
  }),
  route({
    ...common,
    method: 'POST',
    path: `${at}/:id/retrait`,
    params: oneParams,
    form: z.strictObject({}),
    handle: async ({ ctx, resource: { structure }, params }) => {
      const removed = await removePhoto(ctx, { structureId: structure.id, photoId: params.id })
      return redirect(editPath(structure, 'photos'), {
        flash: removed.ok ? w.removed : removed.refusal.sentence,
      })
    },
  }),
]
