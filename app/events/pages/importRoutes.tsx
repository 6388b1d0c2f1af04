import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { Mapping } from '../../platform/tables/propose.ts'
import { XLSX_TYPE } from '../../platform/tables/write.ts'
import type { FieldErrors } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type ImportKind, importKinds } from '../domain/importColumns.ts'
import { organiserOf } from '../domain/policy.ts'
import { type EventImport, findImport, importsOf, saveColumns } from '../store/imports.ts'
import { expectedOf, type ProposedImport, proposeImport, runImport } from '../usecases/proposeImport.ts'
import { undoImport } from '../usecases/undoImport.ts'
import { OrganiserFrame } from './frame.tsx'
import { type ChosenColumns, readColumns, toldColumns, writeColumns } from './importColumns.ts'
import { im } from './importMessages.ts'
import { ColumnsPage, ImportMadePage, ImportPage, importPath } from './importPages.tsx'
import { importReport } from './importReport.ts'
import {
  columnsForm,
  confirmForm,
  reportForm,
  sourceOf,
  type Upload,
  uploadAgain,
  uploadForm,
  uploadOf,
} from './importUpload.ts'
import { ImportReportView } from './importViews.tsx'
import { o } from './organiserMessages.ts'
import { organiserPage } from './organiserShared.ts'
import { momentOf, presentImport } from './presentImport.ts'
import { loadEvent, slugParams, type WithEvent } from './shared.ts'

type Place = {
  readonly ctx: Ctx
  readonly event: OpenMapEvent
  readonly kind: ImportKind
  readonly keys: FormKeys
}

const importPage = async ({ ctx, event, kind, keys }: Place, error?: string) => {
  const imports = (await importsOf(ctx.db, ctx.scope, event.id, kind)).map((one) => ({
    ...one,
    when: momentOf(one.madeAt, event),
    undone: one.undoneAt === null ? null : im.list.undone(momentOf(one.undoneAt, event)),
  }))
  return organiserPage(
    event,
    im.title[kind],
    <ImportPage event={event} kind={kind} keys={keys} error={error} imports={imports} />,
    error === undefined ? {} : { status: 422 },
  )
}

/** A file that cannot be read: which one, why, and the form again. */
const unread = (place: Place, upload: Upload, sentence: string) =>
  importPage(place, `${im.refused(upload.name)} ${sentence}`)

const columnsPage = (
  { event, kind, keys }: Place,
  upload: Upload,
  proposed: ProposedImport,
  chosen: ChosenColumns,
  errors: FieldErrors = {},
) =>
  organiserPage(
    event,
    im.title[kind],
    <ColumnsPage
      event={event}
      kind={kind}
      keys={keys}
      upload={upload}
      proposed={proposed}
      chosen={chosen}
      needed={expectedOf(kind, proposed.headers).required}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? { status: 422 } : {},
  )

/** The verdicts of a file, read again from its bytes each time: nothing is kept between the steps. */
const reportPage = async (place: Place, upload: Upload, mapping: Mapping<string>) => {
  const { ctx, event, kind, keys } = place
  const outcome = await runImport(ctx, kind, { event, source: sourceOf(upload), mapping, dryRun: true })
  if (!outcome.ok) return unread(place, upload, outcome.refusal.sentence)
  const { headers } = outcome.value
  return organiserPage(
    event,
    im.title[kind],
    <OrganiserFrame event={event} tab={kind} title={im.title[kind]}>
      <ImportReportView
        upload={upload}
        outcome={outcome.value}
        columns={writeColumns(kind, mapping, headers)}
        told={toldColumns(kind, mapping, headers)}
        keys={keys}
        base={importPath(event, kind)}
      />
    </OrganiserFrame>,
  )
}

/** What a page carried back: its file, its columns, and what is wrong with them. */
const carried = async (
  place: Place,
  form: ChosenColumns & { readonly name: string; readonly content: string },
) => {
  const upload = uploadAgain(form)
  const { ctx, event, kind } = place
  const proposed = await proposeImport(ctx, { event, kind, source: sourceOf(upload) })
  if (!proposed.ok) return { upload, refused: await unread(place, upload, proposed.refusal.sentence) }
  const { headers, mapping, sure } = proposed.value
  const said = Object.entries(form).some(([name, value]) => name.startsWith('c_') && value !== '')
  // A grid, and a file sent at once by a program, say nothing of their columns.
  const read = said || !sure ? readColumns(kind, form, headers) : { mapping, errors: {} }
  return { upload, proposed: proposed.value, read }
}

