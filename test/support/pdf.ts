import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, mayInstall } from '../../tools/debian.ts'

const reads = (): boolean => spawnSync('pdftoppm', ['-v'], { stdio: 'ignore' }).status === 0
export const hasPoppler = reads() || (mayInstall() && install('poppler-utils') && reads())

export const raw = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
export const pages = (bytes: Uint8Array): number => [...raw(bytes).matchAll(/^\/Type \/Page$/gm)].length
export const tags = (bytes: Uint8Array, tag: string): number =>
  [...raw(bytes).matchAll(new RegExp(`^/S /${tag}$`, 'gm'))].length

/** Words of a document in the order of reading; with OPENMAP_SHOTS=1 its first pages as pictures, for whoever wants to look. */
export const wordsOf = (bytes: Uint8Array, name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-prints-'))
  try {
    const path = join(folder, 'a.pdf')
    writeFileSync(path, bytes)
    if (process.env.OPENMAP_SHOTS !== undefined) {
      mkdirSync('test/browser/shots', { recursive: true })
      execFileSync('pdftoppm', ['-r', '60', '-png', '-l', '2', path, `test/browser/shots/pdf-${name}`])
    }
    return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
