import type { Refusal } from '../platform/kernel/result.ts'

/** Exit codes of every command: 0 answered, 1 refused, 2 wrongly asked. */
export const EXIT = { answered: 0, refused: 1, usage: 2 } as const

/** A command that cannot do what is asked: one plain sentence on standard error, exit code 1. */
export class CommandRefusal extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal | string) {
    const told = typeof refusal === 'string' ? { code: 'refused', sentence: refusal } : refusal
    super(told.sentence)
    this.refusal = told
  }
}

export const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`)
}

let answered = false

/** Writes to standard output, at the pace of whoever reads it. */
export const write = (piece: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    answered = true
    process.stdout.write(piece, (error) => (error ? reject(error) : resolve()))
  })

const PIECE = 2000

/** A value as JSON, its long lists by pieces: the report of 300 000 rows as one text would weigh more than their import. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield JSON.stringify(value)
    return
  }
  let before = '{'
  for (const [name, held] of Object.entries(value)) {
    if (held === undefined) continue
    yield `${before}${JSON.stringify(name)}:`
    before = ','
    if (!Array.isArray(held)) {
      yield JSON.stringify(held)
      continue
    }
    yield '['
    for (let from = 0; from < held.length; from += PIECE)
      yield `${from === 0 ? '' : ','}${JSON.stringify(held.slice(from, from + PIECE)).slice(1, -1)}`
    yield ']'
  }
  yield before === '{' ? '{}' : '}'
}

/** The answer: with `--json` one document and nothing else on standard output. */
export const answer = async (
  value: unknown,
  options: { json?: boolean },
  text: () => string,
): Promise<void> => {
  if (!options.json) return write(`${text()}\n`)
  for (const piece of jsonPieces(value)) await write(piece)
  await write('\n')
}

/** Says why nothing was done; with `--json`, the document says it too unless an answer has already been given. */
export const refuseWith = async (refusal: Refusal, json: boolean): Promise<void> => {
  say(refusal.sentence)
  const { code, field, sentence } = refusal
  const error = field === undefined ? { code, sentence } : { code, field, sentence }
  if (json && !answered) await write(`${JSON.stringify({ error })}\n`)
}
