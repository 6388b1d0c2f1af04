import {
  type Contract,
  DecpFault,
  detectFormat,
  isTabular,
  isValid,
  merged,
  type Reading,
  readJson,
  readTable,
} from '../../../packages/decp/index.ts'
import { recordChange } from '../../accounts/index.ts'
import { sectorOfCpv } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { regionOfDepartment } from '../../platform/geo/departments.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { decode, detectEncoding } from '../../platform/tables/encoding.ts'
import { openTable, readingRefusal } from '../../platform/tables/read.ts'
import { limits } from '../../platform/tables/refusal.ts'
import { openSource, type TableSource } from '../../platform/tables/source.ts'
import { type ContractPlace, contractPlaceOf } from '../domain/contractPlace.ts'
import type { DemandLine } from '../domain/sources.ts'
import { t } from '../messages.ts'
import { lockContracts, readContracts, writeContracts } from '../store/contracts.ts'
import { replaceLines } from '../store/demand.ts'
import {
  type ContractImport,
  closeImport,
  findImport,
  type ImportCounts,
  type NumberedRemark,
  openImport,
} from '../store/imports.ts'

export type ContractsInput = {
  readonly source: TableSource
  /** Who published the data, and under which licence. */
  readonly credit: string
  /** Codes of the territory; none = the whole country. */
  readonly departments: readonly string[]
}

const BATCH = 1000
/** Things to mend that are kept and shown; the others are counted by their contracts. */
const MOST_REMARKS = 200

async function* cellsOf(rows: AsyncIterable<{ readonly cells: Readonly<Record<string, string>> }>) {
  for await (const { cells } of rows) yield cells
}

/** The readings of a file, whatever its shape. */
const openContracts = async (source: TableSource): Promise<Result<AsyncIterable<Reading>, Refusal>> => {
  const open = await openSource(source)
  const name = 'path' in source ? source.path : source.name
  if (open === null) return refuse({ code: 'not-found', sentence: t.import.notFound(name) })
  const encoding = await detectEncoding(open.chunks)
  let head = ''
  for await (const text of decode(open.chunks(), encoding)) {
    head += text
    if (head.trim() !== '') break
  }
  if (detectFormat(head) !== 'table') {
    if (open.size > limits.csvBytes * 10) return refuse({ code: 'too-big', sentence: t.import.tooBig })
    return ok(readJson(decode(open.chunks(), encoding)))
  }
  const table = await openTable(source)
  if (!table.ok) return table
  return isTabular(table.value.headers)
    ? ok(readTable(cellsOf(table.value.rows)))
    : refuse({ code: 'not-decp', sentence: t.import.notDecp })
}

type Progress = {
  /** Contracts met so far: rows of one contract may stand far apart. */
  readonly seen: Set<string>
  readonly invalid: Set<string>
  readonly outside: Set<string>
  readonly touched: Map<string, 'created' | 'changed' | 'unchanged'>
  readonly remarks: NumberedRemark[]
  rejected: number
  firstOn: string | null
  lastOn: string | null
}

const begin = (): Progress => ({
  seen: new Set(),
  invalid: new Set(),
  outside: new Set(),
  touched: new Map(),
  remarks: [],
  rejected: 0,
  firstOn: null,
  lastOn: null,
})

const note = (progress: Progress, { number, remarks }: Reading): void => {
  for (const remark of remarks) {
    if (progress.remarks.length >= MOST_REMARKS) return
    progress.remarks.push({ number, ...remark })
  }
}

const lineOf = (contract: Contract, place: ContractPlace): DemandLine => ({
  id: contract.uid,
  sector: contract.cpv === null ? '' : (sectorOfCpv(contract.cpv) ?? ''),
  department: place.kind === 'department' ? place.code : '',
  on: contract.notifiedOn,
  amount: contract.amount,
  reference: contract.uid,
})

