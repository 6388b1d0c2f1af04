import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listFiles, read } from './list.ts'

/** Every relative link of a Markdown file leads somewhere. */
export const checkLinks = (root: string): string[] =>
  listFiles(root, '*.md', 'docs', 'packages')
    .filter((path) => path.endsWith('.md') && existsSync(join(root, path)))
    .flatMap((path) =>
      [...read(root, path).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith('/'))
        .filter((target) => !existsSync(join(root, dirname(path), target)))
        .map((target) => `${path}: ${target} does not exist`),
    )
