import { hashRows, type TableHash } from '../../../app/platform/database/backup/hashRows.ts'
import { attachOrStart, silentLog } from '../../../app/platform/database/embedded/index.ts'

/** Each start writes a new administrator's link: it is not what people have entrusted. */
const OURS = new Set(['access_link'])

/** Fingerprint of each table of an embedded database, its server running or not. */
export const rowsOf = async (folder: string): Promise<Record<string, TableHash>> => {
  const database = await attachOrStart({ folder, log: silentLog })
  try {
    const hashes = await hashRows(database.ownerUrl)
    return Object.fromEntries(Object.entries(hashes).filter(([table]) => !OURS.has(table)))
  } finally {
    await database.stop()
  }
}

/** `{ equal, rows }`: whether two fingerprints agree on every table, and how many rows they cover. */
export const compareRows = (before: Record<string, TableHash>, after: Record<string, TableHash>) => {
  const rows = Object.values(before).reduce((sum, table) => sum + table.rows, 0)
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  const different = [...names].filter((name) => before[name]?.hash !== after[name]?.hash)
  return { equal: different.length === 0, rows, different }
}
