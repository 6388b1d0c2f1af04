import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bench as searchBench } from '../../bench/directorySearch.ts'
import { root } from '../build.ts'
import { browserEnv } from '../findBrowser.ts'
import type { Line } from '../proof.ts'
import { contactLines } from './support/contact.ts'
import { curationLines } from './support/curation.ts'
import { duplicatesLines } from './support/duplicates.ts'
import { mapLines } from './support/map.ts'
import { openDataLines } from './support/openData.ts'
import { registersLines } from './support/registers.ts'
import { tests } from './support/tests.ts'
import { whiteZonesLines } from './support/whiteZones.ts'

const DATA = join(root, '../shared/data')

/** Lines judged by tests on a real file, which say so where it is absent. */
const onFiles = (line: string, named: string): Line => {
  if (!existsSync(join(DATA, 'structures/siae_france_2020.csv')))
    return { line, holds: false, figure: 'skipped: fixtures absent' }
  return tests('database', line, { files: ['test/journeys/questions.test.ts'], named })
}

const search = async (): Promise<Line> => {
  const { sizes, bounds, timesPeer, timesIndexedPeer } = await searchBench()
  const last = sizes.at(-1)
  const line =
    'search over 300 000 structures, counts included: p95 at 4 connections (search 50 ms, fault 80 ms, radius and area 40 ms), 150 requests/s at 50, 5 × the way Le Marché asks'
  if (last === undefined || timesPeer === null) return { line, holds: false, figure: 'nothing was measured' }
  const { search: asked, typo, around, saturated } = last
  return {
    line,
    holds:
      asked.p95 <= bounds.searchP95 &&
      typo.p95 <= bounds.typoP95 &&
      around.p95 <= bounds.aroundP95 &&
      saturated.perSecond >= bounds.perSecond &&
      timesPeer >= bounds.timesPeer,
    figure: `${last.size} structures: search ${asked.p95} ms, fault ${typo.p95} ms, radius and area ${around.p95} ms; ${saturated.perSecond}/s at 50, p95 ${saturated.p95} ms; × ${timesPeer.toFixed(1)} of the peer, × ${timesIndexedPeer?.toFixed(1)} of the peer with an index`,
  }
}

/** Issue 5: the directory and its map. */
export async function* prove(): AsyncIterable<Line> {
  yield onFiles('thirty questions on the real file, each with its expected first answers', 'thirty questions')
  yield onFiles('« Paris + 1 km » finds every structure of Paris', 'Paris')
  yield onFiles('a search of the region finds one that serves only 93', 'serves only 93')
  yield tests(
    'database',
    'facet counts equal a naive recount; each result meets the search by one activity',
    {
      files: ['app/directory/store/searchMemory.test.ts'],
    },
  )
  const env = browserEnv()
  const journeys: readonly (readonly [string, string])[] = [
    ['search, filters with counts, chips, Back, map; keyboard, no script', 'directory'],
    ['a record read, written part by part, in conflict', 'record'],
    ['search → record → shortlist → comparison → export', 'shortlists'],
    ['import with errors → mended → imported again → undone', 'registers'],
  ]
  for (const [line, file] of journeys)
    yield tests('browser', `Chromium, ${line}`, { files: [`test/browser/${file}.test.ts`], env })
  yield* mapLines(env)
  yield* whiteZonesLines(env)
  yield* contactLines(env)
  yield* openDataLines(env)
  yield* curationLines(env)
  yield* registersLines()
  yield* duplicatesLines(env)
  yield await search()
}
