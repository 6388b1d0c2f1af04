import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/build.ts'

const highWater = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Runs the built command line; its output, its seconds, and the most memory that its process held (MiB, Linux only). */
export const openmap = async (args: readonly string[], dataFolder: string) => {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', join(root, 'tools/openmap.ts'), ...args],
    {
      cwd: root,
      env: { ...process.env, OPENMAP_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  let mebibytes = 0
  const watch = setInterval(() => {
    mebibytes = Math.max(mebibytes, highWater(child.pid ?? 0))
  }, 50)
  const [code] = (await once(child, 'close')) as [number | null]
  clearInterval(watch)
  const seconds = (performance.now() - begun) / 1000
  return { code, seconds, mebibytes, output: Buffer.concat(output).toString() }
}
