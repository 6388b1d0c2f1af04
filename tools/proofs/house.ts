import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bench as directoryBench } from '../../bench/directory.ts'
import { bench as importBench } from '../../bench/import.ts'
import { bench as pagesBench } from '../../bench/pages.ts'
import { bench as seedDayBench } from '../../bench/seedDay.ts'
import { bench as startBench } from '../../bench/start.ts'
import { openmap } from '../../bench/support/run.ts'
import { startSite } from '../../test/support/browser.ts'
import { root } from '../build.ts'
import type { Line } from '../proof.ts'
import { cleanClone } from './support/cleanClone.ts'
import { compareRows, rowsOf } from './support/rows.ts'

const DATA = join(root, '../shared/data')
const COMING = 'batiments-et-jardins-demo'
const round = (value: number): number => Math.round(value * 100) / 100
const absent = (line: string): Line => ({ line, holds: false, figure: 'fixtures absent' })

/** The whole `npm test` of a clean clone holds the journey in Chromium, with and without JavaScript, and axe. */
async function* twoCommands(): AsyncIterable<Line> {
  const clone = cleanClone()
  try {
    const install = clone.npm(['ci'])
    const first = await clone.start()
    const second = await clone.start()
    yield {
      line: 'clean clone: npm ci && npm start',
      holds: install.ok && first.ok && second.ok && first.seconds <= 20 && second.seconds <= 4,
      figure: `install ${round(install.seconds)} s, build and first start ${round(first.seconds)} s, second start ${round(second.seconds)} s`,
    }
    const tests = clone.npm(['test'])
    // What failed is read where it failed: the clone is gone afterwards.
    if (!tests.ok) process.stderr.write(tests.output.slice(-8000))
    const summary = [...tests.output.matchAll(/== tests: .*? (?:ok in \d+ s|skipped.*)/g)].map(([step]) =>
      step.slice(3),
    )
    yield {
      line: 'clean clone: npm test (checks, both databases, journeys in Chromium with and without JavaScript, axe)',
      holds: tests.ok && !summary.some((step) => step.includes('skipped')),
      figure: `${round(tests.seconds)} s: ${summary.join('; ')}`,
    }
  } finally {
    clone.remove()
  }
}

