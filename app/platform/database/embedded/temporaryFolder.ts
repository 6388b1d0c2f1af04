import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * A temporary data folder, for tests and proofs. `mkdtemp` alone makes it 0700: under root, the server's account could
 * not pass through it, and the cluster would be placed (and left) under /var/lib.
 */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'openmap-test-'))
  chmodSync(folder, 0o711)
  return folder
}
