// Builds dist/ when the source has changed since the last build: the browser's files (compressed ahead) and the server.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export const root: string = fileURLToPath(new URL('../', import.meta.url))
const mark = join(root, 'dist/.fingerprint')
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

const compressAssets = (): void => {
  const folder = join(root, 'dist/client/assets')
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const content = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
  }
}

/** Builds if needed; says on standard error that it does. */
export const buildIfStale = async (): Promise<void> => {
  const wanted = fingerprint()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  process.stderr.write('Construction du site…\n')
  const { build } = await import('vite')
  for (const mode of ['client', 'server']) await build({ root, mode, logLevel: 'warn' })
  compressAssets()
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(mark, wanted)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildIfStale()
