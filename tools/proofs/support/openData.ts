import type { Line } from '../../proof.ts'
import { runTests, tally } from './tests.ts'

const judged = (
  line: string,
  project: string,
  files: readonly string[],
  env: Record<string, string> = {},
): Line => {
  const ran = runTests(project, files, { env })
  return { line, holds: ran.ok, figure: tally(ran) }
}

/** Lines of the directory about what other sites and programs read; those of `npm run -s proof -- directory` take them in. */
export function* openDataLines(env: Record<string, string>): Iterable<Line> {
  yield judged(
    'read API: every answer and refusal keeps the published contract; cursors repeat nothing; data·inclusion keeps its schema',
    'database',
    ['test/journeys/openData.test.ts'],
  )
  yield judged('keys hashed, scoped, shown once, revoked at once; limits by key and by address', 'database', [
    'test/journeys/apiKeys.test.ts',
  ])
  yield judged('whole files, feeds, maps of the site, oEmbed, frame without cookies', 'database', [
    'test/journeys/openDataFeeds.test.ts',
  ])
  yield judged(
    'Chromium: documentation, keys with the keyboard alone, frame in another site; axe clean',
    'browser',
    ['test/browser/openData.test.ts'],
    env,
  )
}
