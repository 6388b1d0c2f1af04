import { hashRows } from '../../app/platform/database/backup/hashRows.ts'
import type { World } from './client.ts'

/** Tables that may change although nothing was asked of them, and why. */
export const BESIDE: Readonly<Record<string, string>> = {
  person_session: 'keeps when its person was last seen, to the nearest five minutes',
  access_log: 'each page that shows people to somebody else is recorded, refused forms included',
  access_log_head: 'ends that record',
}

/** Tables that work of the background changes after an effect, and why. */
export const BEHIND: Readonly<Record<string, string>> = {
  ...BESIDE,
  fact: 'jobs tell what they did',
  personal_export: 'a copy asked for is made by a job',
  stored_file: 'and kept in a file',
  fact_effect: 'reactions leave their mark when their job has run',
  mail: 'a worker tries the mails that wait',
  notice: 'and tells whom a fact concerns',
}

/** Fingerprint of every table, but those whose reason to change is named. */
export const rowsNow = async (
  { app }: World,
  beside: Readonly<Record<string, string>> = BESIDE,
): Promise<Record<string, string>> => {
  const hashes = await hashRows(app.ownerUrl)
  return Object.fromEntries(
    Object.entries(hashes).flatMap(([table, { rows, hash }]) =>
      table in beside ? [] : [[table, `${rows} rows ${hash}`]],
    ),
  )
}
