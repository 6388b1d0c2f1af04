// `npm test`: every check, then the tests: pure, on the embedded PostgreSQL, again on Debian's 15, then in real Chromium.
// `npm test -- --whole` also opens what only the proofs open (decision 0017).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.ts'
import { debianPostgresSkipped } from './debianPostgres.ts'
import { findBrowser } from './findBrowser.ts'
import { untold } from './traces.ts'
import { runTests } from './vitest.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const started = performance.now()

const step = (name: string, run: () => boolean): void => {
  const begun = performance.now()
  process.stdout.write(`\n== ${name}\n`)
  const holds = run()
  process.stdout.write(
    `== ${name}: ${holds ? 'ok' : 'FAILED'} in ${Math.round((performance.now() - begun) / 1000)} s\n`,
  )
  if (!holds) process.exit(1)
}
/** What speaks to the database by itself. Journeys, commands and attacks meet it through the same stores: once is enough. */
const ON_BOTH = ['app/', 'test/access/rows']
/**
 * Pages whose work the journeys without a browser already follow: they are opened by the proofs `access`, `days` and
 * `directory`, so that a run stays under twenty minutes on two cores.
 */
const BY_PROOFS = [
  ...['administration', 'administrationPeople', 'bodies', 'notifications', 'parameters', 'passkey', 'people'],
  ...['privacy', 'proConnect'],
  ...[
    'board',
    'dayPack',
    'imports',
    'keyboard',
    'mailings',
    'outcomes',
    'pitches',
    'programme',
    'registrations',
    'stands',
  ],
  ...['contact', 'duplicates', 'openData', 'record', 'registers', 'shortlists', 'whiteZones'],
]
const whole = process.argv.includes('--whole')
const pagesOf = (): string[] =>
  readdirSync(join(root, 'test/browser'))
    .filter((name) => name.endsWith('.test.ts') && (whole || !BY_PROOFS.includes(name.split('.')[0] ?? '')))
    .map((name) => `test/browser/${name}`)

// The same modules are compiled by hundreds of processes.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/openmap')
await buildIfStale()
step(
  'checks',
  () => spawnSync(process.execPath, ['tools/check.ts'], { cwd: root, stdio: 'inherit' }).status === 0,
)
const traces = join(mkdtempSync(join(tmpdir(), 'openmap-traces-')), 'forms')
writeFileSync(traces, '')
step('tests: pure and embedded PostgreSQL', () =>
  runTests(root, ['pure', 'database', 'commands', 'supervisor'], [], {
    OPENMAP_TRACES: traces,
    ...(whole ? { RIGHTS_WHOLE: '1' } : {}),
  }),
)
const silent = await untold(traces)
rmSync(dirname(traces), { recursive: true })
if (silent.length > 0) {
  process.stdout.write(
    `\n== the journal: FAILED, these forms leave no trace and do not say why:\n${silent.join('\n')}\n`,
  )
  process.exit(1)
}
process.stdout.write('\n== the journal: ok, every form leaves a trace or says why not\n')
const reason = debianPostgresSkipped()
if (reason === undefined) {
  step('tests: PostgreSQL 15', () =>
    runTests(root, ['database'], ON_BOTH, { OPENMAP_TEST_POSTGRES: 'debian' }),
  )
} else process.stdout.write(`\n== tests: PostgreSQL 15 skipped: ${reason}\n`)
const browser = findBrowser()
if ('path' in browser)
  step('tests: Chromium', () => runTests(root, ['browser'], pagesOf(), { OPENMAP_CHROMIUM: browser.path }))
else process.stdout.write(`\n== tests: Chromium skipped: ${browser.skipped}\n`)
process.stdout.write(`\nall green in ${Math.round((performance.now() - started) / 1000)} s\n`)
