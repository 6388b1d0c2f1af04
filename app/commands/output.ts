/** Exit codes of every command: 0 answered, 1 refused, 2 wrongly asked. */
export const EXIT = { answered: 0, refused: 1, usage: 2 } as const

/** A command that cannot do what is asked: one plain sentence on standard error, exit code 1. */
export class CommandRefusal extends Error {}

export const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

/** The answer: with `--json` one document and nothing else on standard output. */
export const answer = (value: unknown, options: { json?: boolean }, text: () => string): void => {
  process.stdout.write(options.json ? `${JSON.stringify(value)}\n` : `${text()}\n`)
}
