import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Measured = {
  readonly output: string
  readonly seconds: number
  /** The most memory that the process held (MiB, Linux only). */
  readonly mebibytes: number
  /** It was ended because its time was over. */
  readonly late: boolean
}

const highWater = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Time that a solver may take beyond its own limit to say what it found. */
const GRACE_SECONDS = 5

/** Runs one command to its end, or to its time. */
export const measure = async (
  command: string,
  args: readonly string[],
  seconds: number,
): Promise<Measured> => {
  const begun = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  let mebibytes = 0
  let late = false
  const watch = setInterval(() => {
    mebibytes = Math.max(mebibytes, highWater(child.pid ?? 0))
    if (performance.now() - begun < (seconds + GRACE_SECONDS) * 1000) return
    late = true
    child.kill('SIGKILL')
  }, 50)
  await new Promise<void>((resolve, reject) => {
    child.on('close', () => resolve())
    child.on('error', reject)
  }).finally(() => clearInterval(watch))
  return {
    output: Buffer.concat(output).toString(),
    seconds: (performance.now() - begun) / 1000,
    mebibytes: Math.round(mebibytes),
    late,
  }
}
