import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

type Report = {
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
  }[]
}

/** The files whose process ended under them, where no test has failed: the runtime crashed, and nothing was judged. */
const crashedFiles = (report: Report): string[] =>
  report.numFailedTests > 0 || report.testResults.some(({ message }) => message !== '')
    ? []
    : report.testResults.filter(({ status }) => status !== 'passed').map(({ name }) => name)

/**
 * Runs tests, and says whether all hold. A file whose process was killed by a crash of the runtime (seen: one
 * segmentation fault of Node 24 in some fifty runs) is run once more, aloud; a test that fails is never run again.
 */
export const runTests = (
  root: string,
  projects: readonly string[],
  files: readonly string[],
  env: Readonly<Record<string, string>>,
): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-tests-'))
  const report = join(folder, 'report.json')
  const run = (only: readonly string[]): boolean =>
    spawnSync(
      'node_modules/.bin/vitest',
      [
        'run',
        ...only,
        ...projects.flatMap((name) => ['--project', name]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
    ).status === 0
  try {
    if (run(files)) return true
    const crashed = crashedFiles(JSON.parse(readFileSync(report, 'utf8')) as Report)
    if (crashed.length === 0) return false
    process.stdout.write(
      `\n== the runtime crashed under these files, run once more:\n${crashed.join('\n')}\n`,
    )
    return run(crashed.map((file) => relative(root, file)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
