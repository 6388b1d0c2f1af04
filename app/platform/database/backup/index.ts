/**
 * Backup and restore.
 *
 * - Embedded server: `backupEmbedded({ folder, target, log })` copies database, write-ahead log and uploaded files while
 *   the server runs; `restoreEmbedded({ folder, source, replace, log })` puts them back (server stopped).
 * - `DATABASE_URL`: `exportPortable({ url, target, dataFolder })` and `importPortable({ url, source, replace, dataFolder })`,
 *   with the owner's address. Open formats, any version of PostgreSQL; not a copy of the server.
 * - `kindOf(folder)` says which of the two a folder holds; `hashRows(url)` proves that two databases hold the same rows.
 *
 * Expected failures throw a `BackupRefusal` (or an `EmbeddedRefusal`): `message` is the French sentence to show.
 */
export { type BaseBackup, backupEmbedded } from './baseBackup.ts'
export { hashRows, type TableHash } from './hashRows.ts'
export { type BaseBackupManifest, kindOf, type PortableManifest } from './manifest.ts'
export { exportPortable, type PortableExport } from './portableExport.ts'
export { type ImportOptions, importPortable } from './portableImport.ts'
export { BackupRefusal, type BackupRefusalCode } from './refusal.ts'
export { type RestoreOptions, restoreEmbedded } from './restore.ts'
