// `npm run -s openmap -- …`: builds when the source has changed, then runs the command line.
import { setFlagsFromString } from 'node:v8'
import { buildIfStale, root } from './build.ts'

await buildIfStale()
// Left to itself, the heap of a long import grows to twice what it needs before anything is given back.
if (process.argv[2] === 'import') setFlagsFromString('--heap-growing-percent=20')
await import(new URL('dist/server/cli.js', `file://${root}`).href)
