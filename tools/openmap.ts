// `npm run -s openmap -- …`: builds when the source has changed, then runs the command line.
import { buildIfStale, root } from './build.ts'

await buildIfStale()
await import(new URL('dist/server/cli.js', `file://${root}`).href)
