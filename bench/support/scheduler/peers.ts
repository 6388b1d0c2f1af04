import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProblemFile } from '../../../packages/scheduler/index.ts'
import { install, mayInstall } from '../../../tools/debian.ts'
import { measure } from '../measure.ts'
import { selectionLp, sessionsAsp, sessionsMzn } from './models.ts'
import { claspSaid, nothingSaid, type Said, saidOf } from './said.ts'

export type Answer = Said & {
  /** Of its whole process, from its start to its end. */
  readonly seconds: number
  readonly mebibytes: number
}

/** One instance, as a file for whoever reads it, and as the problem that is in it. */
export type Instance = { readonly name: string; readonly path: string; readonly file: ProblemFile }

export type Peer = {
  readonly name: string
  readonly kind: ProblemFile['kind']
  /** Puts it on this machine; false = it cannot be had here. */
  readonly prepare: () => boolean
  readonly solve: (instance: Instance, seconds: number) => Promise<Answer>
}

export const FAIRNESS = 2
const here = fileURLToPath(new URL('.', import.meta.url))
const folder = join(tmpdir(), 'openmap-peers')

const write = (name: string, text: string): string => {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const has = (command: string): boolean => spawnSync('which', [command], { stdio: 'ignore' }).status === 0
const debian = (command: string, packageName: string) => (): boolean =>
  has(command) || (mayInstall() && install(packageName) && has(command))
/** Each package has a folder of its own: installing one would take the others away. */
const npm = (name: string, version: string) => (): boolean => {
  const place = join(folder, name)
  mkdirSync(place, { recursive: true })
  if (existsSync(join(place, 'node_modules', name))) return true
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', place, `${name}@${version}`]
  return spawnSync('npm', args, { stdio: 'ignore' }).status === 0
}

const numberAfter = (text: string, pattern: RegExp): number | null => {
  const found = [...text.matchAll(pattern)].at(-1)?.[1]
  return found === undefined ? null : Math.abs(Number(found))
}

/** Time that a solver may take beyond its own limit to say what it found. */
const GRACE_SECONDS = 5

const ask = async (
  command: string,
  args: readonly string[],
  seconds: number,
  saidBy: (output: string) => Said,
): Promise<Answer> => {
  const run = await measure(command, args, { seconds: seconds + GRACE_SECONDS, quiet: true })
  return { ...saidBy(run.output), seconds: run.seconds, mebibytes: Math.round(run.mebibytes) }
}

/** An answer of one JSON object, at the end of what is printed; none where the process was ended before. */
const fromJson =
  <T>(saidBy: (answer: T) => Said) =>
  (output: string): Said => {
    try {
      return saidBy(JSON.parse(output.slice(output.indexOf('{'))) as T)
    } catch {
      return nothingSaid
    }
  }

const lpOf = ({ name, file }: Instance): string => {
  if (file.kind !== 'selection') throw new Error(name)
  return write(`${name}.lp`, selectionLp(file.problem))
}

const aspOf = ({ name, file }: Instance): string => {
  if (file.kind !== 'sessions') throw new Error(name)
  return write(`${name}.asp`, sessionsAsp(file.problem, FAIRNESS))
}

const cbc: Peer = {
  name: 'CBC',
  kind: 'selection',
  prepare: debian('cbc', 'coinor-cbc'),
  solve: (instance, seconds) => {
    const limits = ['-threads', '2', '-seconds', String(seconds), '-timeMode', 'elapsed', '-ratioGap', '0']
    return ask('cbc', [lpOf(instance), ...limits, '-solve'], seconds, (output) =>
      saidOf(
        numberAfter(output, /Objective value:\s+(-?[\d.]+)/g),
        output.includes('Result - Optimal solution found'),
        numberAfter(output, /(?:Upper|Lower) bound:\s+(-?[\d.]+)/g),
      ),
    )
  },
}

/** A WebAssembly package in a process of its own, as a user of it would have it. */
const wasm = (name: string, model: string, seconds: number): Promise<Answer> => {
  const args = [join(here, 'wasmPeer.ts'), name, model, String(seconds), join(folder, name)]
  return ask(
    process.execPath,
    args,
    seconds,
    fromJson<Said>((said) => said),
  )
}

const highs: Peer = {
  name: 'HiGHS (wasm)',
  kind: 'selection',
  prepare: npm('highs', '1.15.3'),
  solve: (instance, seconds) => wasm('highs', lpOf(instance), seconds),
}

const clasp: Peer = {
  name: 'clasp',
  kind: 'sessions',
  prepare: () => debian('gringo', 'gringo')() && debian('clasp', 'clasp')(),
  solve: (instance, seconds) => {
    // Two threads in competition, both by unsatisfiable cores.
    const search = `clasp --outf=2 --time-limit=${seconds} --opt-strategy=usc -t 2`
    return ask('sh', ['-c', `gringo '${aspOf(instance)}' | ${search}`], seconds, fromJson(claspSaid))
  },
}

const clingo: Peer = {
  name: 'clingo (wasm)',
  kind: 'sessions',
  prepare: npm('clingo-wasm', '0.6.0'),
  solve: (instance, seconds) => wasm('clingo-wasm', aspOf(instance), seconds),
}

const gecode: Peer = {
  name: 'Gecode',
  kind: 'sessions',
  prepare: debian('minizinc', 'minizinc'),
  solve: ({ path }, seconds) => {
    const model = write('sessions.mzn', sessionsMzn(FAIRNESS))
    const args = ['--solver', 'gecode', '-p', '2', '-a', '--time-limit', String(seconds * 1000), model, path]
    return ask('minizinc', args, seconds, (output) =>
      output.includes('UNSATISFIABLE')
        ? { ...nothingSaid, status: 'infeasible' }
        : saidOf(numberAfter(output, /breaks = (\d+)/g), output.includes('==========')),
    )
  },
}

/** Our engine, in a process of its own like the others. */
export const ours = ({ path }: Instance, seconds: number): Promise<Answer> =>
  ask(
    process.execPath,
    [join(here, 'ours.ts'), path, String(seconds)],
    seconds,
    fromJson<Said>((said) => said),
  )

export const peers: readonly Peer[] = [cbc, highs, clasp, clingo, gecode]
