import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { projectFolder } from '../../projectFolder.ts'

/** Another process, for tests of what two of them do to one folder. */
export type TestProcess = {
  child: ChildProcess
  /** The next line it prints; rejects, with what it wrote as errors, when it ends first. */
  line(): Promise<string>
  /** Kills it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
}

/**
 * Runs TypeScript in a process of its own: `code` may use `embedded` (the module), `pg`, `folder` and `print(text)`.
 * `uid` makes it run under a plain account (tests run by root).
 */
export function runProcess(folder: string, code: string, uid?: number): TestProcess {
  const embedded = new URL('./index.ts', import.meta.url).href
  const program = `
    import * as embedded from ${JSON.stringify(embedded)}
    import pg from 'pg'
    const folder = ${JSON.stringify(folder)}
    const log = embedded.silentLog
    const print = (text) => process.stdout.write(text + '\\n')
    ${code}`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: fileURLToPath(projectFolder),
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  const exited = once(child, 'exit')
  return {
    child,
    line: async () => {
      const { value, done } = await lines.next()
      if (done) throw new Error(`the process ended: ${errors}`)
      return String(value)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Code of an application that starts the server, says its address, and serves until killed. */
export const SERVE = `
  const database = await embedded.startEmbedded({ folder, purpose: 'server', log })
  process.on('SIGTERM', () => database.stop().then(() => process.exit(0)))
  print(database.ownerUrl)
  setInterval(() => {}, 1000)
`
