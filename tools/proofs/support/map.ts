import { bench as tilesBench } from '../../../bench/directoryTiles.ts'
import type { Line } from '../../proof.ts'
import { tests } from './tests.ts'

/** The map of the directory: its tiles, its page, its speed. */
export async function* mapLines(env: Record<string, string>): AsyncIterable<Line> {
  yield tests(
    'pure',
    'tiles: every placed structure once at each zoom, families that add up, clusters that part where they say; read by another library',
    { files: ['app/directory/domain/tileMarks.test.ts'] },
  )
  yield tests(
    'database',
    'tiles of any search by their tag, the frame of the map in list, counts and exports, contours by level, ground of the administration',
    { files: ['test/journeys/directoryMap.test.ts', 'test/journeys/mapGround.test.ts'] },
  )
  yield tests(
    'browserProofs',
    'Chromium, map: all results, cluster → popup → record, search in the frame and Back, keyboard alone, phone, no third party, no WebGL, table twin; axe',
    { files: ['test/browser/proofs/directoryMap.test.ts'], env },
  )
  const { structures, worstP95, bounds, figures, unchanged, residentMebibytes } = await tilesBench()
  yield {
    line: 'bench directoryTiles: p95 of a tile at most 60 ms over 300 000 structures at 4 connections, the whole directory and searches',
    holds: worstP95 <= bounds.p95 && unchanged.status === 304,
    figure: `${structures} structures: ${Object.entries(figures)
      .map(([name, { p95 }]) => `${name} ${p95} ms`)
      .join(', ')}; unchanged ${unchanged.ms} ms; ${residentMebibytes.after} MiB`,
  }
}
