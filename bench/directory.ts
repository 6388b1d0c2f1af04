import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { freePort, startSite } from '../test/support/browser.ts'
import { root } from '../tools/build.ts'
import { pick, randomOf } from './support/random.ts'
import { openmap } from './support/run.ts'
import { writeStructuresFile } from './support/structuresFile.ts'

const ROWS = 100_000
const CONNECTIONS = 50
const SECONDS = 15
const BOUND = { pagesPerSecond: 400, ratio: 0.4 }

/** 60 % pages without filter, 30 % département and kind, 10 % words. */
const mix = (): { path: string }[] => {
  const random = randomOf(7)
  return Array.from({ length: 1000 }, () => {
    const draw = random()
    const page = 1 + Math.floor(random() * 200)
    if (draw < 0.6) return { path: `/structures?page=${page}` }
    if (draw < 0.9) {
      const department = pick(random, ['75', '77', '78', '91', '92', '93', '94', '95'])
      const kind = pick(random, ['EI', 'ACI', 'AI', 'ETTI', 'EA', 'ESAT'])
      return { path: `/structures?departement=${department}&type=${kind}&page=${1 + (page % 10)}` }
    }
    const word = pick(random, [
      'nettoyage',
      'menuiserie',
      'jardins',
      'traiteur',
      'numérique',
      'recyclage',
      'textile',
    ])
    return { path: `/structures?q=${encodeURIComponent(word)}&page=${1 + (page % 10)}` }
  })
}

const load = async (url: string, requests: { path: string }[]) => {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, requests })
  return {
    pagesPerSecond: result.requests.average,
    p50: result.latency.p50,
    p97: result.latency.p97_5,
    bytesPerSecond: result.throughput.average,
    faults: result.non2xx + result.errors + result.timeouts,
  }
}

const bareServer = async (page: string) => {
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'bench/support/bareServer.ts'), page, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

/** Pages of 20 results over 100 000 structures, beside a bare page of the same bytes drawn in the same run. */
export const bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-bench-'))
  const file = join(folder, 'structures.csv')
  await writeStructuresFile(file, ROWS)
  const site = await startSite(join(folder, 'data'))
  try {
    await openmap(['import', 'structures', file, '--json'], site.folder)
    const html = await (await fetch(`${site.url}/structures?page=2`)).text()
    const page = join(folder, 'page.html')
    writeFileSync(page, html)
    const bare = await bareServer(page)
    const bareBytes = (await (await fetch(bare.url)).text()).length
    // Each is warmed before it is measured, and they take turns so that a noisy moment falls on both.
    await load(site.url, mix())
    await load(bare.url, [{ path: '/' }])
    const ours = [await load(site.url, mix())]
    const peer = [await load(bare.url, [{ path: '/' }])]
    ours.push(await load(site.url, mix()))
    peer.push(await load(bare.url, [{ path: '/' }]))
    bare.stop()
    const mean = (runs: { pagesPerSecond: number }[]): number =>
      runs.reduce((sum, run) => sum + run.pagesPerSecond, 0) / runs.length
    return {
      structures: ROWS,
      connections: CONNECTIONS,
      pageBytes: html.length,
      bareBytes,
      pagesPerSecond: mean(ours),
      pagesPerSecondBound: BOUND.pagesPerSecond,
      barePagesPerSecond: mean(peer),
      ratio: mean(ours) / mean(peer),
      ratioAim: BOUND.ratio,
      ours,
      peer,
    }
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
