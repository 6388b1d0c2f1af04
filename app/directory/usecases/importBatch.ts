import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { Mapping } from '../../platform/tables/propose.ts'
import type { TableRow } from '../../platform/tables/read.ts'
import { type CellProblem, NO_PROBLEM, type RowVerdict, type Verdict } from '../../platform/tables/verdict.ts'
import { columnNames, type Draft, type Field, type Judged, judgeRow } from '../domain/judgeRow.ts'
import { type Kind, kindCodes } from '../domain/kinds.ts'
import { createdFrom, mergedWith, type Provenance } from '../domain/mergeDraft.ts'
import { namesConflict } from '../domain/names.ts'
import { type Gazetteer, placed } from '../domain/placement.ts'
import { type Difference, differenceOf } from '../domain/revision.ts'
import type { Structure } from '../domain/structure.ts'
import { t } from '../messages.ts'
import { survivorsOf } from '../store/merges.ts'
import { namesBySiren } from '../store/namesBySiren.ts'
import { readStructures } from '../store/readStructures.ts'
import { writeStructures } from '../store/saveStructures.ts'

/** What lasts from one batch of an import to the next. */
export type ImportState = {
  readonly mapping: Mapping<Field>
  readonly provenance: Provenance
  readonly gazetteer: Gazetteer
  /** Row where each SIRET of each kind was first seen in the file, by a number: texts would weigh twice as much. */
  readonly seen: Map<number, number>
  /** Names given to each SIRET by the rows read so far, where nothing is written that would tell them. */
  readonly named: Map<string, string>
  /** SIRET of the records that this import created. */
  readonly made: Set<string>
  readonly verdicts: RowVerdict[]
  readonly counts: { [V in Verdict]: number }
  /** Written with each change that the import makes. */
  readonly told: { readonly cause: 'import' | 'register'; readonly importId: string | null }
  readonly judgeOnly: boolean
  readonly siblings: boolean
  readonly onRows: ((rows: readonly RowOutcome[]) => Promise<void>) | null
}

/** What a row came to: its verdict, and what it does to which record. */
export type RowOutcome = RowVerdict & {
  readonly effect: 'none' | 'created' | 'changed' | 'same'
  readonly siret: string | null
  readonly name: string | null
  readonly structureId: string | null
  readonly difference: Difference | null
}

const bothNames = ({ name, brand }: { name: string; brand: string | null }): string =>
  `${name} ${brand ?? ''}`

/** A SIRET and a kind in one whole number. */
const seenKey = (siret: string, kind: Kind): number =>
  Number(siret) * kindCodes.length + kindCodes.indexOf(kind)

const firstRow = (seen: ReadonlyMap<number, number>, draft: Draft): number | null => {
  const rows = draft.kinds.map((kind) => seen.get(seenKey(draft.siret, kind)))
  return rows.every((row) => row !== undefined) ? (rows[0] ?? null) : null
}

export type JudgedRow = {
  readonly row: number
  /** As the file says them. */
  readonly siret: string
  readonly name: string
  readonly verdict: Judged
}

const headerIn =
  ({ mapping }: ImportState) =>
  (field: Field): string => {
    const origin = mapping[field]
    return origin !== undefined && 'header' in origin ? origin.header : (columnNames[field][0] ?? field)
  }

/** What each row says by itself: needs no database, hence runs while the batch before is being written. */
export const judgeBatch = (state: ImportState, batch: readonly TableRow[]): JudgedRow[] => {
  const { mapping } = state
  const headerOf = headerIn(state)
  return batch.map(({ row, cells, formulas }) => ({
    row,
    siret: cells[headerOf('siret')] ?? '',
    name: cells[headerOf('name')] ?? '',
    verdict: judgeRow(
      (field) => {
        const origin = mapping[field]
        if (origin === undefined) return ''
        return 'value' in origin ? origin.value : (cells[origin.header] ?? '')
      },
      (field) => formulas.length > 0 && formulas.includes(headerOf(field)),
      headerOf,
    ),
  }))
}

