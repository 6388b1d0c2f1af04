import type { Solution, Status, UnmetReason } from './answer.ts'
import { checkSelection } from './check.ts'
import { isContradiction, type ProblemError, type Result, type ValidProblem } from './problem.ts'
import { readSelection } from './selectionFile.ts'
import { checkSessions } from './sessions/checkSessions.ts'
import { readDzn } from './sessions/dzn.ts'
import type { SessionsProblem } from './sessions/sessionsProblem.ts'
import type { SessionsSolution } from './sessions/solveSessions.ts'

/** A problem read from a file: case A (choose and time) or case B (time a fixed set). */
export type ProblemFile =
  | { readonly kind: 'selection'; readonly problem: ValidProblem }
  | { readonly kind: 'sessions'; readonly problem: SessionsProblem }

/**
 * The answer of the command line, one JSON document. Numbers are those of the file: `.dzn` counts from 1 and a, b are
 * the two participants of the request; selection JSON counts from 0, a being the buyer and b the supplier.
 */
export interface AnswerFile {
  readonly status: Status
  /** Case A: weight held (more is better). Case B: number of breaks (fewer is better). */
  readonly objective: number | null
  readonly bound: number | null
  readonly seconds: number
  readonly seed: number
  readonly steps: number
  readonly meetings: readonly {
    readonly a: number
    readonly b: number
    readonly slot: number
    readonly table: number
  }[]
  readonly unmet: readonly { readonly a: number; readonly b: number; readonly reason: UnmetReason }[]
  /** Case A with guarantees: guaranteed meetings missing, and the least that any timetable misses. */
  readonly missing?: number
  readonly missingBound?: number
  /** Only with `infeasible`: why, in one sentence. */
  readonly proof?: string
}

/** One constraint that an answer breaks, in the numbers of the engine (from 0). */
export interface FileViolation {
  readonly constraint: string
  readonly message: string
}

/**
 * Reads a problem by its name: `.dzn` (case B), else selection JSON (case A).
 *
 * @example
 * const file = readProblemFile(text, 'tic-12.original.dzn')
 * if (!file.ok) for (const error of file.errors) console.error(error.field, error.message)
 */
export function readProblemFile(text: string, name: string): Result<ProblemFile, ProblemError> {
  if (name.toLowerCase().endsWith('.dzn')) {
    const sessions = readDzn(text)
    return sessions.ok ? { ok: true, value: { kind: 'sessions', problem: sessions.value } } : sessions
  }
  const selection = readSelection(text)
  return selection.ok ? { ok: true, value: { kind: 'selection', problem: selection.value } } : selection
}

/** The answer file of a selection. */
export function selectionAnswer(solution: Solution, seconds: number): AnswerFile {
  const { status, objective, bound, seed, steps, meetings, missing, missingBound } = solution
  const unmet = solution.unmet.map(({ a, b, reason }) => ({ a, b, reason }))
  const answer = { status, objective, bound, seconds, seed, steps, meetings, unmet }
  return missing === 0 ? answer : { ...answer, missing, missingBound }
}

/** The answer file of case B, counted from 1. */
export function sessionsAnswer(
  problem: SessionsProblem,
  solution: SessionsSolution,
  seconds: number,
): AnswerFile {
  const { status, objective, bound, seed, steps, proof } = solution
  const meetings = solution.meetings.map(({ slot, table }, index) => {
    const { p1, p2 } = problem.meetings[index] ?? { p1: -1, p2: -1 }
    return { a: p1 + 1, b: p2 + 1, slot: slot + 1, table: table + 1 }
  })
  const answer = { status, objective, bound, seconds, seed, steps, meetings, unmet: [] }
  return proof === undefined ? answer : { ...answer, proof }
}

/**
 * The answer where a well-formed problem contradicts itself: `infeasible`, the errors being the proof. Null where
 * some error is of form: then the file is refused, not answered.
 */
export function contradictionAnswer(errors: readonly ProblemError[], seed: number): AnswerFile | null {
  if (errors.length === 0 || !errors.every(isContradiction)) return null
  const proof = errors.map((error) => `${error.field}: ${error.message}`).join(' ')
  return {
    status: 'infeasible',
    objective: null,
    bound: null,
    seconds: 0,
    seed,
    steps: 0,
    meetings: [],
    unmet: [],
    proof,
  }
}

