import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { Stand } from '../domain/stand.ts'
import { type RequestForm, writeRequest } from '../store/requests.ts'
import { giveStand, insertStands } from '../store/stands.ts'

/** The stands of a day with who has them and what they asked for; identifiers are the caller's. */
export type StandParts = {
  readonly stands: readonly Stand[]
  readonly requests: readonly (RequestForm & { readonly participantId: string; readonly accepted: boolean })[]
}

/** Writes the stands of a day at once, without a mail to anybody: the demonstration territory. */
export const loadStands = async (
  ctx: Ctx,
  { event, parts }: { readonly event: OpenMapEvent; readonly parts: StandParts },
): Promise<void> => {
  await insertStands(ctx, event.id, parts.stands)
  for (const { accepted, ...request } of parts.requests)
    await writeRequest(ctx, event.id, { ...request, id: newId(), state: accepted ? 'accepted' : 'waiting' })
  for (const { id, participantId } of parts.stands)
    if (participantId !== null) await giveStand(ctx, id, participantId)
  await recordOfEvent(ctx, event, { action: 'stands.loaded', after: { stands: parts.stands.length } })
}
