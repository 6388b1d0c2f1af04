import { loadEvent, type ParticipantTab, participantTabs } from '../../events/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Clock } from '../../platform/kernel/dates.ts'
import { type MyOutcomes, readMine } from '../usecases/readMine.ts'
import type { Respondent } from '../usecases/saySatisfaction.ts'

/** Whoever came by a link, with their meetings and what they said of them. */
export type Mine = {
  readonly event: MyOutcomes['event']
  readonly mine: MyOutcomes
  readonly who: Respondent
}

/** Null for an applicant, who takes no part yet, and at another event. */
export const loadMine = async (request: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly slug: string }
}): Promise<Mine | null> => {
  const { ctx, actor } = request
  const found = await loadEvent(request)
  if (found === null || actor.kind !== 'participant' || actor.eventId !== found.event.id) return null
  const { participantId, registrationId = null } = actor
  const mine = await readMine(ctx, { event: found.event, participantId })
  return mine === null ? null : { ...found, mine, who: { participantId, registrationId } }
}

/** Their pages, in the order of the day. */
export const tabsOf = ({ event, mine, who }: Mine, clock: Clock): readonly ParticipantTab[] =>
  participantTabs(event, clock, {
    role: mine.participant.role,
    registered: who.registrationId !== null,
    requests: mine.booking,
  })
