import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ProblemFile } from '../../../packages/scheduler/index.ts'
import { install, mayInstall } from '../../../tools/debian.ts'
import { measure } from './measure.ts'
import { selectionLp, sessionsAsp, sessionsMzn } from './models.ts'

export type Status = 'optimal' | 'feasible' | 'infeasible' | 'unknown'
export type Answer = {
  readonly status: Status
  readonly value: number | null
  readonly bound: number | null
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

const cbc: Peer = {
  name: 'CBC',
  kind: 'selection',
  prepare: debian('cbc', 'coinor-cbc'),
  solve: async ({ name, file }, seconds) => {
    if (file.kind !== 'selection') throw new Error(name)
    const model = write(`${name}.lp`, selectionLp(file.problem))
    const args = [
      model,
      '-threads',
      '2',
      '-seconds',
      String(seconds),
      '-timeMode',
      'elapsed',
      '-ratioGap',
      '0',
      '-solve',
    ]
    const { output, mebibytes, ...run } = await measure('cbc', args, seconds)
    const value = numberAfter(output, /Objective value:\s+(-?[\d.]+)/g)
    const proved = output.includes('Result - Optimal solution found')
    const bound = proved ? value : numberAfter(output, /(?:Upper|Lower) bound:\s+(-?[\d.]+)/g)
    return {
      status: proved ? 'optimal' : value === null ? 'unknown' : 'feasible',
      value,
      bound,
      mebibytes,
      seconds: run.seconds,
    }
  },
}

type Said = { readonly status: Status; readonly value: number | null; readonly bound: number | null }

/** A WebAssembly package in a process of its own, as a user of it would have it. */
const wasm = async (solver: string, model: string, seconds: number): Promise<Answer> => {
  const run = await measure(
    process.execPath,
    [join(here, 'wasmPeer.ts'), solver, model, String(seconds), join(folder, solver)],
    seconds,
  )
  const line = run.output.trim().split('\n').at(-1) ?? ''
  const said: Said = line.startsWith('{') ? JSON.parse(line) : { status: 'unknown', value: null, bound: null }
  return { ...said, seconds: run.seconds, mebibytes: run.mebibytes }
}

const highs: Peer = {
  name: 'HiGHS (wasm)',
  kind: 'selection',
  prepare: npm('highs', '1.15.3'),
  solve: ({ name, file }, seconds) => {
    if (file.kind !== 'selection') throw new Error(name)
    return wasm('highs', write(`${name}.lp`, selectionLp(file.problem)), seconds)
  },
}

/** What clasp and clingo print as JSON. */
export const claspSaid = (output: string): Said => {
  try {
    const { Result, Models } = JSON.parse(output) as { Result: string; Models?: { Costs?: number[] } }
    const value = Models?.Costs?.[0] ?? null
    if (Result === 'OPTIMUM FOUND') return { status: 'optimal', value, bound: value }
    if (Result === 'UNSATISFIABLE') return { status: 'infeasible', value: null, bound: null }
    return { status: value === null ? 'unknown' : 'feasible', value, bound: null }
  } catch {
    return { status: 'unknown', value: null, bound: null }
  }
}

const clasp: Peer = {
  name: 'clasp',
  kind: 'sessions',
  prepare: () => debian('gringo', 'gringo')() && debian('clasp', 'clasp')(),
  solve: async ({ name, file }, seconds) => {
    if (file.kind !== 'sessions') throw new Error(name)
    const model = write(`${name}.asp`, sessionsAsp(file.problem, FAIRNESS))
    // Unsatisfiable cores in one thread, models one better than the other in the second.
    const search = `clasp --outf=2 --time-limit=${seconds} --opt-strategy=usc -t 2`
    const run = await measure('sh', ['-c', `gringo '${model}' | ${search}`], seconds)
    return { ...claspSaid(run.output), seconds: run.seconds, mebibytes: run.mebibytes }
  },
}

const clingo: Peer = {
  name: 'clingo (wasm)',
  kind: 'sessions',
  prepare: npm('clingo-wasm', '0.6.0'),
  solve: ({ name, file }, seconds) => {
    if (file.kind !== 'sessions') throw new Error(name)
    return wasm('clingo-wasm', write(`${name}.asp`, sessionsAsp(file.problem, FAIRNESS)), seconds)
  },
}

const gecode: Peer = {
  name: 'Gecode',
  kind: 'sessions',
  prepare: debian('minizinc', 'minizinc'),
  solve: async ({ path }, seconds) => {
    const model = write('sessions.mzn', sessionsMzn(FAIRNESS))
    const args = ['--solver', 'gecode', '-p', '2', '-a', '--time-limit', String(seconds * 1000), model, path]
    const { output, ...run } = await measure('minizinc', args, seconds)
    const value = numberAfter(output, /breaks = (\d+)/g)
    const proved = output.includes('==========')
    const status = output.includes('UNSATISFIABLE')
      ? 'infeasible'
      : value === null
        ? 'unknown'
        : proved
          ? 'optimal'
          : 'feasible'
    return { status, value, bound: proved ? value : null, seconds: run.seconds, mebibytes: run.mebibytes }
  },
}

/** Our engine, in a process of its own like the others. */
export const ours = async ({ path }: Instance, seconds: number): Promise<Answer> => {
  const run = await measure(process.execPath, [join(here, 'ours.ts'), path, String(seconds)], seconds)
  return { ...(JSON.parse(run.output) as Answer), mebibytes: run.mebibytes }
}

export const peers: readonly Peer[] = [cbc, highs, clasp, clingo, gecode]
