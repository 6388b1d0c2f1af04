import { z } from 'zod'
import { platform } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { text } from '../../platform/http/fields.ts'
import { errorsOf } from '../../platform/http/formState.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { findImport, listImports } from '../store/imports.ts'
import { importContracts } from '../usecases/importContracts.ts'
import { i } from './importMessages.ts'
import { IMPORTS, ImportPage, ImportReportPage } from './importView.tsx'

/** Below the limit of a request: larger files go through the command line. */
const MOST_BYTES = 15 * 1024 * 1024

const importers = platform('mission', 'administrator')

const uploadForm = z.strictObject({
  file: z
    .instanceof(File, { error: i.fileMissing })
    .refine((file) => file.size > 0, i.fileMissing)
    .refine((file) => file.size <= MOST_BYTES, i.fileTooLarge),
  credit: text(200, i.creditMissing),
})

const importPage = async (
  { ctx, formKeys }: { readonly ctx: Ctx; readonly formKeys: FormKeys },
  refused?: { readonly errors: FieldErrors; readonly credit: string },
) =>
  page({
    title: i.title,
    indexed: false,
    status: refused === undefined ? 200 : 422,
    breadcrumb: [{ label: i.title }],
    body: (
      <ImportPage
        imports={await listImports(ctx.db, ctx.scope)}
        keys={formKeys}
        errors={refused?.errors ?? {}}
        credit={refused?.credit ?? ''}
      />
    ),
  })

export const importRoutes: readonly Route[] = [
  route({ method: 'GET', path: IMPORTS, policy: importers, handle: (parts) => importPage(parts) }),
  route({
    method: 'POST',
    path: IMPORTS,
    policy: importers,
    form: uploadForm,
    handle: async ({ form: { file, credit }, ...parts }) => {
      const made = await importContracts(parts.ctx, {
        source: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
        credit,
        departments: parts.services.territory.departments,
      })
      if (made.ok)
        return redirect(`${IMPORTS}/${made.value.id}`, {
          flash: i.done(made.value.created, made.value.changed),
        })
      return importPage(parts, {
        errors: { file: `${i.refused(file.name)} ${made.refusal.sentence}` },
        credit,
      })
    },
    invalid: (parts, { problems, typed }) =>
      importPage(parts, {
        errors: errorsOf(problems),
        credit: typed.credit ?? '',
      }),
  }),
  route({
    method: 'GET',
    path: `${IMPORTS}/:id`,
    policy: importers,
    params: z.strictObject({ id: z.uuid() }),
    load: ({ ctx, params: { id } }) => findImport(ctx.db, ctx.scope, id),
    handle: ({ resource }) =>
      page({
        title: i.report(resource.fileName),
        indexed: false,
        breadcrumb: [{ label: i.title, href: IMPORTS }, { label: resource.fileName }],
        body: <ImportReportPage made={resource} />,
      }),
  }),
]
