import { recordChange } from '../../accounts/index.ts'
import type { Field } from '../../directory/index.ts'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Mapping } from '../../platform/tables/propose.ts'
import type { Refused } from '../domain/refusals.ts'
import { REQUIRED } from '../domain/registers.ts'
import {
  fileKey,
  type ImportState,
  isAlive,
  isWorking,
  type StructureImport,
  working,
} from '../domain/structureImport.ts'
import { t } from '../messages.ts'
import { clearRows } from '../store/importRows.ts'
import { deleteImport, type ImportChange, lockImport, saveColumns, updateImport } from '../store/imports.ts'
import { shapeOf } from './startImport.ts'

/** Somebody asks for work on an import: `runImport` takes it from there. */
export const STRUCTURE_IMPORT_ASKED = 'StructureImportAsked'

const held = async (
  ctx: Ctx,
  importId: string,
  moments: readonly ImportState[],
): Promise<Result<StructureImport, Refused>> => {
  const one = await lockImport(ctx, importId)
  if (one === null) return refuse({ code: 'unknown-import', sentence: t.refusals.unknown })
  if (isAlive(one, toDate(ctx.clock.now())))
    return refuse({ code: 'under-way', sentence: t.refusals.underWay })
  return moments.includes(one.state) ? ok(one) : refuse({ code: 'wrong-moment', sentence: t.refusals.moment })
}

type Step = {
  readonly action: string
  readonly after?: { readonly [name: string]: string | number | boolean }
}

const recordStep = (ctx: Ctx, one: StructureImport, step: Step) =>
  recordChange(ctx, {
    ...step,
    subject: { kind: 'structure-import', id: one.id },
    after: { file: one.fileName, ...step.after },
  })

const begin = async (ctx: Ctx, importId: string, change: ImportChange): Promise<void> => {
  await updateImport(ctx, importId, {
    stop_asked: false,
    progress: 0,
    beat_at: null,
    refusal: null,
    ...change,
  })
  await ctx.emit({ type: STRUCTURE_IMPORT_ASKED, payload: { importId } })
}

/** Has every row judged, with these columns; they are proposed again for the next file of this shape. */
export const askCheck = async (
  ctx: Ctx,
  { importId, mapping }: { readonly importId: string; readonly mapping: Mapping<Field> },
): Promise<Result<null, Refused>> => {
  const found = await held(ctx, importId, ['columns', 'checked', 'refused'])
  if (!found.ok) return found
  if (REQUIRED.some((field) => mapping[field] === undefined))
    return refuse({ code: 'columns-missing', sentence: t.refusals.columns })
  const one = found.value
  if (!one.keptFile) return refuse({ code: 'file-gone', sentence: t.refusals.fileGone })
  await saveColumns(ctx, one.register, shapeOf(one.headers), mapping)
  await recordStep(ctx, one, {
    action: 'structures.check-asked',
    after: { columns: Object.keys(mapping).length },
  })
  await begin(ctx, importId, { state: 'checking', columns: JSON.stringify(mapping) })
  return ok(null)
}

/** Opens the choice of columns again. */
export const reopenColumns = async (ctx: Ctx, importId: string): Promise<Result<null, Refused>> => {
  const found = await held(ctx, importId, ['checked', 'refused'])
  if (!found.ok) return found
  if (!found.value.keptFile) return refuse({ code: 'file-gone', sentence: t.refusals.fileGone })
  await clearRows(ctx, importId)
  await updateImport(ctx, importId, { state: 'columns' })
  await recordStep(ctx, found.value, { action: 'structures.columns-reopened' })
  return ok(null)
}

/** Has the good rows written for good. */
export const askWrite = async (
  ctx: Ctx,
  { importId, endGone }: { readonly importId: string; readonly endGone: boolean },
): Promise<Result<null, Refused>> => {
  const found = await held(ctx, importId, ['checked'])
  if (!found.ok) return found
  const one = found.value
  if (!one.keptFile) return refuse({ code: 'file-gone', sentence: t.refusals.fileGone })
  if (one.accepted + one.warned === 0) return refuse({ code: 'nothing', sentence: t.refusals.nothing })
  await recordStep(ctx, one, {
    action: 'structures.import-asked',
    after: { rows: one.accepted + one.warned, endGone },
  })
  await begin(ctx, importId, { state: 'writing', end_gone: endGone })
  return ok(null)
}

/** Has what an import did undone. */
export const askUndo = async (ctx: Ctx, importId: string): Promise<Result<null, Refused>> => {
  const found = await held(ctx, importId, ['written'])
  if (!found.ok) return found
  await recordStep(ctx, found.value, {
    action: 'structures.undo-asked',
    after: { created: found.value.created, changed: found.value.changed },
  })
  await begin(ctx, importId, { state: 'undoing', undone_by: personIdOf(ctx.actor) })
  return ok(null)
}

/** Stops the work that goes on, which then leaves nothing; one that died is taken back at once. */
export const stopImport = async (ctx: Ctx, importId: string): Promise<Result<null, Refused>> => {
  const one = await lockImport(ctx, importId)
  if (one === null) return refuse({ code: 'unknown-import', sentence: t.refusals.unknown })
  if (!isWorking(one.state)) return refuse({ code: 'wrong-moment', sentence: t.refusals.moment })
  const begun = one.beatAt !== null && isAlive(one, toDate(ctx.clock.now()))
  await updateImport(ctx, importId, begun ? { stop_asked: true } : { state: working[one.state] })
  await recordStep(ctx, one, { action: 'structures.work-stopped', after: { was: one.state } })
  return ok(null)
}

/** Begins again work that was cut: it had written nothing. */
export const resumeImport = async (ctx: Ctx, importId: string): Promise<Result<null, Refused>> => {
  const found = await held(ctx, importId, ['checking', 'writing', 'undoing'])
  if (!found.ok) return found
  await recordStep(ctx, found.value, { action: 'structures.work-resumed', after: { was: found.value.state } })
  await begin(ctx, importId, {})
  return ok(null)
}

/** Gives up a file that wrote nothing, with its copy. */
export const dropImport = async (
  ctx: Ctx,
  files: FilesPort,
  importId: string,
): Promise<Result<null, Refused>> => {
  const found = await held(ctx, importId, ['columns', 'checked', 'refused'])
  if (!found.ok) return found
  await deleteImport(ctx, importId)
  await recordStep(ctx, found.value, { action: 'structures.file-dropped' })
  await files.remove(fileKey(importId))
  return ok(null)
}
