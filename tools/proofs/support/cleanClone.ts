import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../../../test/support/browser.ts'
import { root } from '../../build.ts'

/** What a new machine has: its own Node and npm, none of ours. */
const bareEnvironment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|OPENMAP_|DATABASE_)/i.test(name))
  const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'))
  return { ...Object.fromEntries(kept), PATH: path.join(':') }
}

/** A clean clone of the last commit in a new folder, with the fixtures beside it where this machine has them. */
export const cleanClone = () => {
  const place = mkdtempSync(join(tmpdir(), 'openmap-clone-'))
  const folder = join(place, 'main')
  const shared = join(root, '../shared')
  if (existsSync(shared)) symlinkSync(shared, join(place, 'shared'))
  const cloned = spawnSync('git', ['clone', '--quiet', root, folder])
  if (cloned.status !== 0) throw new Error(cloned.stderr.toString())

  const npm = (args: readonly string[]) => {
    const begun = performance.now()
    const run = spawnSync('npm', args, { cwd: folder, env: bareEnvironment(), maxBuffer: 1e9 })
    const output = run.stdout.toString() + run.stderr.toString()
    return { ok: run.status === 0, seconds: (performance.now() - begun) / 1000, output }
  }

  /** `npm start` until its first page has been read, then a clean stop. */
  const start = async () => {
    const port = await freePort()
    const begun = performance.now()
    const child = spawn('npm', ['start'], {
      cwd: folder,
      env: { ...bareEnvironment(), PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface({ input: child.stdout })) if (line.includes('est prêt')) break
    child.stdout.resume()
    const { status } = await fetch(`http://localhost:${port}/structures`)
    const seconds = (performance.now() - begun) / 1000
    child.kill('SIGTERM')
    const [code] = (await once(child, 'exit')) as [number | null]
    return { ok: status === 200, seconds, code }
  }
  return { folder, npm, start, remove: () => rmSync(place, { recursive: true, force: true }) }
}