const same = (one: Contract, other: Contract): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Contracts of one batch, brought together with what is known of them and written where something differs. */
const writeBatch = async (
  ctx: Ctx,
  progress: Progress,
  importId: string,
  batch: ReadonlyMap<string, Contract>,
  placeOf: (contract: Contract) => ContractPlace,
): Promise<void> => {
  const known = await readContracts(ctx.db, ctx.scope, [...batch.keys()])
  const written: Contract[] = []
  const lines: DemandLine[] = []
  for (const [uid, contract] of batch) {
    const before = known.get(uid)
    const after = before === undefined ? contract : merged(before, contract)
    const changed = before === undefined || !same(normal(before), normal(after))
    const was = progress.touched.get(uid)
    // Told again further down, a contract created by this file is still created.
    const now = before === undefined ? 'created' : changed ? 'changed' : 'unchanged'
    progress.touched.set(uid, was === undefined || was === 'unchanged' ? now : was)
    if (!changed) continue
    written.push(after)
    lines.push(lineOf(after, placeOf(after)))
  }
  await writeContracts(ctx, importId, written)
  await replaceLines(
    ctx,
    'contracts',
    written.map(({ uid }) => uid),
    lines,
  )
}

/** Holders in one order: the database gives them in its own. */
const normal = (contract: Contract): Contract => ({
  ...contract,
  holders: contract.holders.toSorted((a, b) => (`${a.scheme} ${a.id}` < `${b.scheme} ${b.id}` ? -1 : 1)),
})

const countsOf = (progress: Progress): ImportCounts => {
  const counts = { created: 0, changed: 0, unchanged: 0 }
  for (const verdict of progress.touched.values()) counts[verdict] += 1
  return {
    ...counts,
    contracts: progress.seen.size + progress.rejected,
    valid: progress.seen.size - progress.invalid.size,
    outside: progress.outside.size,
    rejected: progress.rejected,
  }
}

const readAll = async (
  ctx: Ctx,
  progress: Progress,
  importId: string,
  readings: AsyncIterable<Reading>,
  departments: readonly string[],
): Promise<void> => {
  const regions = [...new Set(departments.map(regionOfDepartment))]
  const placeOf = (contract: Contract) => contractPlaceOf(contract, departments, regions)
  let batch = new Map<string, Contract>()
  for await (const reading of readings) {
    note(progress, reading)
    const { contract } = reading
    if (contract === null) {
      progress.rejected += 1
      continue
    }
    progress.seen.add(contract.uid)
    if (!isValid(reading)) progress.invalid.add(contract.uid)
    if (placeOf(contract).kind === 'outside') {
      progress.outside.add(contract.uid)
      continue
    }
    if (contract.notifiedOn !== null) {
      if (progress.firstOn === null || contract.notifiedOn < progress.firstOn)
        progress.firstOn = contract.notifiedOn
      if (progress.lastOn === null || contract.notifiedOn > progress.lastOn)
        progress.lastOn = contract.notifiedOn
    }
    const before = batch.get(contract.uid)
    batch.set(contract.uid, before === undefined ? contract : merged(before, contract))
    if (batch.size < BATCH) continue
    await writeBatch(ctx, progress, importId, batch, placeOf)
    batch = new Map()
  }
  await writeBatch(ctx, progress, importId, batch, placeOf)
}

/**
 * Reads a file of essential data (DECP) inside the caller's transaction, and keeps the contracts that concern the territory,
 * each once whichever files tell of it: a file read again changes nothing. Contracts are read and written by batches; memory
 * grows by their identifiers alone.
 */
export const importContracts = async (
  ctx: Ctx,
  input: ContractsInput,
): Promise<Result<ContractImport, Refusal>> => {
  const { source, credit, departments } = input
  const opened = await openContracts(source)
  if (!opened.ok) return opened
  await lockContracts(ctx)
  const id = newId()
  const fileName = ('path' in source ? source.path : source.name).split(/[\\/]/).at(-1)?.slice(0, 200) ?? ''
  await openImport(ctx, { id, fileName, credit })
  const progress = begin()
  try {
    await readAll(ctx, progress, id, opened.value, departments)
  } catch (error) {
    if (error instanceof DecpFault) return refuse({ code: error.code, sentence: error.message })
    return refuse(readingRefusal(error))
  }
  const counts = countsOf(progress)
  const { firstOn, lastOn, remarks } = progress
  await closeImport(ctx, id, { ...counts, firstOn, lastOn, remarks })
  await recordChange(ctx, {
    action: 'contracts.imported',
    subject: { kind: 'import', id },
    after: { file: fileName, created: counts.created, changed: counts.changed, rejected: counts.rejected },
  })
  const made = await findImport(ctx.db, ctx.scope, id)
  if (made === null) throw new Error('the import has just been written')
  return ok(made)
}
