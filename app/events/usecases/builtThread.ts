import { projectFolder } from '../../platform/projectFolder.ts'

/** Once built, the engine's thread is a file of its own beside the server; from the source, the engine finds it itself. */
export const builtThread = import.meta.url.endsWith('.ts')
  ? undefined
  : new URL('dist/server/solverThread.js', projectFolder)
