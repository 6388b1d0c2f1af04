import { setTimeout as sleep } from 'node:timers/promises'
import type { EmbeddedLog } from './log.ts'
import type { Postmaster } from './postmaster.ts'
import { signal } from './processes.ts'

type Watched = {
  start: () => Promise<Postmaster>
  clear: () => Promise<unknown>
  started: (pid: number) => void
  log: EmbeddedLog
}

const LONGEST_PAUSE = 5000

/**
 * Keeps a server running until `stop()`: when it dies by itself (killed, out of memory, disk full), it is started
 * again with growing pauses, on the same address, so that pools reconnect. No crash loop, no human action.
 */
export async function keepRunning({
  start,
  clear,
  started,
  log,
}: Watched): Promise<{ stop(): Promise<void> }> {
  let current = await start()
  let stopping = false
  started(current.pid)
  // An uncaught error ends the application without stop(): the server should not outlive it.
  const atExit = () => signal(current.pid, 'SIGINT')
  process.once('exit', atExit)
  const watching = (async () => {
    for (;;) {
      await current.exited
      if (stopping) return
      log.warn({ pid: current.pid }, 'PostgreSQL ended unexpectedly: starting it again')
      const revived = await revive()
      if (!revived) return
      // stop() asked for in the middle of a revival: what came back has to go too.
      if (stopping) return revived.stop()
      current = revived
      started(current.pid)
      log.info({ pid: current.pid }, 'PostgreSQL is back')
    }
  })()

  async function revive(): Promise<Postmaster | undefined> {
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        await clear()
        return await start()
      } catch (error) {
        log.warn(
          { detail: error instanceof Error ? error.message : String(error) },
          'PostgreSQL does not start',
        )
        await sleep(pause)
      }
    }
    return undefined
  }

  return {
    stop: async () => {
      stopping = true
      process.off('exit', atExit)
      await current.stop()
      await watching
    },
  }
}
