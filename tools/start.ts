// `npm start`: builds when the source has changed, then serves in this same process.
import { buildIfStale, root } from './build.ts'

await buildIfStale()
await import(new URL('dist/server/main.js', `file://${root}`).href)
