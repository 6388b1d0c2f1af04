import type { Line } from '../../proof.ts'
import { tests } from './tests.ts'

/** What other sites and programs read. */
export function* openDataLines(env: Record<string, string>): Iterable<Line> {
  yield tests(
    'database',
    'read API: every answer and refusal keeps the published contract; cursors repeat nothing; data·inclusion keeps its schema',
    { files: ['test/journeys/openData.test.ts'] },
  )
  yield tests('database', 'keys hashed, scoped, shown once, revoked at once; limits by key and by address', {
    files: ['test/journeys/apiKeys.test.ts'],
  })
  yield tests('database', 'whole files, feeds, maps of the site, oEmbed, frame without cookies', {
    files: ['test/journeys/openDataFeeds.test.ts'],
  })
  yield tests(
    'browser',
    'Chromium, open data: documentation, keys with the keyboard alone, frame in another site; axe',
    {
      files: ['test/browser/openData.test.ts'],
      env,
    },
  )
}
