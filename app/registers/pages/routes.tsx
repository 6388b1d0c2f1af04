import { z } from 'zod'
import { platform } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ticked } from '../../platform/http/fields.ts'
import { optional, pageNumber } from '../../platform/http/input.ts'
import { file, json, page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf, toDate } from '../../platform/kernel/dates.ts'
import { pageCount } from '../../platform/kernel/pagination.ts'
import type { Result } from '../../platform/kernel/result.ts'
import { XLSX_TYPE } from '../../platform/tables/write.ts'
import type { Refused } from '../domain/refusals.ts'
import { registerCodes } from '../domain/registers.ts'
import { isAlive, isWorking, type StructureImport } from '../domain/structureImport.ts'
import { listRows, type RowFilter, rowFilters } from '../store/importRows.ts'
import { findImport, listImports, nameOfPerson } from '../store/imports.ts'
import {
  askCheck,
  askUndo,
  askWrite,
  dropImport,
  reopenColumns,
  resumeImport,
  stopImport,
} from '../usecases/askImport.ts'
import { chooseSheet, startImport } from '../usecases/startImport.ts'
import { chosenOf, columnsForm, readColumns } from './columns.ts'
import { ImportPage, type ImportShown, progressText } from './importView.tsx'
import { ImportsPage } from './listView.tsx'
import { m } from './messages.ts'
import { IMPORTS, importPath } from './paths.ts'
import { csvReport, xlsxReport } from './report.ts'
import { sourceRoutes } from './sourceRoutes.tsx'

const LISTED = 20
const ROWS = 50
const REFRESH_SECONDS = 2
/** Below the limit of any body that the server takes. */
const MAX_UPLOAD_BYTES = 19 * 1024 * 1024

const mission = platform('mission')
const params = z.strictObject({ id: z.uuid() })
const nothing = z.strictObject({})

type Asked = { readonly ctx: Ctx; readonly services: Services; readonly formKeys: FormKeys }
type OfImport = Asked & { readonly resource: StructureImport }

const momentOf = (at: Date, { territory }: Services): string => formatDateTime(localOf(at, territory.zone))

const load = ({ ctx, params: { id } }: { readonly ctx: Ctx; readonly params: { readonly id: string } }) =>
  findImport(ctx.db, ctx.scope, id)

const listPage = async (
  { ctx, services, formKeys }: Asked,
  { page: wanted = 1, register = 'list', error }: { page?: number; register?: string; error?: string } = {},
) => {
  const found = await listImports(ctx.db, ctx.scope, { page: wanted, size: LISTED })
  return page({
    title: m.title,
    indexed: false,
    status: error === undefined ? 200 : 422,
    breadcrumb: [{ label: m.title }],
    body: (
      <ImportsPage
        keys={formKeys}
        register={register}
        error={error}
        imports={found.items.map((one) => ({ ...one, when: momentOf(one.askedAt, services) }))}
        page={found.page}
        pages={pageCount(found)}
      />
    ),
  })
}

type More = Partial<Pick<ImportShown, 'errors' | 'error' | 'chosen'>> & {
  readonly filter?: RowFilter | null
  readonly page?: number
}

const importPage = async ({ ctx, services, formKeys, resource: one }: OfImport, more: More = {}) => {
  const alive = isAlive(one, toDate(ctx.clock.now()))
  const filter = more.filter ?? null
  const shown: ImportShown = {
    one,
    keys: formKeys,
    who: await nameOfPerson(ctx.db, one.askedBy),
    when: momentOf(one.askedAt, services),
    undone: one.undoneAt === null ? null : momentOf(one.undoneAt, services),
    alive,
    chosen: more.chosen ?? chosenOf(one),
    errors: more.errors ?? {},
    error: more.error,
    report: {
      filter,
      rows: await listRows(ctx.db, ctx.scope, one.id, { page: more.page ?? 1, size: ROWS, filter }),
    },
  }
  const wrong = more.error !== undefined || Object.keys(shown.errors).length > 0
  return page({
    title: `${one.fileName} – ${m.title}`,
    indexed: false,
    status: wrong ? 422 : 200,
    breadcrumb: [{ label: m.title, href: IMPORTS }, { label: one.fileName }],
    body: <ImportPage shown={shown} />,
    ...(isWorking(one.state) && alive ? { refresh: REFRESH_SECONDS } : {}),
  })
}