const routesOf = (kind: ImportKind): readonly Route[] => {
  const at = `/rencontres/:slug/organisation/${kind === 'participants' ? 'participants' : 'souhaits'}/import`
  const loadImport = async (request: {
    readonly ctx: Ctx
    readonly params: { readonly slug: string; readonly import: string }
  }): Promise<(WithEvent & { readonly made: EventImport }) | null> => {
    const found = await loadEvent(request)
    if (found === null) return null
    const made = await findImport(request.ctx.db, request.ctx.scope, found.event.id, request.params.import)
    return made === null || made.kind !== kind ? null : { ...found, made }
  }
  const oneParams = slugParams.extend({ import: z.uuid() })
  const common = { policy: organiserOf(), params: slugParams, load: loadEvent }
  type Asked = {
    readonly ctx: Ctx
    readonly resource: { readonly event: OpenMapEvent }
    readonly formKeys: FormKeys
  }
  const placeOf = ({ ctx, resource: { event }, formKeys }: Asked): Place => ({
    ctx,
    event,
    kind,
    keys: formKeys,
  })
  const invalid = (
    request: Asked,
    { problems }: { readonly problems: readonly { readonly sentence: string }[] },
  ) => importPage(placeOf(request), problems[0]?.sentence ?? o.import.fileMissing)
  return [
    route({ ...common, method: 'GET', path: at, handle: (request) => importPage(placeOf(request)) }),
    route({
      ...common,
      method: 'POST',
      path: at,
      form: uploadForm,
      handle: async (request) => {
        const place = placeOf(request)
        const upload = await uploadOf(request.form.file)
        const proposed = await proposeImport(place.ctx, {
          event: place.event,
          kind,
          source: sourceOf(upload),
        })
        if (!proposed.ok) return unread(place, upload, proposed.refusal.sentence)
        const { mapping, headers, sure } = proposed.value
        return sure
          ? reportPage(place, upload, mapping)
          : columnsPage(place, upload, proposed.value, writeColumns(kind, mapping, headers))
      },
      invalid,
    }),
    route({
      ...common,
      method: 'POST',
      path: `${at}/colonnes`,
      form: columnsForm(kind),
      handle: async (request) => {
        const place = placeOf(request)
        const { upload, refused, proposed, read } = await carried(place, request.form)
        if (proposed === undefined) return refused
        if (request.form.change !== undefined) return columnsPage(place, upload, proposed, request.form)
        return Object.keys(read.errors).length > 0
          ? columnsPage(place, upload, proposed, request.form, read.errors)
          : reportPage(place, upload, read.mapping)
      },
      invalid,
    }),
    route({
      ...common,
      method: 'POST',
      path: `${at}/rapport`,
      form: reportForm(kind),
      handle: async (request) => {
        const place = placeOf(request)
        const { upload, refused, proposed, read } = await carried(place, request.form)
        if (proposed === undefined) return refused
        if (Object.keys(read.errors).length > 0)
          return columnsPage(place, upload, proposed, request.form, read.errors)
        const body = await importReport(place.ctx, place.event, kind, { upload, mapping: read.mapping })
        if (!body.ok) return unread(place, upload, body.refusal.sentence)
        return file({
          name: `${upload.name.replace(/\.\w+$/, '')}-${im.report.name}.xlsx`,
          mediaType: XLSX_TYPE,
          body: body.value,
        })
      },
      invalid,
    }),
    route({
      ...common,
      method: 'POST',
      path: `${at}/enregistrement`,
      form: confirmForm(kind),
      handle: async (request) => {
        const place = placeOf(request)
        const { ctx, event } = place
        const { upload, refused, proposed, read } = await carried(place, request.form)
        if (proposed === undefined) return refused
        if (Object.keys(read.errors).length > 0)
          return columnsPage(place, upload, proposed, request.form, read.errors)
        const { mapping } = read
        const { strict } = request.form
        const outcome = await runImport(ctx, kind, { event, source: sourceOf(upload), mapping, strict })
        if (!outcome.ok || outcome.value.importId === null) return reportPage(place, upload, mapping)
        if (Object.keys(mapping).length > 0) await saveColumns(ctx, event.id, kind, mapping)
        const { accepted, warned, importId } = outcome.value
        return redirect(importPath(event, kind, `/${importId}`), { flash: o.import.done(accepted + warned) })
      },
      invalid,
    }),
    route({
      method: 'GET',
      path: `${at}/:import`,
      policy: organiserOf(),
      params: oneParams,
      load: loadImport,
      handle: async ({ ctx, resource: { event, made }, formKeys }) =>
        organiserPage(
          event,
          im.made.title,
          <ImportMadePage
            event={event}
            keys={formKeys}
            made={made}
            shown={await presentImport(ctx, event, made)}
            error={undefined}
          />,
        ),
    }),
    route({
      method: 'POST',
      path: `${at}/:import/annulation`,
      policy: organiserOf(),
      params: oneParams,
      form: z.strictObject({}),
      load: loadImport,
      handle: async ({ ctx, resource: { event, made }, formKeys }) => {
        const undone = await undoImport(ctx, { event, importId: made.id })
        if (undone.ok) {
          const { undone: count, kept } = undone.value
          return redirect(importPath(event, kind, `/${made.id}`), {
            flash: kept === 0 ? im.undo.doneAll(count) : im.undo.doneSome(count, kept),
          })
        }
        return organiserPage(
          event,
          im.made.title,
          <ImportMadePage
            event={event}
            keys={formKeys}
            made={made}
            shown={await presentImport(ctx, event, made)}
            error={undone.refusal.sentence}
          />,
          { status: 422 },
        )
      },
    }),
  ]
}

export const importRoutes: readonly Route[] = importKinds.flatMap(routesOf)
