import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { attachOrStart, silentLog } from '../app/platform/database/embedded/index.ts'
import { startSite } from '../test/support/browser.ts'
import { root } from '../tools/build.ts'
import { askAll, type Figures, pagesOf } from './support/asking.ts'
import { type Curve, exponentOf, growthPlot } from './support/growthPlot.ts'
import { openmap } from './support/run.ts'
import { around, type Question, searches, typos } from './support/searchQuestions.ts'
import { writeStructuresFile } from './support/structuresFile.ts'

const SIZES = (process.env.BENCH_SIZES ?? '3000,30000,300000').split(',').map(Number)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const FEW = 4
const MANY = 50
const ENOUGH = 20_000
const BOUNDS = { searchP95: 50, perSecond: 150, typoP95: 80, aroundP95: 40, timesPeer: 5 }

/**
 * The same question the way Le Marché asks it: likeness of names by trigrams, sector by a subquery, a count for the pages,
 * no facets. `indexed` lets an index find the names, which its way of writing does not.
 */
const peerQuery = (question: Question, indexed: boolean) => {
  const values: unknown[] = []
  const put = (value: unknown): string => `$${values.push(value)}`
  const where: string[] = []
  let order = 's.name_key'
  if (question.words !== '') {
    const words = put(question.words.toLowerCase())
    where.push(indexed ? `${words} <% s.letters` : `similarity(s.letters, ${words}) >= 0.2`)
    order = `similarity(s.letters, ${words}) desc, s.name_key`
  }
  if (question.sectors.length > 0)
    where.push(
      `s.id in (select structure_id from structure_activity where sector = any(${put(question.sectors)}))`,
    )
  if (question.kinds.length > 0) where.push(`s.kinds && ${put(question.kinds)}::text[]`)
  if (question.departments.length > 0) where.push(`s.department = any(${put(question.departments)})`)
  const condition = where.length === 0 ? 'true' : where.join(' and ')
  const from = 20 * (question.page - 1)
  return {
    count: `select count(*) from structure s where ${condition}`,
    rows: `select s.id, s.name, s.city, s.kinds, s.sectors from structure s where ${condition} order by ${order} limit 20 offset ${from}`,
    values,
  }
}

const peer = async (folder: string, seed: number) => {
  const embedded = await attachOrStart({ folder, log: silentLog })
  const pool = new pg.Pool({ connectionString: embedded.superuserUrl, max: 10 })
  const ask = (indexed: boolean) => async (question: Question) => {
    const { count, rows, values } = peerQuery(question, indexed)
    await pool.query(count, values)
    await pool.query(rows, values)
    return true
  }
  try {
    await pool.query('analyze')
    const questions = searches(ENOUGH, seed)
    await askAll(questions.slice(0, 20), FEW, 2, ask(false))
    const asLeMarche = await askAll(questions, MANY, SECONDS, ask(false))
    await pool.query('create index on structure using gin (letters gin_trgm_ops)')
    await pool.query('analyze')
    const withIndex = await askAll(questions, MANY, SECONDS, ask(true))
    return { asLeMarche, withIndex }
  } finally {
    await pool.end()
    await embedded.stop()
  }
}

const residentMebibytes = (pid: number | undefined): number | null => {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
  } catch {
    return null
  }
}

const measure = async (size: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-bench-'))
  const file = join(folder, 'structures.csv')
  await writeStructuresFile(file, size)
  const site = await startSite(join(folder, 'data'))
  try {
    const imported = await openmap(['import', 'structures', file, '--json'], site.folder)
    const pages = pagesOf(site.url)
    const from = performance.now()
    await pages.open('/structures')
    const firstPage = Math.round(performance.now() - from)
    const open = ({ path }: { path: string }) => pages.open(path)
    const paths = (list: readonly string[]) => list.map((path) => ({ path }))
    await askAll(searches(500, 1), FEW, 3, open)
    const figures = {
      search: await askAll(searches(ENOUGH, 2), FEW, SECONDS, open),
      saturated: await askAll(searches(ENOUGH, 3), MANY, SECONDS, open),
      typo: await askAll(typos(3000, 4), FEW, SECONDS, open),
      around: await askAll(paths(around(ENOUGH, 5)), FEW, SECONDS, open),
    }
    pages.close()
    const pid = 'pid' in site ? (site.pid as number) : undefined
    return {
      size,
      importSeconds: Math.round(imported.seconds),
      firstPage,
      ...figures,
      peer: await peer(site.folder, 3),
      residentMebibytes: residentMebibytes(pid),
    }
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Searches with their counts over up to 300 000 structures, each question asked once, beside PostgreSQL asked the same. */
export const bench = async () => {
  const sizes: Awaited<ReturnType<typeof measure>>[] = []
  for (const size of SIZES) sizes.push(await measure(size))
  const curve = (
    name: string,
    of: (one: (typeof sizes)[number]) => Figures,
    value: 'p95' | 'perSecond',
  ): Curve => ({
    name,
    points: sizes.map((one) => ({ size: one.size, value: Math.max(0.1, of(one)[value]) })),
  })
  const curves = [
    curve('search, p95', ({ search }) => search, 'p95'),
    curve('word with a fault, p95', ({ typo }) => typo, 'p95'),
    curve('radius and area, p95', (one) => one.around, 'p95'),
    curve('as Le Marché, p95', (one) => one.peer.asLeMarche, 'p95'),
    curve('as Le Marché with index, p95', (one) => one.peer.withIndex, 'p95'),
  ]
  if (SIZES.length > 2)
    writeFileSync(
      join(root, 'docs/images/search-growth.svg'),
      growthPlot('Time of a search by size of the directory', 'ms', curves),
    )
  const last = sizes.at(-1)
  return {
    bounds: BOUNDS,
    sizes,
    exponents: Object.fromEntries(curves.map((one) => [one.name, exponentOf(one)])),
    timesPeer: last === undefined ? null : last.saturated.perSecond / last.peer.asLeMarche.perSecond,
    timesIndexedPeer: last === undefined ? null : last.saturated.perSecond / last.peer.withIndex.perSecond,
  }
}
