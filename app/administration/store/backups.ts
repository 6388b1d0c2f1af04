import type { Db } from '../../platform/database/connect.ts'
import { newId } from '../../platform/database/id.ts'

export type BackupMade = { readonly kind: 'base-backup' | 'portable-export'; readonly bytes: number }

/** Leaves the trace of a backup that ended well. */
export const recordBackup = async (db: Db, made: BackupMade, at: Date): Promise<void> => {
  await db
    .insertInto('backup_record')
    .values({ id: newId(), kind: made.kind, bytes: made.bytes, made_at: at })
    .execute()
}

export type LastBackup = BackupMade & { readonly madeAt: Date }

/** The last backup that left its trace; null when none did. */
export const lastBackup = async (db: Db): Promise<LastBackup | null> => {
  const row = await db
    .selectFrom('backup_record')
    .select(['kind', 'bytes', 'made_at as madeAt'])
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
  return row === undefined
    ? null
    : { ...row, kind: row.kind === 'base-backup' ? 'base-backup' : 'portable-export' }
}