/** Establishments known before the import, by SIREN, for the new ones among these. */
const siblingsOf = async (
  ctx: Ctx,
  state: ImportState,
  sirets: readonly string[],
  known: ReadonlyMap<string, Structure>,
): Promise<(siret: string) => string | null> => {
  const fresh = state.siblings ? sirets.filter((siret) => !known.has(siret)) : []
  if (fresh.length === 0) return () => null
  const found = await namesBySiren(ctx.db, ctx.scope, [...new Set(fresh.map((siret) => siret.slice(0, 9)))])
  return (siret) => {
    const others = (found.get(siret.slice(0, 9)) ?? []).filter((one) => !state.made.has(one.siret))
    return others.length === 0
      ? null
      : others
          .map(({ name, siret: other }) => `${name} (${other})`)
          .slice(0, 3)
          .join(', ')
  }
}

/** What is known to be over: the trash, an establishment that closed, one that took over. */
const endings = (before: Structure | undefined, draft: Draft, column: string): CellProblem[] => {
  const problem = (code: string, value: string, remedy: string): CellProblem[] => [
    { column, code, value, remedy },
  ]
  if (before !== undefined && before.deletedAt !== null)
    return problem('in-trash', draft.siret, t.import.inTrash)
  const successor = draft.more.successorSiret ?? before?.successorSiret ?? null
  if (successor !== null) return problem('succeeded', successor, t.import.succeeded(successor))
  const closedOn = draft.more.closedOn ?? before?.closedOn ?? null
  return closedOn === null ? [] : problem('closed', closedOn, t.import.closed(formatDate(closedOn)))
}

