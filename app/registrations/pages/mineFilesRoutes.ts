import { z } from 'zod'
import { slugParams } from '../../events/pages/index.ts'
import { file as fileReply, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { registrantOf } from '../domain/policy.ts'
import type { Refused } from '../domain/refusals.ts'
import { fileContentOf } from '../store/files.ts'
import { giveFile, withdrawFile } from '../usecases/giveFile.ts'
import { p } from './messages.ts'
import { fileField } from './mineFilesView.tsx'
import { loadMine, type Mine, minePage, minePath } from './minePage.tsx'

const at = '/rencontres/:slug/mon-inscription/fichiers/:id'
const w = p.mine.files

const params = slugParams.extend({ id: z.uuid() })
const post = { method: 'POST', policy: registrantOf(), params, load: loadMine } as const
const target = ({ event, registration }: Mine, { id }: { readonly id: string }) => ({
  event,
  registrationId: registration.id,
  questionId: id,
})

const fileForm = z.strictObject({ file: z.union([z.instanceof(File), z.literal('')]).optional() })

/** A refusal about the file stands beside its own form: the page has several. */
const besideOf = ({ field, sentence }: Refused, id: string): Readonly<Record<string, string>> => ({
  [field === 'file' ? fileField({ id }) : 'fichiers']: sentence,
})

/** What the holder of a registration gives, reads again and takes back in answer to one question. */
export const mineFilesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: registrantOf(),
    params,
    load: async (request) => {
      const mine = await loadMine(request)
      if (mine === null) return null
      const found = await fileContentOf(request.ctx.db, request.ctx.scope, target(mine, request.params))
      return found === null ? null : { ...mine, found }
    },
    handle: ({ resource: { found } }) =>
      fileReply({ name: found.name, mediaType: found.mediaType, body: found.content }),
  }),
  route({
    ...post,
    path: at,
    form: fileForm,
    handle: async ({ ctx, resource, params, form: { file }, formKeys }) => {
      const sent =
        file instanceof File && file.size > 0
          ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
          : null
      const given = await giveFile(ctx, { ...target(resource, params), file: sent })
      return given.ok
        ? redirect(minePath(resource.event), { flash: w.given(given.value) })
        : minePage(ctx, resource, formKeys, { errors: besideOf(given.refusal, params.id) })
    },
  }),
  route({
    ...post,
    path: `${at}/retrait`,
    form: z.strictObject({}),
    handle: async ({ ctx, resource, params }) => {
      const done = await withdrawFile(ctx, target(resource, params))
      return redirect(minePath(resource.event), { flash: done.ok ? w.withdrawn : done.refusal.sentence })
    },
  }),
]
