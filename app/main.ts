import { ConfigRefusal, readConfig } from './config.ts'
import { EmbeddedRefusal } from './platform/database/embedded/index.ts'
import { serve } from './serve.ts'

/** Composition root of the server: settings, then everything else. An expected refusal is one sentence and exit code 1. */
try {
  await serve(readConfig(process.env), (sentence) => process.stdout.write(`${sentence}\n`))
} catch (error) {
  if (error instanceof ConfigRefusal || error instanceof EmbeddedRefusal) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  throw error
}
