import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build.ts'
import type { Line } from '../../proof.ts'
import { tests } from './tests.ts'

const FILE = join(root, '../shared/data/structures/siae_france_2020.csv')

/** Likely duplicates: found with their reasons, merged without losing a link. */
export function* duplicatesLines(env: Record<string, string>): Iterable<Line> {
  const line =
    'siae_france_2020.csv: the 12 pairs come out with their reasons, the one of two firms as a conflict'
  if (existsSync(FILE)) yield tests('pure', line, { files: ['app/duplicates/domain/realFile.test.ts'] })
  else yield { line, holds: false, figure: 'skipped: fixtures absent' }
  yield tests(
    'database',
    'duplicates: every link moves, both ways at once is once, an edit meanwhile is told, undone whole within 30 days',
    { files: ['app/duplicates/usecases/merges.test.ts'] },
  )
  yield tests(
    'database',
    'duplicates: each sees the pairs of its départements; the address, the API and imports of a merged record lead on',
    { files: ['test/journeys/duplicates.test.ts'] },
  )
  yield tests(
    'browser',
    'Chromium, duplicates: compare, choose, merge, undo; keyboard, 320 px, no script, axe',
    {
      files: ['test/browser/duplicates.test.ts'],
      env,
    },
  )
}
