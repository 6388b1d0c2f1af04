import { findOrganisations } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { fold } from '../../platform/kernel/text.ts'
import { type Mapping, readMapped } from '../../platform/tables/propose.ts'
import type { TableSource } from '../../platform/tables/read.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { exactMapping, lacking, participantColumns, participantsExpected } from '../domain/importColumns.ts'
import type { FieldRow } from '../domain/importReport.ts'
import type { ImportChange } from '../domain/importUndo.ts'
import {
  judgeParticipants,
  type ParticipantDraft,
  type ParticipantField,
} from '../domain/judgeParticipants.ts'
import { type Participant, sameRepresentatives } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf, saveParticipants } from '../store/participants.ts'
import { replaceUnavailability, slotsOf, unavailabilityOf } from '../store/plan.ts'
import { directoryLinks } from './directoryLinks.ts'
import {
  type ImportMode,
  type ImportOutcome,
  mayWrite,
  nameOf,
  namesOfColumns,
  readTable,
} from './importing.ts'
import { closedSlots, fingerprint, recordImport, stateOf } from './importTrace.ts'

/**
 * Registers the participants of a spreadsheet. Every row gets its verdict; the good ones are written in the transaction
 * of the caller, with what it takes to undo them. Somebody already registered under the same name and role is updated,
 * never doubled.
 */
export const importParticipants = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly source: TableSource
    /** Which column stands for what; by default, the expected headers. */
    readonly mapping?: Mapping<ParticipantField> | undefined
  } & ImportMode,
): Promise<Result<ImportOutcome, Refused>> => {
  const table = await readTable(input.source)
  if (!table.ok) return table
  const { headers: written, encoding, separator, sheet, rows } = table.value
  const expected = participantsExpected(written)
  const mapping = input.mapping ?? exactMapping(written, expected)
  const absent = lacking(mapping, expected)
  if (absent.length > 0) {
    const names = absent.map((field) => `«\u00a0${participantColumns[field][0]}\u00a0»`).join(', ')
    return refuse({ code: 'columns-missing', field: 'file', sentence: t.refusals.columnsMissing(names) })
  }
  if (input.dryRun !== true) await lockEvent(ctx, input.event.id)
  const fieldRows = rows.map(({ row, cells, formulas }) => ({
    row,
    cells: readMapped(cells, mapping),
    formulas,
  }))
  const { report, drafts } = judgeParticipants(
    fieldRows,
    namesOfColumns(mapping, participantColumns),
    await knowledgeOf(ctx, input.event, fieldRows),
  )
  const outcome = {
    ...report,
    headers: written,
    encoding,
    separator,
    sheet,
    written: mayWrite(report, input),
  }
  if (!outcome.written) return ok({ ...outcome, importId: null })
  const { accepted, warned, rejected } = report
  const importId = await recordImport(ctx, input.event, {
    kind: 'participants',
    fileName: nameOf(input.source),
    rejected,
    changes: await write(ctx, input.event, drafts),
  })
  await recordOfEvent(ctx, input.event, {
    action: 'participants.imported',
    after: { written: accepted + warned, rejected },
  })
  return ok({ ...outcome, importId })
}

const knowledgeOf = async (ctx: Ctx, event: OpenMapEvent, rows: readonly FieldRow<ParticipantField>[]) => {
  const sirets = rows.flatMap(({ cells }) => cells.siret ?? [])
  const names = rows.flatMap(({ cells }) => (cells.organisation ?? '') || [])
  const links = await directoryLinks(ctx, sirets, names)
  const organisations = await findOrganisations(ctx.db, ctx.scope)
  return {
    registered: await participantsOf(ctx.db, ctx.scope, event.id),
    slots: (await slotsOf(ctx.db, ctx.scope, event.id)).filter(({ active }) => active),
    ...links,
    organisations: new Map(
      organisations.flatMap(({ id, slug, name }): [string, string][] => [
        [slug, id],
        [fold(name), id],
      ]),
    ),
  }
}

const write = async (
  ctx: Ctx,
  event: OpenMapEvent,
  drafts: readonly ParticipantDraft[],
): Promise<readonly ImportChange[]> => {
  const present = new Map((await participantsOf(ctx.db, ctx.scope, event.id)).map((one) => [one.id, one]))
  const closed = closedSlots(await unavailabilityOf(ctx.db, ctx.scope, event.id))
  const participants: (Participant & { readonly unavailableSlotIds: readonly string[] | null })[] =
    drafts.map(({ id, people, ...draft }) => ({
      ...draft,
      id: id ?? newId(),
      // A file says nothing of these: what was said stays.
      least: present.get(id ?? '')?.least ?? null,
      delegation: present.get(id ?? '')?.delegation ?? 'fixed',
      representatives: sameRepresentatives(present.get(id ?? '')?.representatives ?? [], people, newId),
    }))
  await saveParticipants(ctx, event.id, participants)
  const said = participants.filter(({ unavailableSlotIds }) => unavailableSlotIds !== null)
  await replaceUnavailability(
    ctx,
    event.id,
    said.map(({ id }) => id),
    said.flatMap(({ id, unavailableSlotIds }) =>
      (unavailableSlotIds ?? []).map((slotId) => ({ participantId: id, slotId })),
    ),
  )
  return participants.flatMap(({ unavailableSlotIds, ...one }): readonly ImportChange[] => {
    const before = present.get(one.id)
    const slots = closed(one.id)
    const after = fingerprint(one, unavailableSlotIds ?? slots)
    if (before === undefined) return [{ ...changeOf(one.id, after), before: null, people: [] }]
    if (fingerprint(before, slots) === after) return []
    return [{ ...changeOf(one.id, after), before: stateOf(before, slots), people: before.representatives }]
  })
}

const changeOf = (participantId: string, after: string) => ({ participantId, toId: null, after })
