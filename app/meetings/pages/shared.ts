import type { OpenMapEvent } from '../../events/index.ts'
import { loadEvent, type ParticipantTab, participantTabs } from '../../events/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type PartyView, readParty } from '../usecases/readParty.ts'

/** What a form shows again, and what the page knows beside the party. */
export type Shown = {
  readonly errors: { readonly [field: string]: string | undefined }
  readonly values: Readonly<Record<string, string>>
  /** Départements of the territory. */
  readonly departments: readonly string[]
  readonly tabs: readonly ParticipantTab[]
}

/** Pages that a party has, by the mode of the event. */
export const tabsOf = ({ ctx, actor }: Parts, { event, view }: WithParty): readonly ParticipantTab[] =>
  participantTabs(event, ctx.clock, {
    role: view.party.role,
    registered: actor.kind === 'participant' && Boolean(actor.registrationId),
    requests: view.rules.mode === 'parties',
  })

type Parts = { readonly ctx: Ctx; readonly actor: Actor }
export type WithParty = { readonly event: OpenMapEvent; readonly view: PartyView }

/** The party of whoever came by a link; null for those who have no side, or another event. */
export const loadParty = async (request: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly slug: string }
}): Promise<WithParty | null> => {
  const { ctx, actor } = request
  const found = await loadEvent(request)
  if (found === null || actor.kind !== 'participant' || actor.eventId !== found.event.id) return null
  const view = await readParty(ctx, found.event, actor.participantId)
  return view === null ? null : { ...found, view }
}
