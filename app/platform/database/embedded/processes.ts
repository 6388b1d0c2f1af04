import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process that cannot be mistaken for a later one with the same number. */
export type ProcessIdentity = { pid: number; startTime: string }

const bootId = readOrEmpty('/proc/sys/kernel/random/boot_id').trim()

/**
 * The identity of a live process, or undefined. A zombie counts as dead: in a container whose first process
 * reaps nobody it would otherwise hold its locks for ever.
 */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!existsSync('/proc/self/stat')) return answersSignals(pid) ? { pid, startTime: 'unknown' } : undefined
  // The command name (field 2) may hold spaces and parentheses: count the fields after the last parenthesis.
  const stat = readOrEmpty(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, ticks] = [fields[0], fields[19]]
  if (!state || !ticks || state === 'Z' || state === 'X') return undefined
  return { pid, startTime: `${bootId}:${ticks}` }
}

/** Who we are, as written into the lock and `server.json`. */
export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid) ?? { pid: process.pid, startTime: 'unknown' }
}

/** True while that very process lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startTime === identity.startTime
}

/**
 * Live processes of one cluster: its postmaster (`postgres … -D folder`) and the children, whose title carries
 * `cluster_name`. Only command lines are read: unlike `/proc/<pid>/cwd`, they need no capability in a container.
 */
export function clusterProcesses(
  folder: string,
  clusterName: string,
): { postmaster: number[]; children: number[] } {
  const found = { postmaster: [] as number[], children: [] as number[] }
  for (const { pid, words } of commandLines()) {
    const [program = ''] = words
    if (program.startsWith(`postgres: ${clusterName}:`)) found.children.push(pid)
    else if (path.basename(program).startsWith('postgres') && words.includes(folder))
      found.postmaster.push(pid)
  }
  const alive = (pid: number) => identityOf(pid) !== undefined
  return { postmaster: found.postmaster.filter(alive), children: found.children.filter(alive) }
}

/** Live processes of a program whose command line names a path. */
export function processesNaming(program: string, place: string): number[] {
  return commandLines()
    .filter(({ words }) => path.basename(words[0] ?? '').startsWith(program) && words.includes(place))
    .map(({ pid }) => pid)
    .filter((pid) => identityOf(pid) !== undefined)
}

/** Waits until `done` holds; answers whether it did within the time. */
export async function waitUntil(done: () => boolean, milliseconds: number, step = 20): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!done()) {
    if (performance.now() > end) return false
    await sleep(step)
  }
  return true
}

/** Sends a signal; a process that is already gone is not an error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone between the look and the signal, or not ours: the caller waits and looks again.
  }
}

function commandLines(): { pid: number; words: string[] }[] {
  if (existsSync('/proc/self/cmdline')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), words: readOrEmpty(`/proc/${name}/cmdline`).split('\0') }))
  }
  if (process.platform === 'win32') return []
  return execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(.*)$/.exec(line))
    .flatMap((match) => (match ? [{ pid: Number(match[1]), words: psWords(match[2] ?? '') }] : []))
}

function psWords(command: string): string[] {
  return command.startsWith('postgres: ') ? [command] : command.split(' ')
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
