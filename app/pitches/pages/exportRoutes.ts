import { organiserOf, recordPeople } from '../../events/index.ts'
import { slugParams } from '../../events/pages/index.ts'
import { file, type Reply } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { type Sheet, writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import { contactsOf } from '../domain/application.ts'
import { submittedOf } from '../store/applications.ts'
import { exportPitches } from '../usecases/exportPitches.ts'
import { loadCall } from './loading.ts'
import { o } from './organiserMessages.ts'

const at = '/rencontres/:slug/organisation/candidatures'

type Sheets = { readonly applications: Sheet; readonly scores: Sheet }

const exportRoute = (
  path: string,
  body: (sheets: Sheets) => Promise<string | Uint8Array> | string,
  mediaType: string,
): Route =>
  route({
    method: 'GET',
    path: `${at}/${path}`,
    policy: organiserOf(),
    logsReading: true,
    params: slugParams,
    load: loadCall,
    handle: async ({ ctx, resource }): Promise<Reply> => {
      const { event } = resource
      const content = await body(await exportPitches(ctx, resource))
      await recordPeople(ctx, event, contactsOf(await submittedOf(ctx.db, ctx.scope, event.id)))
      return file({ name: `${o.fileName(event.slug)}-${path}`, mediaType, body: content })
    },
  })

const csv = (sheet: Sheet): string => writeCsv(sheet.columns, sheet.rows)

/** Files of whoever organises: what was typed never runs as a formula. */
export const exportRoutes: readonly Route[] = [
  exportRoute('candidatures.csv', ({ applications }) => csv(applications), 'text/csv'),
  exportRoute('notes.csv', ({ scores }) => csv(scores), 'text/csv'),
  exportRoute('export.xlsx', ({ applications, scores }) => writeXlsx([applications, scores]), XLSX_TYPE),
]