/**
 * Checks an answer file against its problem with the independent checkers; an empty list = it stands.
 *
 * @param fairness largest difference of breaks between participants (case B only; 2 in the benchmark).
 */
export function checkAnswer(
  file: ProblemFile,
  text: string,
  fairness = 2,
): Result<FileViolation[], ProblemError> {
  const parsed = parseAnswer(text)
  if (!parsed.ok) return parsed
  const answer = parsed.value
  if (file.kind === 'selection') return { ok: true, value: checkSelection(file.problem, answer) }
  return { ok: true, value: checkSessionsAnswer(file.problem, answer, fairness) }
}

function parseAnswer(text: string): Result<AnswerFile, ProblemError> {
  const refuse = (field: string, value: unknown, message: string): Result<never, ProblemError> => ({
    ok: false,
    errors: [{ code: 'syntax', field, value, message }],
  })
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return refuse('', text.slice(0, 40), 'The answer is not JSON.')
  }
  if (typeof parsed !== 'object' || parsed === null)
    return refuse('', parsed, 'The answer must be a JSON object.')
  const answer = parsed as Partial<AnswerFile>
  const statuses: readonly unknown[] = ['optimal', 'feasible', 'infeasible', 'unknown']
  if (!statuses.includes(answer.status)) return refuse('status', answer.status, 'This status does not exist.')
  for (const key of ['objective', 'bound'] as const) {
    const value = answer[key] ?? null
    if (value !== null && typeof value !== 'number')
      return refuse(key, value, `${key} must be a number or null.`)
  }
  if (!Array.isArray(answer.meetings)) return refuse('meetings', answer.meetings, 'meetings must be a list.')
  const rows: readonly unknown[] = answer.meetings
  for (const [index, row] of rows.entries()) {
    const fields = (typeof row === 'object' && row !== null ? row : {}) as Readonly<Record<string, unknown>>
    if (!['a', 'b', 'slot', 'table'].every((key) => typeof fields[key] === 'number')) {
      return refuse(`meetings[${index}]`, row, 'A meeting holds the numbers a, b, slot and table.')
    }
  }
  if (answer.unmet !== undefined && !Array.isArray(answer.unmet)) {
    return refuse('unmet', answer.unmet, 'unmet must be a list.')
  }
  return {
    ok: true,
    value: { ...(parsed as AnswerFile), objective: answer.objective ?? null, bound: answer.bound ?? null },
  }
}

function checkSessionsAnswer(
  problem: SessionsProblem,
  answer: AnswerFile,
  fairness: number,
): FileViolation[] {
  if (answer.status === 'infeasible' || answer.status === 'unknown') {
    return checkSessions(problem, { ...answer, meetings: answer.meetings }, fairness)
  }
  const pair = (one: number, other: number): string => `${Math.min(one, other)}-${Math.max(one, other)}`
  const waiting = new Map<string, number[]>()
  problem.meetings.forEach(({ p1, p2 }, index) => {
    const key = pair(p1 + 1, p2 + 1)
    waiting.set(key, [...(waiting.get(key) ?? []), index])
  })
  const violations: FileViolation[] = []
  const placed: ({ slot: number; table: number } | undefined)[] = problem.meetings.map(() => undefined)
  for (const { a, b, slot, table } of answer.meetings) {
    // Where a pair meets several times, its answers are taken in the order of its requests.
    const index = waiting.get(pair(a, b))?.shift()
    if (index === undefined) {
      violations.push({
        constraint: 'not-requested',
        message: `The meeting ${a}-${b} is not asked for, or not so often.`,
      })
    } else placed[index] = { slot: slot - 1, table: table - 1 }
  }
  const missing = [...waiting].filter(([, left]) => left.length > 0)
  for (const [key] of missing)
    violations.push({ constraint: 'missing-meeting', message: `The meeting ${key} is not placed.` })
  if (missing.length > 0) return violations
  const meetings = placed.flatMap((meeting) => (meeting === undefined ? [] : [meeting]))
  return [...violations, ...checkSessions(problem, { ...answer, meetings }, fairness)]
}
