import { classesOf, isPersonal, type TableEntry, type TableName } from './classes.ts'
import { attendanceTables } from './tables/attendance.ts'
import { bodiesTables } from './tables/bodies.ts'
import { contactTables } from './tables/contact.ts'
import { curationTables } from './tables/curation.ts'
import { directoryTables } from './tables/directory.ts'
import { duplicatesTables } from './tables/duplicates.ts'
import { eventsTables } from './tables/events.ts'
import { identityTables } from './tables/identity.ts'
import { importsTables } from './tables/imports.ts'
import { mailingsTables } from './tables/mailings.ts'
import { meetingsTables } from './tables/meetings.ts'
import { operationTables } from './tables/operation.ts'
import { outcomesTables } from './tables/outcomes.ts'
import { pitchesTables } from './tables/pitches.ts'
import { programmeTables } from './tables/programme.ts'
import { registrationsTables } from './tables/registrations.ts'
import { rightsTables } from './tables/rights.ts'
import { shortlistsTables } from './tables/shortlists.ts'
import { standsTables } from './tables/stands.ts'
import { whiteZonesTables } from './tables/whiteZones.ts'

/**
 * Every column of every table, with what it is held for and how long. A test compares it with the database: a column
 * without a line, or a line without a column, fails. The register of processing, the copy of their data that people ask
 * for and their erasure all come from here. Order matters to erasure: what is found through a row comes before it.
 */
const entries = {
  ...bodiesTables,
  ...meetingsTables,
  ...standsTables,
  ...mailingsTables,
  ...shortlistsTables,
  ...contactTables,
  ...importsTables,
  ...attendanceTables,
  ...outcomesTables,
  ...eventsTables,
  ...programmeTables,
  ...registrationsTables,
  ...pitchesTables,
  ...curationTables,
  ...directoryTables,
  ...duplicatesTables,
  ...whiteZonesTables,
  ...operationTables,
  ...rightsTables,
  ...identityTables,
} satisfies { readonly [T in TableName]: TableEntry }

export type CatalogueLine = { readonly table: TableName; readonly entry: TableEntry }

export const catalogueLines: readonly CatalogueLine[] = (Object.keys(entries) as TableName[]).map(
  (table) => ({
    table,
    entry: entries[table],
  }),
)

/** Tables whose rows may be about somebody, in the order in which they are erased. */
export const personalLines: readonly (CatalogueLine & {
  readonly entry: TableEntry & Required<Pick<TableEntry, 'of' | 'erasure'>>
})[] = catalogueLines.flatMap(({ table, entry }) => {
  const { of, erasure } = entry
  return of === undefined || erasure === undefined ? [] : [{ table, entry: { ...entry, of, erasure } }]
})

/** Columns given to the person whom a row is about: never a secret. */
export const shownColumns = (entry: TableEntry): readonly string[] => {
  const classes = classesOf(entry)
  const asked = entry.shown ?? [...classes.keys()]
  return asked.filter((column) => classes.get(column) !== 'secret')
}

export { isPersonal }
