import type { ProblemError, Result } from '../problem.ts'
import { type SessionMeeting, type SessionsProblem, validateSessions } from './sessionsProblem.ts'

/** A value of a MiniZinc data file: a number, a list, or a set (kept as a list). */
type Value = number | readonly Value[]

/** What stopped the reading; caught in `readDzn` and returned as a value. */
class DznError extends Error {
  readonly field: string
  readonly found: unknown
  constructor(field: string, found: unknown, message: string) {
    super(message)
    this.field = field
    this.found = found
  }
}

/**
 * Reads a MiniZinc data file of the published benchmark. Numbers count from 1 in the file and from 0 in the problem.
 * Accepts % comments, free white space, ranges in sets; 0 among forbidden slots means nothing, 0 as a fixed slot
 * means free. `meetingsxBusiness` and `nMeetingsBusiness` are redundant: `requested` alone is believed.
 *
 * @example
 * readDzn('nBusiness=2;nMeetings=1;nTables=1;nTotalSlots=1;nMorningSlots=1;requested=[|1,2,3|];').ok // true
 */
export function readDzn(text: string): Result<SessionsProblem, ProblemError> {
  try {
    return validateSessions(problemOf(readStatements(text)))
  } catch (error) {
    if (!(error instanceof DznError)) throw error
    return {
      ok: false,
      errors: [{ code: 'syntax', field: error.field, value: error.found, message: error.message }],
    }
  }
}

function readStatements(text: string): ReadonlyMap<string, Value> {
  const tokens = text.replace(/%[^\n]*/g, ' ').match(/\[\||\|\]|\.\.|-?\d+(?:\.\d+)?|[A-Za-z_]\w*|\S/g) ?? []
  const statements = new Map<string, Value>()
  let position = 0
  const peek = (): string => tokens[position] ?? 'the end of the file'
  const expect = (token: string, field: string): void => {
    if (tokens[position] !== token)
      throw new DznError(field, peek(), `"${token}" was expected, "${peek()}" was found.`)
    position++
  }
  const readNumber = (field: string): number => {
    const token = peek()
    if (!/^-?\d+$/.test(token))
      throw new DznError(field, token, `A whole number was expected, "${token}" was found.`)
    position++
    return Number(token)
  }
  const readItems = (field: string, close: string): Value[] => {
    const items: Value[] = []
    while (tokens[position] !== close) {
      const item = readValue(field)
      if (typeof item === 'number' && tokens[position] === '..') {
        position++
        const last = readNumber(field)
        if (last - item > 100_000) throw new DznError(field, last, 'This range is too long.')
        for (let value = item; value <= last; value++) items.push(value)
      } else items.push(item)
      if (tokens[position] === ',') position++
      else if (tokens[position] !== close) expect(close, field)
    }
    position++
    return items
  }
  const readRows = (field: string): Value[] => {
    const rows: Value[] = []
    let row: number[] = []
    while (tokens[position] !== '|]') {
      if (tokens[position] === '|') {
        rows.push(row)
        row = []
        position++
      } else {
        row.push(readNumber(field))
        if (tokens[position] === ',') position++
        else if (tokens[position] !== '|' && tokens[position] !== '|]') expect('|', field)
      }
    }
    position++
    if (row.length > 0) rows.push(row)
    return rows
  }
  const readValue = (field: string): Value => {
    const token = peek()
    if (token === '[|') {
      position++
      return readRows(field)
    }
    if (token === '[' || token === '{') {
      position++
      return readItems(field, token === '[' ? ']' : '}')
    }
    return readNumber(field)
  }
  while (position < tokens.length) {
    const name = peek()
    if (!/^[A-Za-z_]\w*$/.test(name))
      throw new DznError('', name, `A name was expected, "${name}" was found.`)
    position++
    expect('=', name)
    if (statements.has(name)) throw new DznError(name, name, `${name} is given twice.`)
    statements.set(name, readValue(name))
    if (position < tokens.length) expect(';', name)
  }
  return statements
}

function problemOf(statements: ReadonlyMap<string, Value>): SessionsProblem {
  const number = (name: string): number => {
    const value = statements.get(name)
    if (typeof value !== 'number') throw new DznError(name, value, `${name} must be a number.`)
    return value
  }
  const list = (name: string, length: number): readonly Value[] => {
    const value = statements.get(name) ?? Array<Value>(length).fill(name === 'fixed' ? 0 : [])
    if (typeof value === 'number') throw new DznError(name, value, `${name} must be a list.`)
    if (value.length !== length)
      throw new DznError(name, value.length, `${name} must have ${length} entries.`)
    return value
  }
  const set = (name: string, value: Value | undefined): number[] => {
    if (typeof value !== 'object' || !value.every((item) => typeof item === 'number')) {
      throw new DznError(name, value, `${name} must be a list of sets.`)
    }
    return value.map(Number)
  }
  const parties = number('nBusiness')
  const count = number('nMeetings')
  for (const [name, size] of [['nBusiness', parties] as const, ['nMeetings', count] as const]) {
    if (size < 0 || size > 100_000) throw new DznError(name, size, `${name} must be from 0 to 100 000.`)
  }
  if (!statements.has('requested')) throw new DznError('requested', undefined, 'requested is missing.')
  const fixed = list('fixed', count)
  const precedences = list('precedences', count)
  const meetings = list('requested', count).map((row, index): SessionMeeting => {
    const [p1, p2, half, ...more] = set('requested', row)
    if (p1 === undefined || p2 === undefined || half === undefined || more.length > 0) {
      throw new DznError(`requested[${index + 1}]`, row, 'A row holds two participants and a half-day.')
    }
    const halfName = ([null, 'morning', 'afternoon', 'either'] as const)[half] ?? null
    if (halfName === null) {
      throw new DznError(
        `requested[${index + 1}]`,
        half,
        'A half-day is 1 (morning), 2 (afternoon) or 3 (either).',
      )
    }
    const slot = fixed[index]
    if (typeof slot !== 'number') throw new DznError('fixed', slot, 'fixed must be a list of numbers.')
    const after = set('precedences', precedences[index]).map((earlier) => earlier - 1)
    return { p1: p1 - 1, p2: p2 - 1, half: halfName, fixed: slot === 0 ? null : slot - 1, after }
  })
  return {
    parties,
    slots: number('nTotalSlots'),
    morningSlots: number('nMorningSlots'),
    tables: number('nTables'),
    meetings,
    forbidden: list('forbidden', parties).map((value) =>
      set('forbidden', value)
        .filter((slot) => slot !== 0)
        .map((slot) => slot - 1),
    ),
  }
}
