import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { clusterFolder } from '../../app/platform/database/embedded/places.ts'
import { buildIfStale } from '../../tools/build.ts'
import { findBrowser } from '../../tools/findBrowser.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const SHOTS = join(root, 'test/browser/shots')

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Where `demoFolder.ts` keeps the data folder of a first start, to be copied: making one takes ten seconds. */
export const MADE_ONCE = 'OPENMAP_TEST_SITE'

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-site-'))
  // Started by root, the database has an account of its own, which passes through to a cluster placed inside.
  chmodSync(folder, 0o711)
  const made = process.env[MADE_ONCE]
  // Files keep their owners: the database's belong to its account.
  if (made !== undefined) execFileSync('cp', ['-a', `${made}/.`, folder])
  return folder
}

/** The real server, as `npm start` runs it, on a new data folder. */
export const startSite = async (
  folder = newFolder(),
  options: { readonly port?: number; readonly env?: Readonly<Record<string, string>> } = {},
) => {
  await buildIfStale()
  const port = options.port ?? (await freePort())
  const begun = performance.now()
  const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    cwd: root,
    env: { ...process.env, ...options.env, PORT: String(port), OPENMAP_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  let ready = false
  server.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  for await (const line of createInterface({ input: server.stdout })) {
    ready = line.includes('est prêt')
    if (ready) break
  }
  if (!ready) throw new Error(`the server did not start: ${errors}`)
  server.stdout.resume()
  return {
    url: `http://localhost:${port}`,
    folder,
    seconds: (performance.now() - begun) / 1000,
    pid: server.pid,
    stop: async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM', keep = false): Promise<void> => {
      if (server.exitCode === null) {
        server.kill(signal)
        await once(server, 'exit')
      }
      if (keep) return
      // Started as root, the cluster may lie outside of the data folder, in a folder of its own.
      for (const place of [dirname(clusterFolder(folder)), folder])
        rmSync(place, { recursive: true, force: true })
    },
  }
}

/** Real Chromium, without a call to the outside. */
const launch = async (more: readonly string[]): Promise<Browser> => {
  const found = findBrowser()
  if ('skipped' in found) throw new Error(found.skipped)
  return chromium.launch({
    executablePath: found.path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}

/** WebGL is drawn by the processor. */
export const startBrowser = (): Promise<Browser> => launch(['--enable-unsafe-swiftshader'])

/** As on a machine that draws nothing in three dimensions. */
export const chromiumWithoutWebGl = (): Promise<Browser> => launch(['--disable-3d-apis'])

/** Enters one of the demonstration accounts, by its key, whoever was in before. */
export const enterAs = async (page: Page, url: string, account: string): Promise<void> => {
  await page.context().clearCookies()
  await page.goto(`${url}/connexion`)
  await page.locator(`form:has(input[value="${account}"]) button`).click()
  await page.waitForURL(`${url}/compte`)
}

/** Keeps a picture of the whole page for whoever wants to look: OPENMAP_SHOTS=1 (drawing them takes a third of the time). */
export const shoot = async (page: Page, name: string): Promise<void> => {
  if (process.env.OPENMAP_SHOTS === undefined) return
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true })
}
