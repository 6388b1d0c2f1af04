import type {
  Party,
  Pin,
  ProblemError,
  ProblemErrorCode,
  Result,
  SelectionProblem,
  ValidProblem,
} from './problem.ts'
import { tablesOfSlot } from './problem.ts'

const MAX_SLOTS = 1_000
const MAX_WEIGHT = 1_000_000
const MAX_TABLES = 1_000_000
const MAX_REPRESENTATIVES = 100
/** With guarantees, weights and guarantees are added up in one whole number of 31 bits. */
const MAX_WEIGHT_UNDER_GUARANTEES = 500_000_000
/** Past this many errors the reader has seen enough; a corrupt file must not print a million lines. */
const MAX_ERRORS = 100

type Report = (code: ProblemErrorCode, field: string, value: unknown, message: string) => void

/**
 * Checks a problem of unknown quality and returns it marked as valid, or the list of its errors (at most 100),
 * each with a code, a field path, the value and a sentence. Never throws.
 *
 * @example
 * validateProblem({ slots: 0, tables: 1, buyers: [], suppliers: [], requests: [] })
 * // { ok: false, errors: [{ code: 'slots-invalid', field: 'slots', value: 0, message: … }] }
 */
export function validateProblem(input: unknown): Result<ValidProblem, ProblemError> {
  const errors: ProblemError[] = []
  const report: Report = (code, field, value, message) => {
    if (errors.length < MAX_ERRORS) errors.push({ code, field, value, message })
  }
  if (typeof input !== 'object' || input === null) {
    report(
      'not-an-object',
      '',
      input,
      'A problem is an object with slots, tables, buyers, suppliers and requests.',
    )
    return { ok: false, errors }
  }
  const problem = input as SelectionProblem
  checkLists(problem, report)
  if (errors.length > 0) return { ok: false, errors }
  checkSlotsAndTables(problem, report)
  if (errors.length > 0) return { ok: false, errors }
  checkParties(problem.buyers, 'buyers', problem.slots, report)
  checkParties(problem.suppliers, 'suppliers', problem.slots, report)
  if (errors.length > 0) return { ok: false, errors }
  const requested = checkRequests(problem, report)
  const vetoed = checkVetoes(problem, report)
  const forbidden = checkForbids(problem, report)
  checkSize(problem, report)
  if (errors.length > 0) return { ok: false, errors }
  checkPins(problem, { requested, vetoed, forbidden }, report)
  if (errors.length > 0) return { ok: false, errors }
  return { ok: true, value: problem as ValidProblem }
}