/** A step that is asked for: the page again, at its new step, or with the reason why not. */
const step = <Form extends z.ZodObject>(
  path: string,
  given: {
    readonly form: Form
    readonly run: (request: OfImport, form: z.infer<Form>) => Promise<Result<unknown, Refused>>
    readonly to?: string
    readonly flash?: string
  },
): Route =>
  route({
    method: 'POST',
    path: `${IMPORTS}/:id${path}`,
    policy: mission,
    params,
    form: given.form,
    load,
    handle: async (request) => {
      const done = await given.run(request, request.form as z.infer<Form>)
      if (!done.ok) return importPage(request, { error: done.refusal.sentence })
      return redirect(
        given.to ?? importPath(request.resource.id),
        given.flash === undefined ? {} : { flash: given.flash },
      )
    },
  })

export const registersRoutes: readonly Route[] = [
  ...sourceRoutes,
  route({
    method: 'GET',
    path: IMPORTS,
    policy: mission,
    query: z.strictObject({ page: pageNumber }),
    handle: ({ query, ...request }) => listPage(request, { page: query.page }),
  }),
  route({
    method: 'POST',
    path: IMPORTS,
    policy: mission,
    form: z.strictObject({
      register: z.enum(registerCodes).default('list'),
      file: z
        .instanceof(File, { error: m.give.missing })
        .refine((given) => given.size > 0, m.give.missing)
        .refine((given) => given.size <= MAX_UPLOAD_BYTES, m.give.tooLarge),
    }),
    handle: async ({ form, ...request }) => {
      const bytes = new Uint8Array(await form.file.arrayBuffer())
      const { register } = form
      const made = await startImport(request.ctx, request.services.files, {
        register,
        file: { name: form.file.name, bytes },
      })
      if (made.ok) return redirect(importPath(made.value))
      return listPage(request, {
        register,
        error: `${m.give.refused(form.file.name)} ${made.refusal.sentence}`,
      })
    },
    invalid: (request, { problems, typed }) =>
      listPage(request, {
        register: typed.register ?? 'list',
        error: problems[0]?.sentence ?? m.give.missing,
      }),
  }),
  route({
    method: 'GET',
    path: `${IMPORTS}/:id`,
    policy: mission,
    params,
    query: z.strictObject({ filtre: optional(z.enum(rowFilters)), page: pageNumber }),
    load,
    handle: ({ query, ...request }) =>
      importPage(request, { filter: query.filtre ?? null, page: query.page }),
  }),
  route({
    method: 'GET',
    path: `${IMPORTS}/:id/avancement.json`,
    policy: mission,
    params,
    load,
    handle: async ({ ctx, resource: one }) =>
      json({ state: one.state, alive: isAlive(one, toDate(ctx.clock.now())), text: progressText(one) }),
  }),
  ...(['csv', 'xlsx'] as const).map((format) =>
    route({
      method: 'GET',
      path: `${IMPORTS}/:id/rapport.${format}`,
      policy: mission,
      params,
      load,
      handle: async ({ ctx, services, resource: one }) =>
        file({
          name: `${one.fileName.replace(/\.\w+$/, '')}-${m.report.name}.${format}`,
          mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE,
          body: format === 'csv' ? await csvReport(ctx, one) : await xlsxReport(ctx, services.files, one),
        }),
    }),
  ),
  step('/feuille', {
    form: z.strictObject({ sheet: z.string().max(100) }),
    run: ({ ctx, services, resource }, { sheet }) =>
      chooseSheet(ctx, services.files, { importId: resource.id, sheet }),
    flash: m.sheet.read,
  }),
  route({
    method: 'POST',
    path: `${IMPORTS}/:id/colonnes`,
    policy: mission,
    params,
    form: columnsForm,
    load,
    handle: async (request) => {
      const { form, resource: one } = request
      const { mapping, errors } = readColumns(form, one.headers)
      if (Object.keys(errors).length > 0) return importPage(request, { errors, chosen: form })
      const asked = await askCheck(request.ctx, { importId: one.id, mapping })
      return asked.ok
        ? redirect(importPath(one.id))
        : importPage(request, { error: asked.refusal.sentence, chosen: form })
    },
  }),
  step('/colonnes/reprise', { form: nothing, run: ({ ctx, resource }) => reopenColumns(ctx, resource.id) }),
  step('/enregistrement', {
    form: z.strictObject({ endGone: ticked }),
    run: ({ ctx, resource }, { endGone }) => askWrite(ctx, { importId: resource.id, endGone }),
  }),
  step('/arret', { form: nothing, run: ({ ctx, resource }) => stopImport(ctx, resource.id) }),
  step('/relance', { form: nothing, run: ({ ctx, resource }) => resumeImport(ctx, resource.id) }),
  step('/annulation', { form: nothing, run: ({ ctx, resource }) => askUndo(ctx, resource.id) }),
  step('/abandon', {
    form: nothing,
    run: ({ ctx, services, resource }) => dropImport(ctx, services.files, resource.id),
    to: IMPORTS,
    flash: m.write.dropped,
  }),
]
