import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import type { Command } from 'commander'
import {
  type AnswerFile,
  checkAnswer,
  contradictionAnswer,
  type ProblemError,
  readProblemFile,
  selectionAnswer,
  sessionsAnswer,
  solve,
  solveSessions,
} from '../../packages/scheduler/index.ts'
import { wholeNumber } from './arguments.ts'
import { answer, CommandRefusal, EXIT } from './output.ts'
import { problemWords, violationWords } from './scheduleWords.ts'

type SolveOptions = { seconds: number; seed: number; steps?: number; fairness: number; json?: boolean }

/** The text of a file, or of standard input for `-`. */
const read = async (path: string): Promise<string> => {
  try {
    return path === '-' ? await textOf(process.stdin) : await readFile(path, 'utf8')
  } catch (error) {
    throw new CommandRefusal(
      `Le fichier «\u00a0${path}\u00a0» ne peut pas être lu (${(error as NodeJS.ErrnoException).code})\u00a0: vérifiez son chemin et vos droits.`,
    )
  }
}

/** Standard input has no name to tell the format by: JSON begins with a brace, `.dzn` never does. */
const nameOf = (path: string, text: string): string =>
  path === '-' && !text.trimStart().startsWith('{') ? 'stdin.dzn' : basename(path)

const MOST_SHOWN = 5

const explained = (path: string, errors: readonly ProblemError[], what = 'problème'): CommandRefusal => {
  const more = errors.length > MOST_SHOWN ? `\u00a0; et ${errors.length - MOST_SHOWN} autres erreurs` : ''
  return new CommandRefusal({
    code: 'problem-invalid',
    field: errors[0]?.field ?? '',
    sentence: `«\u00a0${path}\u00a0» n’est pas un ${what} utilisable\u00a0: ${errors.slice(0, MOST_SHOWN).map(problemWords).join('\u00a0; ')}${more}.`,
  })
}

/** Solves a file within the caller's time: the engine itself reads no clock. */
export const solveFile = (text: string, path: string, options: SolveOptions): AnswerFile => {
  const file = readProblemFile(text, nameOf(path, text))
  if (!file.ok) {
    const contradiction = contradictionAnswer(file.errors, options.seed)
    if (contradiction === null) throw explained(path, file.errors)
    return contradiction
  }
  const started = performance.now()
  const elapsed = (): number => Math.round(performance.now() - started) / 1000
  const shouldStop = (): boolean => elapsed() >= options.seconds
  const budget = { seed: options.seed, steps: options.steps ?? Number.MAX_SAFE_INTEGER, shouldStop }
  if (file.value.kind === 'selection') return selectionAnswer(solve(file.value.problem, budget), elapsed())
  const { problem } = file.value
  return sessionsAnswer(problem, solveSessions(problem, { ...budget, fairness: options.fairness }), elapsed())
}

const summary = (result: AnswerFile): string =>
  [
    `statut\u00a0: ${result.status}`,
    `objectif\u00a0: ${result.objective ?? 'aucun'}, borne\u00a0: ${result.bound ?? 'aucune'}`,
    `rendez-vous\u00a0: ${result.meetings.length}, souhaits non satisfaits\u00a0: ${result.unmet.length}`,
    `${result.seconds} s, graine ${result.seed}, ${result.steps} pas`,
    ...(result.proof === undefined ? [] : [result.proof]),
  ].join('\n')

export const addScheduleCommands = (program: Command): void => {
  const schedule = program
    .command('schedule')
    .description('calcule et vérifie un plan de rendez-vous, sans base de données')
  schedule
    .command('solve <fichier>')
    .description('résout un fichier .dzn ou JSON de sélection\u00a0; «\u00a0-\u00a0» lit l’entrée standard')
    .option('--seconds <n>', 'temps accordé, en secondes', wholeNumber('--seconds', 0), 10)
    .option('--seed <n>', 'graine du tirage', wholeNumber('--seed', 0), 1)
    .option('--steps <n>', 'nombre de pas au plus, sans limite par défaut', wholeNumber('--steps', 0))
    .option(
      '--fairness <d>',
      'écart maximal de pauses entre participants (.dzn)',
      wholeNumber('--fairness', 0),
      2,
    )
    .option('--json', 'une réponse JSON sur la sortie standard')
    .action(async (path: string, options: SolveOptions) => {
      const result = solveFile(await read(path), path, options)
      await answer(result, options, () => summary(result))
    })
  schedule
    .command('check <fichier> <solution>')
    .description('vérifie une solution avec le contrôleur indépendant')
    .option(
      '--fairness <d>',
      'écart maximal de pauses entre participants (.dzn)',
      wholeNumber('--fairness', 0),
      2,
    )
    .option('--json', 'une réponse JSON sur la sortie standard')
    .action(async (path: string, solution: string, options: { fairness: number; json?: boolean }) => {
      const text = await read(path)
      const file = readProblemFile(text, nameOf(path, text))
      if (!file.ok) throw explained(path, file.errors)
      const checked = checkAnswer(file.value, await read(solution), options.fairness)
      if (!checked.ok) throw explained(solution, checked.errors, 'plan')
      const violations = checked.value
      await answer({ valid: violations.length === 0, violations }, options, () =>
        violations.length === 0
          ? 'La solution respecte toutes les contraintes.'
          : [
              ...new Set(violations.map(({ constraint }) => `- ${violationWords(constraint)}`)),
              '--json dit de quels rendez-vous il s’agit.',
            ].join('\n'),
      )
      if (violations.length > 0) process.exitCode = EXIT.refused
    })
}
