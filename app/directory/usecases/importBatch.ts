import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { TableRow } from '../../platform/tables/read.ts'
import { type CellProblem, NO_PROBLEM, type RowVerdict } from '../../platform/tables/verdict.ts'
import { type Draft, type Field, type Judged, judgeRow } from '../domain/judgeRow.ts'
import { createdFrom, mergedWith, type Provenance } from '../domain/mergeDraft.ts'
import { namesConflict } from '../domain/names.ts'
import { type Gazetteer, placed } from '../domain/placement.ts'
import { differenceOf } from '../domain/revision.ts'
import type { Structure } from '../domain/structure.ts'
import { t } from '../messages.ts'
import { readStructures } from '../store/readStructures.ts'
import { writeStructures } from '../store/saveStructures.ts'

/** What lasts from one batch of an import to the next. */
export type ImportState = {
  readonly found: { readonly [F in Field]?: string }
  readonly provenance: Provenance
  readonly gazetteer: Gazetteer
  /** Row where each « SIRET kind » of the file was first seen. */
  readonly seen: Map<string, number>
  readonly verdicts: RowVerdict[]
  /** Of the import, written with each change that it makes. */
  readonly importId: string | null
}

const bothNames = ({ name, brand }: { name: string; brand: string | null }): string =>
  `${name} ${brand ?? ''}`

const firstRow = (seen: ReadonlyMap<string, number>, draft: Draft): number | null => {
  const rows = draft.kinds.map((kind) => seen.get(`${draft.siret} ${kind}`))
  return rows.every((row) => row !== undefined) ? (rows[0] ?? null) : null
}

export type JudgedRow = { readonly row: number; readonly verdict: Judged }

const headerIn =
  ({ found }: ImportState) =>
  (field: Field): string =>
    found[field] ?? field

/** What each row says by itself: needs no database, hence runs while the batch before is being written. */
export const judgeBatch = (state: ImportState, batch: readonly TableRow[]): JudgedRow[] => {
  const { found } = state
  const headerOf = headerIn(state)
  return batch.map(({ row, cells, formulas }) => ({
    row,
    verdict: judgeRow(
      (field) => cells[found[field] ?? ''] ?? '',
      (field) => formulas.length > 0 && formulas.includes(found[field] ?? ''),
      headerOf,
    ),
  }))
}

/** Judges the rows against the database and the rows before them, then writes those that can be. */
export const writeBatch = async (
  ctx: Ctx,
  state: ImportState,
  judged: readonly JudgedRow[],
): Promise<void> => {
  const { provenance, gazetteer, seen, verdicts } = state
  const headerOf = headerIn(state)
  const sirets = judged.flatMap(({ verdict }) => (verdict.ok ? [verdict.draft.siret] : []))
  const known = new Map<string, Structure>()
  const originals = new Map<string, Structure>()
  const found = await readStructures(ctx.db, ctx.scope, 'siret', sirets, { lock: true, deleted: true })
  for (const structure of found) {
    if (structure.siret !== null) known.set(structure.siret, structure)
    originals.set(structure.id, structure)
  }
  const changed = new Map<string, Structure>()

  for (const { row, verdict } of judged) {
    const reject = (problems: readonly CellProblem[]): void => {
      verdicts.push({ row, verdict: 'rejected', problems })
    }
    if (!verdict.ok) {
      reject(verdict.problems)
      continue
    }
    const { draft } = verdict
    const repeated = firstRow(seen, draft)
    if (repeated !== null) {
      reject([
        {
          column: headerOf('siret'),
          code: 'repeated',
          value: draft.siret,
          remedy: t.import.repeated(repeated),
        },
      ])
      continue
    }
    const before = known.get(draft.siret)
    if (before !== undefined && namesConflict(bothNames(before), bothNames(draft))) {
      const remedy = t.import.nameConflict(before.name)
      reject([{ column: headerOf('name'), code: 'name-conflict', value: draft.name, remedy }])
      continue
    }
    for (const kind of draft.kinds) {
      const key = `${draft.siret} ${kind}`
      if (!seen.has(key)) seen.set(key, row)
    }
    const problems: CellProblem[] = [...verdict.warnings]
    const further = draft.kinds.filter(
      (kind) => before !== undefined && !before.kinds.some((one) => one.kind === kind),
    )
    if (further.length > 0) {
      const value = further.join(', ')
      problems.push({ column: headerOf('kind'), code: 'further-kind', value, remedy: t.import.furtherKind })
    }
    const made =
      before === undefined ? createdFrom(draft, newId(), provenance) : mergedWith(before, draft, provenance)
    const { structure, towns } = placed(made, gazetteer)
    if (towns !== null && draft.postCode !== null) {
      const value = `${draft.postCode} ${draft.city ?? ''}`.trim()
      problems.push({
        column: headerOf('postCode'),
        code: 'post-code-town',
        value,
        remedy: t.import.postCodeTown(towns),
      })
    }
    known.set(draft.siret, structure)
    changed.set(structure.id, structure)
    const clean = problems.length === 0
    verdicts.push({ row, verdict: clean ? 'accepted' : 'warned', problems: clean ? NO_PROBLEM : problems })
  }
  const before = (id: string): Structure | null => originals.get(id) ?? null
  // A row that says nothing new changes nothing.
  const written = [...changed.values()].filter((one) => differenceOf(before(one.id), one) !== null)
  await writeStructures(ctx, written, { cause: 'import', importId: state.importId, before })
}
