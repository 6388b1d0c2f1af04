// Builds dist/ when the source has changed since the last build: the browser's files (compressed ahead) and the server.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export const root: string = fileURLToPath(new URL('../', import.meta.url))
const dist = join(root, 'dist')
const MARK = '.fingerprint'
const SOURCES = ['app', 'packages', 'demo', 'vite.config.ts', 'package-lock.json', 'tsconfig.json']

const listed = (path: string): string[] => {
  if (!existsSync(path)) return []
  const found = statSync(path)
  if (!found.isDirectory()) return [`${path}:${found.size}:${found.mtimeMs}`]
  return readdirSync(path)
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .flatMap((name) => listed(join(path, name)))
}

const fingerprint = (): string =>
  createHash('sha256')
    .update(SOURCES.flatMap((source) => listed(join(root, source))).join('\n'))
    .digest('hex')

const isFresh = (wanted: string): boolean => {
  const mark = join(dist, MARK)
  return existsSync(mark) && readFileSync(mark, 'utf8') === wanted
}

const compressAssets = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
}

/** Runs `move`; false when what it moves is not there, or its place is taken: another process was quicker. */
const moved = (move: () => void): boolean => {
  try {
    move()
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM') return false
    throw error
  }
}

/** Puts a whole build in the place of dist/: nobody ever reads half of one. */
const replaceDist = (fresh: string): void => {
  const old = `${fresh}.old`
  moved(() => renameSync(dist, old))
  const placed = moved(() => renameSync(fresh, dist))
  rmSync(old, { recursive: true, force: true })
  if (!placed && !existsSync(join(dist, MARK))) throw new Error(`dist/ could not be replaced by ${fresh}`)
}

/**
 * Builds if needed; says on standard error that it does. Each process builds in a folder of its own: two commands
 * started together do not write over each other, and the slower one keeps what the other has put in place.
 */
export const buildIfStale = async (): Promise<void> => {
  const wanted = fingerprint()
  if (isFresh(wanted)) return
  process.stderr.write('Construction du site…\n')
  const { build } = await import('vite')
  const fresh = `${dist}.${randomUUID()}`
  try {
    for (const mode of ['client', 'server'])
      await build({ root, mode, logLevel: 'warn', build: { outDir: join(fresh, mode) } })
    compressAssets(join(fresh, 'client/assets'))
    writeFileSync(join(fresh, MARK), wanted)
    if (!isFresh(wanted)) replaceDist(fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale()
