import { recordChange } from '../../accounts/index.ts'
import {
  importStructures,
  type RowOutcome,
  readStructures,
  type Structure,
  writeStructures,
} from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { differencesOf } from '../domain/differences.ts'
import { registers, sourceOfImport } from '../domain/registers.ts'
import type { ImportRow, StructureImport } from '../domain/structureImport.ts'
import { t } from '../messages.ts'
import { clearRows, insertRows, listedBy } from '../store/importRows.ts'
import { lockImport, updateImport } from '../store/imports.ts'
import { oneAtATime } from './oneAtATime.ts'
import type { Pace } from './runImport.ts'
import { sourceOfFile } from './startImport.ts'

const rowOf = ({ row, difference, ...one }: RowOutcome): ImportRow => ({
  ...one,
  number: row,
  differences: differencesOf(difference),
})

const PAGE = 500

/** What the register said and does not say any more, noted in the report; ended where that was asked for. */
const noteGone = async (ctx: Ctx, one: StructureImport, listed: ReadonlySet<string>, write: boolean) => {
  const source = registers[one.register].source
  if (source === null || !registers[one.register].whole) return 0
  let gone = 0
  let after: string | null = null
  for (;;) {
    const page = await listedBy(ctx.db, ctx.scope, source, { after, size: PAGE })
    if (page.length === 0) return gone
    after = page.at(-1)?.id ?? null
    const absent = page.filter(({ siret }) => siret !== null && !listed.has(siret))
    const rows = absent.map(
      ({ id, siret, name }, index): ImportRow => ({
        number: -(gone + index + 1),
        verdict: 'warned',
        effect: 'gone',
        siret,
        name,
        structureId: id,
        problems: [
          {
            column: t.keptColumn,
            code: 'gone',
            value: siret ?? '',
            remedy: (one.endGone ? t.goneEnded : t.gone)(source),
          },
        ],
        differences: [],
      }),
    )
    await insertRows(ctx, one.id, rows)
    gone += rows.length
    if (!write || !one.endGone || absent.length === 0) continue
    const ids = absent.map(({ id }) => id)
    const before = await readStructures(ctx.db, ctx.scope, 'id', ids, { lock: true })
    const byId = new Map(before.map((structure) => [structure.id, structure]))
    const day = today(ctx.clock).toString()
    const ended = before.map(
      (structure): Structure => ({
        ...structure,
        kinds: structure.kinds.map((kind) =>
          kind.source === source ? { ...kind, basis: endedOn(kind.basis, day) } : kind,
        ),
      }),
    )
    await writeStructures(ctx, ended, {
      cause: 'register',
      importId: one.id,
      before: (id) => byId.get(id) ?? null,
    })
  }
}

const endedOn = (basis: Structure['kinds'][number]['basis'], day: string) => {
  const known = basis ?? { number: null, validFrom: null, evidence: null, checkedBy: null, checkedAt: null }
  const { validFrom } = known
  return { ...known, validFrom: validFrom !== null && validFrom > day ? null : validFrom, validTo: day }
}

/**
 * Reads the file of an import to its end, and judges each row; writes the good ones where that is what was asked. What each
 * row came to is kept with it, in the same transaction: the report says what was done, or what would be.
 */
export const judgeFile = async (
  { transact, files }: { readonly transact: Transact; readonly files: FilesPort },
  one: StructureImport,
  pace: Pace,
): Promise<void> => {
  const write = one.state === 'writing'
  const source = await sourceOfFile(files, one)
  await transact(async (ctx) => {
    const end = async (refusal: string): Promise<void> => {
      await clearRows(ctx, one.id)
      await updateImport(ctx, one.id, { state: 'refused', refusal, accepted: 0, warned: 0, rejected: 0 })
    }
    if (source === null) return end(t.refusals.fileGone)
    if (write) await oneAtATime(ctx)
    await clearRows(ctx, one.id)
    const listed = new Set<string>()
    const made = { created: 0, changed: 0 }
    const { register } = one
    const outcome = await importStructures(ctx, {
      source,
      origin: sourceOfImport(one),
      ...(one.sheet === null ? {} : { sheet: one.sheet }),
      mapping: one.columns,
      judgeOnly: !write,
      siblings: true,
      ...(write ? { importId: one.id } : {}),
      cause: register === 'list' ? 'import' : 'register',
      onProgress: pace.at,
      onRows: async (rows) => {
        for (const { siret, effect } of rows) {
          if (siret !== null) listed.add(siret.replace(/\s/g, ''))
          if (effect === 'created' || effect === 'changed') made[effect] += 1
        }
        await insertRows(ctx, one.id, rows.map(rowOf))
      },
    })
    if (!outcome.ok) {
      // What was written before the fault goes with it.
      if (write) throw new Error(outcome.refusal.sentence)
      return end(outcome.refusal.sentence)
    }
    const gone = await noteGone(ctx, one, listed, write)
    const { accepted, warned, rejected } = outcome.value
    const counts = { accepted, warned, rejected, ...made, gone, progress: accepted + warned + rejected }
    const now = await lockImport(ctx, one.id)
    if (now?.state !== one.state) throw new Error('the import went on without this work')
    await updateImport(ctx, one.id, {
      ...counts,
      ...(write ? { state: 'written', written_at: toDate(ctx.clock.now()) } : { state: 'checked' }),
    })
    if (!write) return
    await recordChange(ctx, {
      action: 'structures.imported',
      subject: { kind: 'structure-import', id: one.id },
      after: { file: one.fileName, ...counts },
    })
  })
}
