import { createHash } from 'node:crypto'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { ImportKind } from '../domain/importColumns.ts'
import type { ImportChange, StateBefore } from '../domain/importUndo.ts'
import type { Participant } from '../domain/participant.ts'
import { insertImport } from '../store/imports.ts'
import type { Unavailability } from '../store/plan.ts'

/** Slots closed by each participant, in a stable order. */
export const closedSlots = (rows: readonly Unavailability[]): ((id: string) => readonly string[]) => {
  const byParticipant = new Map<string, string[]>()
  for (const { participantId, slotId } of rows) {
    const known = byParticipant.get(participantId)
    if (known === undefined) byParticipant.set(participantId, [slotId])
    else known.push(slotId)
  }
  return (id) => [...(byParticipant.get(id) ?? [])].sort()
}

/** What is said of a participant, as a hash: it tells that somebody changed it, and nothing of them. */
export const fingerprint = (one: Participant, unavailable: readonly string[]): string => {
  const people = [...one.representatives]
    .sort((a, b) => a.position - b.position)
    .map(({ id, name, email }) => [id, name, email])
  const said = [
    one.displayName,
    one.organisationId,
    one.structureId,
    one.quota,
    one.least,
    one.delegation,
    people,
    [...unavailable].sort(),
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}

export const stateOf = (one: Participant, unavailable: readonly string[]): StateBefore => ({
  displayName: one.displayName,
  organisationId: one.organisationId,
  structureId: one.structureId,
  quota: one.quota,
  unavailable,
})

/** Keeps what it takes to undo an import. @returns its identifier */
export const recordImport = async (
  ctx: Ctx,
  event: Pick<OpenMapEvent, 'id'>,
  made: {
    readonly kind: ImportKind
    readonly fileName: string
    readonly rejected: number
    readonly changes: readonly ImportChange[]
  },
): Promise<string> => {
  const id = newId()
  await insertImport(ctx, event.id, { id, ...made })
  return id
}