/** Judges the rows against the database and the rows before them, then writes those that can be. */
export const writeBatch = async (
  ctx: Ctx,
  state: ImportState,
  judged: readonly JudgedRow[],
): Promise<void> => {
  const { provenance, gazetteer, seen, named, judgeOnly } = state
  const headerOf = headerIn(state)
  const sirets = judged.flatMap(({ verdict }) => (verdict.ok ? [verdict.draft.siret] : []))
  const known = new Map<string, Structure>()
  const originals = new Map<string, Structure>()
  const found = await readStructures(ctx.db, ctx.scope, 'siret', sirets, { lock: !judgeOnly, deleted: true })
  for (const structure of found) {
    if (structure.siret !== null) known.set(structure.siret, structure)
    originals.set(structure.id, structure)
  }
  // A row that names a merged record completes the one that took it over.
  const gone = found.filter(({ deletedAt }) => deletedAt !== null)
  const merged = new Set<string>()
  const survivors = await survivorsOf(
    ctx.db,
    ctx.scope,
    gone.map(({ id }) => id),
    { lock: !judgeOnly, deleted: true },
  )
  for (const { id, siret } of gone) {
    const survivor = survivors.get(id)
    if (siret === null || survivor === undefined) continue
    merged.add(siret)
    originals.set(survivor.id, survivor)
    known.set(siret, survivor)
  }
  const siblings = await siblingsOf(ctx, state, sirets, known)
  const changed = new Map<string, Structure>()
  const outcomes: RowOutcome[] = []

  for (const { row, siret, name, verdict } of judged) {
    const tell = (
      one: Verdict,
      problems: readonly CellProblem[],
      made: Pick<RowOutcome, 'effect' | 'structureId' | 'difference'>,
    ): void => {
      state.counts[one] += 1
      outcomes.push({
        row,
        verdict: one,
        problems,
        siret: siret.slice(0, 20),
        name: name.slice(0, 300),
        ...made,
      })
    }
    const reject = (problems: readonly CellProblem[]): void =>
      tell('rejected', problems, { effect: 'none', structureId: null, difference: null })
    if (!verdict.ok) {
      reject(verdict.problems)
      continue
    }
    const { draft } = verdict
    const repeated = firstRow(seen, draft)
    if (repeated !== null) {
      const remedy = t.import.repeated(repeated)
      reject([{ column: headerOf('siret'), code: 'repeated', value: draft.siret, remedy }])
      continue
    }
    const read = known.get(draft.siret)
    // Two numbers may lead to one record: what an earlier row made of it counts.
    const before = read === undefined ? undefined : (changed.get(read.id) ?? read)
    const former = before === undefined ? (named.get(draft.siret) ?? null) : bothNames(before)
    const otherName = former !== null && namesConflict(former, bothNames(draft))
    // Of one kind, an establishment was renamed; of another, they may be two firms.
    if (otherName && !draft.kinds.every((kind) => before?.kinds.some((one) => one.kind === kind))) {
      const remedy = t.import.nameConflict(before?.name ?? former.trim())
      reject([{ column: headerOf('name'), code: 'name-conflict', value: draft.name, remedy }])
      continue
    }
    // What this row adds to: kinds of the record, or of rows that were judged and not written.
    const held = new Set<string>(before?.kinds.map(({ kind }) => kind))
    if (before === undefined && named.has(draft.siret))
      for (const kind of kindCodes) if (seen.has(seenKey(draft.siret, kind))) held.add(kind)
    for (const kind of draft.kinds) {
      const key = seenKey(draft.siret, kind)
      if (!seen.has(key)) seen.set(key, row)
    }
    const problems: CellProblem[] = [...verdict.warnings]
    if (otherName) {
      const remedy = t.import.otherName(before?.name ?? '')
      problems.push({ column: headerOf('name'), code: 'other-name', value: draft.name, remedy })
    }
    const further = held.size === 0 ? [] : draft.kinds.filter((kind) => !held.has(kind))
    if (further.length > 0) {
      const value = further.join(', ')
      problems.push({ column: headerOf('kind'), code: 'further-kind', value, remedy: t.import.furtherKind })
    }
    const sibling = siblings(draft.siret)
    if (before === undefined && former === null && sibling !== null) {
      const remedy = t.import.sameSiren(sibling)
      problems.push({ column: headerOf('siret'), code: 'same-siren', value: draft.siret, remedy })
    }
    if (before !== undefined && merged.has(draft.siret)) {
      const remedy = t.import.merged(before.name)
      problems.push({ column: headerOf('siret'), code: 'merged', value: draft.siret, remedy })
    }
    problems.push(...endings(before, draft, headerOf('siret')))
    const made =
      before === undefined ? createdFrom(draft, newId(), provenance) : mergedWith(before, draft, provenance)
    const { structure: put, towns } = placed(made, gazetteer)
    if (towns !== null && draft.postCode !== null) {
      const value = `${draft.postCode} ${draft.city ?? ''}`.trim()
      problems.push({
        column: headerOf('postCode'),
        code: 'post-code-town',
        value,
        remedy: t.import.postCodeTown(towns),
      })
    }
    // A file that says a record again takes it out of the trash.
    const structure = put.deletedAt === null ? put : { ...put, deletedAt: null }
    // Compared here only for whoever is told; the writing compares again what it writes.
    const difference = before === undefined || state.onRows === null ? null : differenceOf(before, structure)
    const pending = before === undefined && named.has(draft.siret)
    const effect =
      before === undefined && !pending ? 'created' : difference === null && !pending ? 'same' : 'changed'
    if (judgeOnly)
      named.set(draft.siret, former === null ? bothNames(draft) : `${former} ${bothNames(draft)}`)
    if (!judgeOnly || before !== undefined) known.set(draft.siret, structure)
    changed.set(structure.id, structure)
    if (effect === 'created' && state.siblings && !judgeOnly) state.made.add(draft.siret)
    tell(problems.length === 0 ? 'accepted' : 'warned', problems.length === 0 ? NO_PROBLEM : problems, {
      effect,
      structureId: judgeOnly && before === undefined ? null : structure.id,
      difference,
    })
  }
  if (!judgeOnly) {
    const before = (id: string): Structure | null => originals.get(id) ?? null
    // A row that says nothing new changes nothing.
    const written = [...changed.values()].filter((one) => differenceOf(before(one.id), one) !== null)
    await writeStructures(ctx, written, { ...state.told, before })
  }
  if (state.onRows !== null) await state.onRows(outcomes)
  else for (const { row, verdict, problems } of outcomes) state.verdicts.push({ row, verdict, problems })
}
