import { type SpawnOptions, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Measured = {
  readonly code: number | null
  readonly output: string
  readonly seconds: number
  /** The most memory that the process and those it started held (MiB, Linux only). */
  readonly mebibytes: number
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const highWater = (pid: number): number => {
  const own = Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
  return children.reduce((sum, child) => sum + highWater(child), own)
}

/** Runs one command to its end, or until its time is over. */
export const measure = async (
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'> & { readonly seconds?: number; readonly quiet?: boolean } = {},
): Promise<Measured> => {
  const { seconds = Number.POSITIVE_INFINITY, quiet = false, ...where } = options
  const begun = performance.now()
  const elapsed = (): number => (performance.now() - begun) / 1000
  const child = spawn(command, args, { ...where, stdio: ['ignore', 'pipe', quiet ? 'ignore' : 'inherit'] })
  const output: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
  let mebibytes = 0
  const watch = setInterval(() => {
    mebibytes = Math.max(mebibytes, highWater(child.pid ?? 0))
    if (elapsed() > seconds) child.kill('SIGKILL')
  }, 50)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve)
    child.on('error', reject)
  }).finally(() => clearInterval(watch))
  return { code, output: Buffer.concat(output).toString(), seconds: elapsed(), mebibytes }
}
