import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { projectFolder } from '../projectFolder.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

const SAFE_NAME = /^\/assets\/[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/
const folder = fileURLToPath(new URL('dist/client/', projectFolder))

/** Files built for the browser. Their names hold a hash of their content, so they may be kept for ever. */
export const serveAsset = async (path: string, acceptEncoding: string): Promise<Response | null> => {
  const type = TYPES[extname(path)]
  if (!SAFE_NAME.test(path) || type === undefined) return null
  for (const [encoding, suffix] of [
    ['br', '.br'],
    ['gzip', '.gz'],
    ['', ''],
  ] as const) {
    if (encoding !== '' && !acceptEncoding.includes(encoding)) continue
    const file = join(folder, path + suffix)
    const found = await stat(file).catch(() => null)
    if (found === null) continue
    const headers = new Headers({
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Length': String(found.size),
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
    })
    if (encoding !== '') headers.set('Content-Encoding', encoding)
    return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, { headers })
  }
  return null
}

/** The text of a script built by itself, by the path of its source: for what a browser must find at an address of ours. */
export const builtScript = async (source: string): Promise<string> => {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  const entry = manifest[source]
  if (entry === undefined) throw new Error(`client build incomplete: ${source}`)
  return readFile(join(folder, entry.file), 'utf8')
}

/** What the document needs from the build: addresses of the style, the script and the typeface. */
export type ClientFiles = {
  readonly style: string
  readonly script: string
  readonly font: string
  readonly icon: string
}

type Manifest = Record<string, { file: string; css?: string[]; assets?: string[] }>

/** Reads the manifest of the client build. Throws when the project was not built: `npm run build` does it. */
export const clientFiles = async (): Promise<ClientFiles> => {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest
  const entry = manifest['app/client.ts']
  const style = entry?.css?.[0]
  if (entry === undefined || style === undefined)
    throw new Error('client build incomplete: app/client.ts or its style')
  const all = Object.values(manifest).flatMap((item) => [item.file, ...(item.assets ?? [])])
  const font = all.find((name) => /atkinson-hyperlegible-next-latin-wght-normal.*\.woff2$/.test(name)) ?? ''
  const icon = all.find((name) => /favicon.*\.svg$/.test(name)) ?? ''
  return {
    style: `/${style}`,
    script: `/${entry.file}`,
    font: `/${font}`,
    icon: icon === '' ? '' : `/${icon}`,
  }
}
