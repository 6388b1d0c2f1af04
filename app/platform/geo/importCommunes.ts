import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { ok, type Refusal, type Result, refuse } from '../kernel/result.ts'
import { tidy } from '../kernel/text.ts'
import { matchColumns } from '../tables/columns.ts'
import { openTable, readingRefusal, type TableRow, type TableSource } from '../tables/read.ts'
import {
  type CellProblem,
  type ImportReport,
  NO_PROBLEM,
  type RowVerdict,
  reportOf,
} from '../tables/verdict.ts'
import { communeKey } from './communeKey.ts'
import { isDepartment, regionOfDepartment } from './departments.ts'
import { t } from './messages.ts'

const columnNames = {
  code: ['insee', 'code insee', 'code commune', 'codgeo', 'com', 'code', 'code commune insee'],
  name: ['name', 'nom', 'commune', 'nom commune', 'nom de la commune', 'libelle', 'libgeo', 'nccenr'],
  longitude: ['lon', 'longitude', 'lng', 'x'],
  latitude: ['lat', 'latitude', 'y'],
  department: ['dep', 'departement', 'code departement', 'department'],
  region: ['reg', 'region', 'code region'],
  postCodes: ['post_codes', 'codes postaux', 'code postal', 'cp', 'postal codes'],
} as const

type Field = keyof typeof columnNames
const MANDATORY = ['code', 'name', 'longitude', 'latitude'] as const
const BATCH = 2000

/** A commune as a file says it: what it does not say is null, and what is known of it stays. */
type OfficialCommune = {
  readonly code: string
  readonly name: string
  readonly name_key: string
  readonly department: string
  readonly region: string
  readonly post_codes: readonly string[] | null
  readonly latitude: number | null
  readonly longitude: number | null
}

type Judged = { readonly commune: OfficialCommune | null; readonly problems: readonly CellProblem[] }

const degrees = (text: string): number => (text === '' ? Number.NaN : Number(text.replace(',', '.')))

/** Reads one record: the commune, or null when it cannot be taken, with what is wrong. */
const judge = (row: TableRow, found: { readonly [F in Field]?: string }): Judged => {
  const problems: CellProblem[] = []
  const text = (field: Field): string => tidy(row.cells[found[field] ?? ''] ?? '')
  const note = (field: Field, code: string, remedy: string, value = text(field)): void => {
    problems.push({ column: found[field] ?? field, code, value, remedy })
  }
  for (const column of row.formulas) problems.push({ column, code: 'formula', value: '', remedy: t.formula })
  // Spreadsheets eat the zero of the first nine départements.
  const written = text('code').toUpperCase()
  const code = /^\d{4}$/.test(written) ? `0${written}` : written
  const name = text('name')
  if (!/^(\d{5}|2[AB]\d{3})$/.test(code)) note('code', 'insee-code', t.code)
  if (name === '') note('name', 'name-absent', t.name)
  if (!/^(\d{5}|2[AB]\d{3})$/.test(code) || name === '') return { commune: null, problems }
  const own = /^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)
  const stated = text('department').padStart(2, '0').toUpperCase()
  // The collectivities overseas (975, 987…) are not départements, and are named by the code of their communes.
  const strange = text('department') !== '' && stated !== own && !isDepartment(stated)
  if (strange) note('department', 'department', t.department)
  const department = text('department') === '' || strange ? own : stated
  const postCodes = text('postCodes')
    .split(/[|,;/ ]+/)
    .filter((part) => part !== '')
  for (const bad of postCodes.filter((one) => !/^\d{5}$/.test(one)))
    note('postCodes', 'post-code', t.postCode, bad)
  const [longitude, latitude] = [degrees(text('longitude')), degrees(text('latitude'))]
  const placed = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  if (!placed && `${text('latitude')}${text('longitude')}` !== '') {
    const wrong = Math.abs(latitude) <= 90 ? 'longitude' : 'latitude'
    note(wrong, 'coordinates', t.position)
  }
  const codes = postCodes.filter((one) => /^\d{5}$/.test(one))
  return {
    commune: {
      code,
      name,
      name_key: communeKey(name),
      department,
      region: text('region') || regionOfDepartment(department),
      post_codes: codes.length === 0 ? null : codes,
      latitude: placed ? latitude : null,
      longitude: placed ? longitude : null,
    },
    problems,
  }
}

/** A position of the file is official and replaces what was known; what the file leaves out stays as it was. */
const save = async (db: Db, batch: readonly OfficialCommune[]): Promise<void> => {
  if (batch.length === 0) return
  await sql`insert into commune (code, name, name_key, department, region, parent, post_codes, latitude, longitude, position_source)
    select code, name, name_key, department, region, null, coalesce(post_codes, '{}'), latitude, longitude,
      case when latitude is null then null else 'official' end
    from json_to_recordset(${JSON.stringify(batch)}::json) as r(code text, name text, name_key text, department text,
      region text, post_codes text[], latitude float8, longitude float8)
    on conflict (code) do update set name = excluded.name, name_key = excluded.name_key,
      department = excluded.department, region = excluded.region,
      post_codes = case when cardinality(excluded.post_codes) = 0 then commune.post_codes else excluded.post_codes end,
      latitude = coalesce(excluded.latitude, commune.latitude),
      longitude = coalesce(excluded.longitude, commune.longitude),
      position_source = coalesce(excluded.position_source, commune.position_source)`.execute(db)
}

/**
 * Reads names, postal codes and positions of communes from an official table, in the caller's transaction: one verdict
 * for each record, good ones written. Repeating an import changes nothing. A commune that the file does not name stays.
 */
export const importCommunes = async (
  db: Db,
  input: { readonly source: TableSource; readonly strict?: boolean },
): Promise<Result<ImportReport & { readonly written: boolean }, Refusal>> => {
  const table = await openTable(input.source)
  if (!table.ok) return table
  const { headers, rows } = table.value
  const { found } = matchColumns<Field>(headers, columnNames)
  const missing = MANDATORY.filter((field) => found[field] === undefined)
  if (missing.length > 0) {
    const names = missing.map((field) => `«\u00a0${columnNames[field][0]}\u00a0»`).join(', ')
    const sentence = t.columnsMissing(names, headers.join(', '))
    return refuse({ code: 'columns-missing', field: missing.join(', '), sentence })
  }
  const verdicts: RowVerdict[] = []
  const seen = new Map<string, number>()
  let batch: OfficialCommune[] = []
  try {
    for await (const row of rows) {
      const { commune, problems } = judge(row, found)
      const earlier = commune === null ? undefined : seen.get(commune.code)
      if (commune === null || earlier !== undefined) {
        const again =
          earlier === undefined
            ? []
            : [
                {
                  column: found.code ?? 'code',
                  code: 'repeated',
                  value: commune?.code ?? '',
                  remedy: t.repeated(earlier),
                },
              ]
        verdicts.push({ row: row.row, verdict: 'rejected', problems: [...problems, ...again] })
        continue
      }
      seen.set(commune.code, row.row)
      batch.push(commune)
      const clean = problems.length === 0
      verdicts.push({
        row: row.row,
        verdict: clean ? 'accepted' : 'warned',
        problems: clean ? NO_PROBLEM : problems,
      })
      if (batch.length >= BATCH) {
        await save(db, batch)
        batch = []
      }
    }
  } catch (error) {
    return refuse(readingRefusal(error))
  }
  await save(db, batch)
  const report = reportOf(verdicts)
  return ok({ ...report, written: !(input.strict === true && report.rejected > 0) })
}
