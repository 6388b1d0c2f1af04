import { findOrganisations } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { fold } from '../../platform/kernel/text.ts'
import { matchColumns } from '../../platform/tables/columns.ts'
import type { TableSource } from '../../platform/tables/read.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { FieldRow, Headers } from '../domain/importReport.ts'
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
import { replaceUnavailability, slotsOf } from '../store/plan.ts'
import { directoryLinks } from './directoryLinks.ts'
import { type ImportMode, type ImportOutcome, mayWrite, readTable } from './importing.ts'

/** Headers that people write, for each field. The first one is the one of the sample file. */
export const participantColumns = {
  name: [
    'nom',
    'participant',
    'organisme',
    'nom de l’organisme',
    'raison sociale',
    'dénomination',
    'structure',
    'acheteur',
    'name',
  ],
  role: ['rôle', 'type', 'profil', 'role'],
  siret: ['siret', 'n° siret', 'numéro siret'],
  organisation: ['organisme lié', 'identifiant', 'slug', 'organisation'],
  quota: ['quota', 'nombre de rendez-vous', 'rendez-vous maximum', 'rendez-vous max'],
  unavailable: ['indisponible', 'créneaux indisponibles', 'indisponibilités', 'unavailable'],
  representative: [
    'représentant',
    'représentants',
    'contact',
    'nom du représentant',
    'prénom et nom',
    'representative',
  ],
  email: ['courriel', 'email', 'e-mail', 'mail', 'adresse électronique', 'adresse mail'],
} as const satisfies Record<ParticipantField, readonly string[]>

/**
 * Registers the participants of a spreadsheet. Every row gets its verdict; the good ones are written in the transaction
 * of the caller. Somebody already registered under the same name and role is updated, never doubled.
 */
export const importParticipants = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly source: TableSource } & ImportMode,
): Promise<Result<ImportOutcome, Refused>> => {
  const table = await readTable(input.source)
  if (!table.ok) return table
  const { headers: written, encoding, separator, sheet, rows } = table.value
  const { found, missing } = matchColumns(written, participantColumns)
  const absent = missing.filter((field) => field === 'name' || field === 'role')
  if (absent.length > 0) {
    const names = absent.map((field) => `«\u00a0${participantColumns[field][0]}\u00a0»`).join(', ')
    return refuse({ code: 'columns-missing', field: 'file', sentence: t.refusals.columnsMissing(names) })
  }
  if (input.dryRun !== true) await lockEvent(ctx, input.event.id)
  const fieldRows = rows.map(({ row, cells, formulas }) => ({ row, cells: cellsOf(cells, found), formulas }))
  const { report, drafts } = judgeParticipants(
    fieldRows,
    found,
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
  if (outcome.written) {
    await write(ctx, input.event, drafts)
    const { accepted, warned, rejected } = report
    await recordOfEvent(ctx, input.event, {
      action: 'participants.imported',
      after: { written: accepted + warned, rejected },
    })
  }
  return ok(outcome)
}

const cellsOf = (
  cells: Readonly<Record<string, string>>,
  headers: Headers<ParticipantField>,
): FieldRow<ParticipantField>['cells'] =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([field, header]) => {
      const value = cells[header]
      return value === undefined ? [] : [[field, value]]
    }),
  )

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

const write = async (ctx: Ctx, event: OpenMapEvent, drafts: readonly ParticipantDraft[]): Promise<void> => {
  const present = new Map((await participantsOf(ctx.db, ctx.scope, event.id)).map((one) => [one.id, one]))
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
}
