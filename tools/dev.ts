// `npm run dev`: rebuilds and restarts at each change of the source.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale, root } from './build.ts'

let server: ChildProcess | null = null
let timer: NodeJS.Timeout | null = null
let busy: Promise<void> = Promise.resolve()

const restart = async (): Promise<void> => {
  try {
    await buildIfStale()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return
  }
  if (server !== null && server.exitCode === null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  server = spawn(process.execPath, [join(root, 'dist/server/main.js')], { cwd: root, stdio: 'inherit' })
}

for (const folder of ['app', 'packages', 'demo']) {
  watch(join(root, folder), { recursive: true }, () => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      busy = busy.then(restart)
    }, 150)
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (server === null || server.exitCode !== null) process.exit(0)
    server.once('exit', () => process.exit(0))
    server.kill('SIGTERM')
  })
}
busy = busy.then(restart)
