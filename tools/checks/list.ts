import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of the project, tracked or not yet, without what git ignores; paths from the root. */
export const listFiles = (root: string, ...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '')

export const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8')
