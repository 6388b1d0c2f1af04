import { existsSync } from 'node:fs'
import { install, mayInstall } from './debian.ts'

const BINARIES = '/usr/lib/postgresql/15/bin/postgres'

/** Null when Debian's PostgreSQL 15 is here (installed if we may); else why the second run of the tests is skipped. */
export const debianPostgresReason = (): string | null => {
  if (existsSync(BINARIES)) return null
  if (!mayInstall()) return 'PostgreSQL 15 is not installed, and only root on Debian can install it here'
  return install('postgresql-15') && existsSync(BINARIES)
    ? null
    : 'the Debian package postgresql-15 could not be installed'
}