function checkLists(problem: SelectionProblem, report: Report): void {
  for (const name of ['buyers', 'suppliers', 'requests'] as const) {
    if (!Array.isArray(problem[name])) report('missing-field', name, problem[name], `${name} must be a list.`)
  }
  for (const name of ['pins', 'vetoes', 'forbids'] as const) {
    const value: unknown = problem[name]
    if (value !== undefined && !Array.isArray(value)) {
      report('missing-field', name, value, `${name} must be a list, or be absent.`)
    }
  }
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

function checkSlotsAndTables(problem: SelectionProblem, report: Report): void {
  if (!isWhole(problem.slots, 1, MAX_SLOTS)) {
    report('slots-invalid', 'slots', problem.slots, `A day has from 1 to ${MAX_SLOTS} slots.`)
    return
  }
  const tables: unknown = problem.tables
  if (!Array.isArray(tables)) {
    if (!isWhole(tables, 1, MAX_TABLES)) {
      report(
        'tables-invalid',
        'tables',
        tables,
        'There must be at least one table: a whole number of 1 or more.',
      )
    }
    return
  }
  if (tables.length !== problem.slots) {
    report(
      'tables-invalid',
      'tables',
      tables.length,
      `Give one number of tables per slot: ${problem.slots} are needed.`,
    )
  }
  tables.forEach((count: unknown, slot) => {
    if (!isWhole(count, 0, MAX_TABLES)) {
      report(
        'tables-invalid',
        `tables[${slot}]`,
        count,
        'The tables of a slot are a whole number of 0 or more.',
      )
    }
  })
  if (!tables.some((count: unknown) => isWhole(count, 1, MAX_TABLES))) {
    report('tables-invalid', 'tables', tables, 'There must be at least one table in at least one slot.')
  }
}

function checkParties(parties: readonly Party[], name: string, slots: number, report: Report): void {
  parties.forEach((party: unknown, index) => {
    const field = `${name}[${index}]`
    if (typeof party !== 'object' || party === null) {
      report('missing-field', field, party, 'A party is an object with its free slots.')
      return
    }
    const { free, quota, representatives, least } = party as Readonly<Record<string, unknown>>
    if (!Array.isArray(free) || free.length !== slots || !free.every((value) => typeof value === 'boolean')) {
      const shown = Array.isArray(free) ? `${free.length} entries` : free
      report(
        'availability-invalid',
        `${field}.free`,
        shown,
        `free must hold ${slots} booleans, one per slot.`,
      )
    }
    if (quota !== undefined && !isWhole(quota, 1, Number.MAX_SAFE_INTEGER)) {
      const message =
        'A quota is a whole number of 1 or more; leave it out for no limit, or remove the party.'
      report('quota-invalid', `${field}.quota`, quota, message)
    }
    if (representatives !== undefined && !isWhole(representatives, 1, MAX_REPRESENTATIVES)) {
      const message = `The representatives of a party are a whole number from 1 to ${MAX_REPRESENTATIVES}.`
      report('representatives-invalid', `${field}.representatives`, representatives, message)
    }
    if (least === undefined) return
    if (!isWhole(least, 0, MAX_WEIGHT)) {
      report('least-invalid', `${field}.least`, least, 'A guarantee is a whole number of 0 or more.')
    } else if (isWhole(quota, 1, least - 1)) {
      const message = `More meetings are guaranteed than the quota of ${quota} allows.`
      report('least-over-quota', `${field}.least`, least, message)
    }
  })
}

/** Checks the two indices of a pair; returns its key, or -1 where one is unknown. */
function pairKey(problem: SelectionProblem, pair: unknown, field: string, report: Report): number {
  if (typeof pair !== 'object' || pair === null) {
    report('missing-field', field, pair, 'A pair is an object with a (buyer) and b (supplier).')
    return -1
  }
  const { a, b } = pair as { a?: unknown; b?: unknown }
  const buyers = problem.buyers.length
  const suppliers = problem.suppliers.length
  let known = true
  if (!isWhole(a, 0, buyers - 1)) {
    report(
      'unknown-party',
      `${field}.a`,
      a,
      `There is no such buyer: buyers are numbered from 0 to ${buyers - 1}.`,
    )
    known = false
  }
  if (!isWhole(b, 0, suppliers - 1)) {
    const message = `There is no such supplier: suppliers are numbered from 0 to ${suppliers - 1}.`
    report('unknown-party', `${field}.b`, b, message)
    known = false
  }
  return known ? (a as number) * suppliers + (b as number) : -1
}

function checkRequests(problem: SelectionProblem, report: Report): ReadonlySet<number> {
  const requested = new Set<number>()
  problem.requests.forEach((request, index) => {
    const field = `requests[${index}]`
    const key = pairKey(problem, request, field, report)
    if (key < 0) return
    if (!isWhole(request.weight, 1, MAX_WEIGHT)) {
      const message = `A weight is a whole number from 1 to ${MAX_WEIGHT}.`
      report('weight-invalid', `${field}.weight`, request.weight, message)
    }
    if (requested.has(key)) {
      report('duplicate-request', field, `${request.a}-${request.b}`, 'This pair is requested twice.')
    }
    requested.add(key)
  })
  return requested
}

function checkVetoes(problem: SelectionProblem, report: Report): ReadonlySet<number> {
  const vetoed = new Set<number>()
  problem.vetoes?.forEach((pair, index) => {
    vetoed.add(pairKey(problem, pair, `vetoes[${index}]`, report))
  })
  return vetoed
}

/** Keys `pair slot` of the slots closed to one pair. */
function checkForbids(problem: SelectionProblem, report: Report): ReadonlySet<string> {
  const forbidden = new Set<string>()
  problem.forbids?.forEach((forbid, index) => {
    const field = `forbids[${index}]`
    const key = pairKey(problem, forbid, field, report)
    if (key >= 0 && slotInRange(problem, forbid.slot, field, report)) forbidden.add(`${key} ${forbid.slot}`)
  })
  return forbidden
}

function checkSize(problem: SelectionProblem, report: Report): void {
  if (![...problem.buyers, ...problem.suppliers].some((party) => (party?.least ?? 0) > 0)) return
  const weight = problem.requests.reduce((sum, request) => sum + (request?.weight ?? 0), 0)
  if (weight <= MAX_WEIGHT_UNDER_GUARANTEES) return
  const message = `Where meetings are guaranteed, the weights add up to ${MAX_WEIGHT_UNDER_GUARANTEES} at most.`
  report('too-large', 'requests', weight, message)
}

interface KnownPairs {
  readonly requested: ReadonlySet<number>
  readonly vetoed: ReadonlySet<number>
  readonly forbidden: ReadonlySet<string>
}

function checkPins(problem: SelectionProblem, known: KnownPairs, report: Report): void {
  const { requested, vetoed, forbidden } = known
  const seen = new Set<string>()
  /** True the first time a thing is claimed: a pair, a table in a slot. */
  const claim = (thing: string): boolean => seen.size < seen.add(thing).size
  const meetings = new Map<string, number>()
  const count = (thing: string): number => {
    const total = (meetings.get(thing) ?? 0) + 1
    meetings.set(thing, total)
    return total
  }
  problem.pins?.forEach((pin, index) => {
    const field = `pins[${index}]`
    const key = pairKey(problem, pin, field, report)
    if (key < 0 || !pinInRange(problem, pin, field, report)) return
    const { a, b, slot, table } = pin
    const pair = `${a}-${b}`
    if (!requested.has(key)) {
      report('pin-without-request', field, pair, 'A pinned meeting must be among the requests.')
      return
    }
    if (vetoed.has(key)) report('pin-vetoed', field, pair, 'This pair is both pinned and vetoed.')
    if (forbidden.has(`${key} ${slot}`)) {
      report(
        'pin-forbidden',
        `${field}.slot`,
        slot,
        `This pair is both pinned in slot ${slot} and forbidden there.`,
      )
    }
    if (!claim(`pair ${key}`)) report('pin-duplicate', field, pair, 'This pair is pinned twice.')
    const sides = [
      { word: 'buyer', index: a, party: problem.buyers[a] },
      { word: 'supplier', index: b, party: problem.suppliers[b] },
    ]
    for (const side of sides) {
      const name = `${side.word} ${side.index}`
      if (side.party?.free[slot] !== true) {
        report('pin-not-free', `${field}.slot`, slot, `The ${name} is not free in slot ${slot}.`)
      }
      if (count(`${name} slot ${slot}`) > (side.party?.representatives ?? 1)) {
        const message = `The ${name} has more pinned meetings in slot ${slot} than representatives.`
        report('pin-party-clash', `${field}.slot`, slot, message)
      }
      const quota = side.party?.quota ?? Number.POSITIVE_INFINITY
      if (count(name) > quota) {
        report(
          'pin-over-quota',
          field,
          pair,
          `The ${name} has more pinned meetings than its quota of ${quota}.`,
        )
      }
    }
    if (table !== undefined && !claim(`table ${table} slot ${slot}`)) {
      report(
        'pin-table-clash',
        `${field}.table`,
        table,
        `Two pinned meetings share table ${table} in slot ${slot}.`,
      )
    }
    const tables = tablesOfSlot(problem.tables, slot)
    if (count(`slot ${slot}`) > tables) {
      report(
        'pin-too-many-tables',
        `${field}.slot`,
        slot,
        `More meetings are pinned in slot ${slot} than its ${tables} tables.`,
      )
    }
  })
}

function pinInRange(problem: SelectionProblem, pin: Pin, field: string, report: Report): boolean {
  if (!slotInRange(problem, pin.slot, field, report)) return false
  const tables = tablesOfSlot(problem.tables, pin.slot)
  if (pin.table !== undefined && !isWhole(pin.table, 0, tables - 1)) {
    const message = `There is no such table in this slot: tables are numbered from 0 to ${tables - 1}.`
    report('table-out-of-range', `${field}.table`, pin.table, message)
    return false
  }
  return true
}

function slotInRange(problem: SelectionProblem, slot: unknown, field: string, report: Report): boolean {
  if (isWhole(slot, 0, problem.slots - 1)) return true
  const message = `There is no such slot: slots are numbered from 0 to ${problem.slots - 1}.`
  report('slot-out-of-range', `${field}.slot`, slot, message)
  return false
}
