import { z } from 'zod'
import { kinds, sectors } from '../../directory/index.ts'
import { makePdf } from '../../platform/documents/pdf.ts'
import { file } from '../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../platform/http/route.ts'
import { formatDateTime, formatSiret } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import { type CellValue, writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import { listReader, type Shortlist } from '../domain/shortlist.ts'
import { p } from './messages.ts'
import { listsPath } from './paths.ts'
import { dayOf, type Line, linesOf, loadList } from './shared.ts'

const at = `${listsPath}/:id`
const asked = {
  method: 'GET',
  policy: listReader(),
  params: z.strictObject({ id: z.uuid() }),
  load: loadList,
} as const

const c = p.columns

const columns = [
  p.export.order,
  c.name,
  c.siret,
  c.kinds,
  c.sectors,
  c.address,
  c.postCode,
  c.city,
  c.website,
  p.export.note,
  p.export.noteBy,
  p.export.addedBy,
  p.export.addedOn,
  c.record,
  c.source,
  c.date,
] as const

const kindsOf = ({ structure }: Line): string =>
  (structure?.kinds ?? []).map(({ kind }) => kinds[kind].name).join(', ')
const tradesOf = ({ structure }: Line): string =>
  [...new Set((structure?.activities ?? []).map(({ sector }) => sectors[sector].name))].join(', ')

const rowsOf = (lines: readonly Line[], { publicUrl, territory }: Services): CellValue[][] =>
  lines.map((line, index) => {
    const { structure } = line
    return [
      index + 1,
      structure?.name ?? p.one.gone,
      structure?.siret ?? null,
      kindsOf(line),
      tradesOf(line),
      structure?.address ?? null,
      structure?.postCode ?? null,
      structure?.city ?? null,
      structure?.website ?? null,
      line.note,
      line.noteBy,
      line.addedBy,
      dayOf(line.addedAt, territory.zone),
      structure === null ? null : `${publicUrl}/structures/${structure.slug}`,
      structure?.source ?? null,
      structure?.sourceDate ?? null,
    ]
  })

const pdfOf = (list: Shortlist, lines: readonly Line[], zone: string, now: Temporal.Instant) =>
  makePdf(
    {
      title: list.title,
      author: 'OpenMap ESS',
      footer: p.export.printed(list.title, formatDateTime(localOf(now, zone))),
      created: now,
    },
    (doc) => {
      doc.heading(1, list.title)
      doc.paragraph(p.one.lead(lines.length))
      lines.forEach((line, index) => {
        const { structure } = line
        doc.heading(2, `${index + 1}. ${structure?.name ?? p.one.gone}`)
        doc.keyValue(
          [
            { label: c.siret, value: structure?.siret == null ? '' : formatSiret(structure.siret) },
            { label: c.kinds, value: kindsOf(line) },
            { label: c.sectors, value: tradesOf(line) },
            {
              label: c.address,
              value: [structure?.address, [structure?.postCode, structure?.city].filter(Boolean).join(' ')]
                .filter(Boolean)
                .join(', '),
            },
            { label: p.export.note, value: line.note },
          ].filter(({ value }) => value !== ''),
        )
      })
    },
  )

/** What leaves a list: a table, a workbook, a document. */
export const exportRoutes: readonly Route[] = [
  route({
    ...asked,
    path: `${at}/export.csv`,
    handle: async ({ ctx, services, resource: { list } }) =>
      file({
        name: 'liste.csv',
        mediaType: 'text/csv',
        body: writeCsv(columns, rowsOf(await linesOf(ctx, list.id), services)),
      }),
  }),
  route({
    ...asked,
    path: `${at}/export.xlsx`,
    handle: async ({ ctx, services, resource: { list } }) =>
      file({
        name: 'liste.xlsx',
        mediaType: XLSX_TYPE,
        body: await writeXlsx([
          { name: list.title, columns, rows: rowsOf(await linesOf(ctx, list.id), services) },
        ]),
      }),
  }),
  route({
    ...asked,
    path: `${at}/liste.pdf`,
    handle: async ({ ctx, services, resource: { list } }) =>
      file({
        name: 'liste.pdf',
        mediaType: 'application/pdf',
        inline: true,
        body: await pdfOf(list, await linesOf(ctx, list.id), services.territory.zone, ctx.clock.now()),
      }),
  }),
]
