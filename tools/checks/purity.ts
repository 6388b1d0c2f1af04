import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, read } from './list.ts'

const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\(/, 'Date.now()'],
  [/\bnew Date\(\)/, 'new Date() without argument'],
  [/\bMath\.random\(/, 'Math.random()'],
  [/\bperformance\.now\(/, 'performance.now()'],
  [/\bprocess\.env\b/, 'process.env'],
]

/** No clock, no chance, no environment in the rules and the demonstration: a replay must give the same answer. */
export const checkPurity = (root: string): string[] =>
  listFiles(root, 'app', 'packages', 'demo')
    .filter((path) => /^(app\/[^/]+\/domain\/|packages\/|demo\/)/.test(path) && /\.tsx?$/.test(path))
    .filter(
      (path) =>
        !/\.test\.tsx?$/.test(path) && !/^packages\/[^/]+\/node\//.test(path) && existsSync(join(root, path)),
    )
    .flatMap((path) =>
      FORBIDDEN.filter(([pattern]) => pattern.test(read(root, path))).map(([, name]) => `${path}: ${name}`),
    )
