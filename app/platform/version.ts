import { readFileSync } from 'node:fs'
import { projectFolder } from './projectFolder.ts'

let known: string | undefined

/** Version of the software, as its package says it. */
export const softwareVersion = (): string => {
  known ??= (JSON.parse(readFileSync(new URL('package.json', projectFolder), 'utf8')) as { version: string })
    .version
  return known
}
