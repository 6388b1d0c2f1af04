import { join } from 'node:path'
import { root } from '../../tools/build.ts'
import { type Measured, measure } from './measure.ts'

/** Runs the built command line; its output, its seconds, and the most memory that its process held (MiB, Linux only). */
export const openmap = (args: readonly string[], dataFolder: string): Promise<Measured> =>
  measure(process.execPath, ['--max-semi-space-size=8', join(root, 'tools/openmap.ts'), ...args], {
    cwd: root,
    env: { ...process.env, OPENMAP_DATA: dataFolder },
  })
