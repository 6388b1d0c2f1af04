import { recordChange } from '../../accounts/index.ts'
import {
  folded,
  readStructures,
  revisionsOf,
  type Snapshot,
  type Structure,
  tellLists,
  undoOf,
  writeStructures,
} from '../../directory/index.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { inWords } from '../domain/differences.ts'
import type { ImportRow, StructureImport } from '../domain/structureImport.ts'
import { t } from '../messages.ts'
import { clearRows, type ImportRevision, insertRows, revisionsOfImport } from '../store/importRows.ts'
import { lockImport, updateImport } from '../store/imports.ts'
import { oneAtATime } from './oneAtATime.ts'
import type { Pace } from './runImport.ts'

const PAGE = 500
/** Lines about what was kept come after those about what a register does not list any more. */
const KEPT_FROM = 1_000_000

/**
 * Undoes an import whole, by the revisions that it left: what it made goes to the trash, what it changed becomes what it
 * was. What somebody changed since stays, and the report lists it.
 */
export const undoImport = (transact: Transact, one: StructureImport, pace: Pace): Promise<void> =>
  transact(async (ctx) => {
    await oneAtATime(ctx)
    await clearRows(ctx, one.id, 'kept')
    const now = toDate(ctx.clock.now())
    let after: string | null = null
    let done = 0
    let kept = 0
    for (;;) {
      const revisions: ImportRevision[] = await revisionsOfImport(ctx, one.id, { after, size: PAGE })
      if (revisions.length === 0) break
      after = revisions.at(-1)?.structureId ?? null
      const byStructure = Map.groupBy(revisions, ({ structureId }) => structureId)
      const read = await readStructures(ctx.db, ctx.scope, 'id', [...byStructure.keys()], {
        lock: true,
        deleted: true,
      })
      const before = new Map(read.map((structure) => [structure.id, structure]))
      const back: Structure[] = []
      const rows: ImportRow[] = []
      for (const structure of read) {
        const made = folded(
          (byStructure.get(structure.id) ?? []).map((revision) => ({
            version: revision.version,
            before: revision.before as Snapshot | null,
            after: revision.after as Snapshot,
          })),
        )
        if (made === null) continue
        const since =
          made.before !== null || structure.version === made.version
            ? null
            : folded((await revisionsOf(ctx.db, ctx.scope, structure.id, { after: made.version })).reverse())
        const undone = undoOf(structure, made, now.toISOString(), since)
        if (undone.structure !== null) back.push(undone.structure)
        if (undone.kept.length === 0) continue
        kept += 1
        rows.push({
          number: -(KEPT_FROM + kept),
          verdict: 'warned',
          effect: 'kept',
          siret: structure.siret,
          name: structure.name,
          structureId: structure.id,
          problems: [
            {
              column: t.keptColumn,
              code: 'kept',
              value: '',
              remedy: made.before === null ? t.keptCreated : t.kept,
            },
          ],
          differences:
            made.before === null
              ? []
              : undone.kept.map((field) => ({
                  field,
                  before: inWords(field, made.before?.[field]),
                  after: inWords(field, structure[field]),
                })),
        })
      }
      await writeStructures(ctx, back, {
        cause: 'undo',
        importId: one.id,
        before: (id) => before.get(id) ?? null,
      })
      await insertRows(ctx, one.id, rows)
      done += byStructure.size
      pace.at(done)
    }
    await tellLists(ctx)
    const locked = await lockImport(ctx, one.id)
    if (locked?.state !== 'undoing') throw new Error('the import went on without this work')
    await updateImport(ctx, one.id, { state: 'undone', undone_at: now, kept, progress: done })
    await recordChange(ctx, {
      action: 'structures.import-undone',
      subject: { kind: 'structure-import', id: one.id },
      after: { file: one.fileName, undone: done - kept, kept },
    })
  })
