import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSite } from '../test/support/browser.ts'
import { askAll, pagesOf } from './support/asking.ts'
import { randomOf } from './support/random.ts'
import { openmap } from './support/run.ts'
import { writeStructuresFile } from './support/structuresFile.ts'

const SIZE = Number(process.env.BENCH_SIZE ?? 300_000)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const CONNECTIONS = 4
const BOUND = { p95: 60 }
/** Where the invented structures are. */
const AREA = { west: 1.8, south: 48.5, east: 3, north: 49.2 }
const LAST_ZOOM = 16

const FILTERS = {
  whole: '',
  kind: 'type=ESAT',
  filtered: 'departement=93&type=EI&type=ACI',
  words: 'q=menuiserie',
} as const

const columnOf = (longitude: number, z: number): number => Math.floor(((longitude + 180) / 360) * 2 ** z)
const rowOf = (latitude: number, z: number): number => {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z)
}

/** Distinct tiles of the area, every zoom as often: those of the country, few, then those of streets. */
const tiles = (filter: string, seed: number, most: number): string[] => {
  const random = randomOf(seed)
  const found = new Set<string>()
  for (let draw = 0; draw < most * 4 && found.size < most; draw += 1) {
    const z = Math.floor(random() * (LAST_ZOOM + 1))
    const x = columnOf(AREA.west + random() * (AREA.east - AREA.west), z)
    const y = rowOf(AREA.south + random() * (AREA.north - AREA.south), z)
    found.add(`/structures/tuiles/${z}/${x}/${y}.mvt${filter === '' ? '' : `?${filter}`}`)
  }
  return [...found]
}

const residentMebibytes = (pid: number | undefined): number | null => {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
  } catch {
    return null
  }
}

type Answer = { readonly status: number; readonly etag: string; readonly bytes: number; readonly ms: number }

const ask = (url: string, etag = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const from = performance.now()
    const sent = request(url, { headers: etag === '' ? {} : { 'if-none-match': etag } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          etag: String(answer.headers.etag ?? ''),
          bytes,
          ms: Math.round((performance.now() - from) * 10) / 10,
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })

/** Tiles of the map over the whole directory and over searches, each asked once, at 4 connections. */
export const bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-bench-'))
  const file = join(folder, 'structures.csv')
  await writeStructuresFile(file, SIZE)
  const site = await startSite(join(folder, 'data'))
  try {
    await openmap(['import', 'structures', file, '--json'], site.folder)
    const pages = pagesOf(site.url)
    // The memory of the directory is read at the first search: not the price of a tile.
    await pages.open('/structures?vue=liste')
    const before = residentMebibytes(site.pid)
    const world = '/structures/tuiles/0/0/0.mvt'
    const first = await ask(site.url + world)
    const again = await ask(site.url + world, first.etag)
    const figures: Record<string, Awaited<ReturnType<typeof askAll>> & { readonly firstMs: number }> = {}
    for (const [rank, [name, filter]] of Object.entries(FILTERS).entries()) {
      const asked = filter === '' ? '' : `?${filter}`
      const { ms } = await ask(`${site.url}/structures/tuiles/1/1/0.mvt${asked}`)
      const open = (path: string) => pages.open(path)
      await askAll(tiles(filter, 50 + rank, 200), CONNECTIONS, 2, open)
      figures[name] = {
        firstMs: ms,
        ...(await askAll(tiles(filter, rank, 20_000), CONNECTIONS, SECONDS, open)),
      }
    }
    pages.close()
    return {
      structures: SIZE,
      connections: CONNECTIONS,
      bounds: BOUND,
      /** The first tile of a process puts every structure along the curve; the others do not. */
      firstOfProcess: first,
      unchanged: { status: again.status, ms: again.ms },
      figures,
      worstP95: Math.max(...Object.values(figures).map(({ p95 }) => p95)),
      residentMebibytes: { before, after: residentMebibytes(site.pid) },
    }
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
