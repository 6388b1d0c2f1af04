import type { Line } from '../../proof.ts'
import { tests } from './tests.ts'

/** What people propose about the directory, who decides, what a record was, what left. */
export function* curationLines(env: Record<string, string>): Iterable<Line> {
  yield tests(
    'pure',
    'what proves a claim: address or domain, never a public mailbox, never a way changed lately',
    {
      files: ['app/curation/domain/proof.test.ts'],
    },
  )
  yield tests(
    'database',
    'corrections joined, compared, accepted in part, in conflict, refused; claims proved, moderated, raced; each département its own',
    { files: ['test/journeys/curation.test.ts'] },
  )
  yield tests(
    'database',
    'history by function and restore; trash of 30 days, 410, erasure with its certificate',
    {
      files: ['test/journeys/structureHistory.test.ts'],
    },
  )
  yield tests(
    'browser',
    'Chromium, claim → moderate → difference → accept in part; keyboard, no script, axe',
    { files: ['test/browser/curation.test.ts'], env },
  )
}
