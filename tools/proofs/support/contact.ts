import type { Line } from '../../proof.ts'
import { tests } from './tests.ts'

/** Messages to structures, lists by link, registers and addresses of others. */
export function* contactLines(env: Record<string, string>): Iterable<Line> {
  yield tests(
    'database',
    'relay: address hidden, visitors prove theirs, limits, way out, complaints, no header nor code',
    {
      files: ['test/journeys/contact.test.ts'],
    },
  )
  yield tests('database', 'a list by link: 128 bits hashed, read only, revoked at once, over in time', {
    files: ['test/journeys/shortlistLinks.test.ts'],
  })
  yield tests(
    'database',
    'outside servers on a real loopback one: slow, 500, garbage, huge, bomb, redirection away, rest after failures',
    { files: ['app/platform/outside/door.test.ts'] },
  )
  yield tests(
    'database',
    'registers read by the clock: differences first, by itself within bounds, gone is not deleted; record completed; closed not found',
    { files: ['test/journeys/registerSources.test.ts'] },
  )
  yield tests('browser', 'Chromium, messages to structures: keyboard, no script, axe, 320 px', {
    files: ['test/browser/contact.test.ts'],
    env,
  })
}