async function* nothingLost(): AsyncIterable<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-proof-'))
  try {
    const killed = await startSite(join(folder, 'data'))
    const before = await rowsOf(killed.folder)
    await killed.stop('SIGKILL', true)
    const again = await startSite(killed.folder)
    const kept = compareRows(before, await rowsOf(killed.folder))
    yield {
      line: 'SIGKILL then start loses nothing',
      holds: kept.equal,
      figure: `${kept.rows} rows equal, back in ${round(again.seconds)} s`,
    }
    const saved = await openmap(['backup', join(folder, 'backup')], again.folder)
    await again.stop('SIGTERM', true)
    rmSync(killed.folder, { recursive: true, force: true })
    const restored = await openmap(['restore', join(folder, 'backup')], killed.folder)
    const back = compareRows(before, await rowsOf(killed.folder))
    yield {
      line: 'backup, wipe, restore',
      holds: saved.code === 0 && restored.code === 0 && back.equal,
      figure: `${back.rows} rows, tables that differ: ${back.different.join(', ') || 'none'}`,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function* realFile(): AsyncIterable<Line> {
  const line = 'import structures siae_idf_2020.csv with its verdicts, then found on the list and the map'
  const file = join(DATA, 'structures/siae_idf_2020.csv')
  if (!existsSync(file)) return yield absent(line)
  const site = await startSite()
  try {
    const run = await openmap(['import', 'structures', file, '--json'], site.folder)
    const { accepted, warned, rejected, rows } = JSON.parse(run.output)
    const list = await (await fetch(`${site.url}/structures?q=balluchon`)).text()
    const map = await (await fetch(`${site.url}/structures/carte.geojson?q=balluchon`)).text()
    yield {
      line,
      holds: run.code === 0 && rows.length === 373 && /BALUCHON/i.test(list) && /BALUCHON/i.test(map),
      figure: `${rows.length} rows: ${accepted} accepted, ${warned} warned, ${rejected} rejected`,
    }
  } finally {
    await site.stop()
  }
}

async function* timetables(): AsyncIterable<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-proof-'))
  const site = await startSite(join(folder, 'data'))
  const day = join(folder, 'day.json')
  try {
    await openmap(['export', 'problem', day, '--event', COMING], site.folder)
  } finally {
    await site.stop()
  }
  const solved = await openmap(['schedule', 'solve', day, '--json'], site.folder)
  const answer = JSON.parse(solved.output)
  yield {
    line: 'seed day: 79 of at most 79, optimal',
    holds: answer.status === 'optimal' && answer.meetings.length === 79 && answer.bound === 79,
    figure: `${answer.meetings.length} of at most ${answer.bound}, ${answer.status}, ${round(answer.seconds)} s`,
  }
  const [first, second, ...others] = answer.meetings
  const lies = {
    doubled: [first, first, second, ...others],
    moved: [{ ...first, slot: 99 }, second, ...others],
    sameTable: [first, { ...second, slot: first.slot, table: first.table }, ...others],
  }
  const verdicts = [(await openmap(['schedule', 'check', day, write(folder, answer)], site.folder)).code]
  for (const meetings of Object.values(lies)) {
    const tampered = write(folder, { ...answer, meetings })
    verdicts.push((await openmap(['schedule', 'check', day, tampered], site.folder)).code)
  }
  yield {
    line: 'the checker accepts the solution and refuses tampered ones',
    holds: verdicts.join() === '0,1,1,1',
    figure: `exit codes ${verdicts.join(', ')} (sound, ${Object.keys(lies).join(', ')})`,
  }
  const selection = join(DATA, 'meetings/selection')
  if (!existsSync(selection)) return yield absent('gap to the bound of each selection file')
  for (const name of readdirSync(selection).filter((file) => file.endsWith('.json'))) {
    const path = join(selection, name)
    const run = await openmap(['schedule', 'solve', path, '--seconds', '10', '--json'], site.folder)
    const { status, objective, bound, seconds } = JSON.parse(run.output)
    const check = await openmap(
      ['schedule', 'check', path, write(folder, JSON.parse(run.output))],
      site.folder,
    )
    yield {
      line: `selection/${name}: gap to the bound`,
      holds: run.code === 0 && check.code === 0,
      figure: `${objective} of at most ${bound}: gap ${round((100 * (bound - objective)) / bound)} %, ${status}, ${round(seconds)} s, checked`,
    }
  }
  rmSync(folder, { recursive: true, force: true })
}

const write = (folder: string, answer: unknown): string => {
  const path = join(folder, 'answer.json')
  writeFileSync(path, JSON.stringify(answer))
  return path
}

async function* benches(): AsyncIterable<Line> {
  const start = await startBench()
  yield {
    line: 'bench start: cold at most 20 s, next at most 4 s',
    holds: start.coldRatio <= 1 && start.nextRatio <= 1,
    figure: `cold ${round(start.cold)} s, next ${start.next.map(round).join(', ')} s`,
  }
  const pages = await pagesBench()
  yield {
    line: 'bench pages: at most 100 KB compressed, at most 20 KB of JavaScript before the map',
    holds: pages.heaviestRatio <= 1 && pages.mostScriptRatio <= 1,
    figure: `heaviest ${round(pages.heaviest)} KB, most script ${round(pages.mostScript)} KB, ${pages.pages.length} pages`,
  }
  const day = await seedDayBench()
  yield {
    line: 'bench seedDay: solved and proved in less than 100 ms in process',
    holds: day.proved && day.ratio < 1,
    figure: `first ${round(day.first ?? 0)} ms, median ${round(day.median ?? 0)} ms, worst ${round(day.worst ?? 0)} ms`,
  }
  const imported = await importBench()
  yield {
    line: 'bench import: 300 000 structures in at most 120 s and 300 MiB',
    holds: imported.secondsRatio <= 1 && imported.mebibytesRatio <= 1,
    figure: `${round(imported.seconds)} s, ${round(imported.mebibytes)} MiB`,
  }
  const directory = await directoryBench()
  yield {
    line: 'bench directory: at least 400 pages/s over 100 000 structures, ratio to a bare page (aim 0.4)',
    holds: directory.pagesPerSecond >= 400 && directory.ratio >= 0.4,
    figure: `${round(directory.pagesPerSecond)} pages/s, bare ${round(directory.barePagesPerSecond)}, ratio ${round(directory.ratio)}`,
  }
}

/** Lines of issue 2 that a command can judge. About a quarter of an hour on two cores. */
export async function* prove(): AsyncIterable<Line> {
  yield* realFile()
  yield* timetables()
  yield* nothingLost()
  yield* benches()
  yield* twoCommands()
}
