import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { nameKey, type Participant, type ParticipantRole } from '../domain/participant.ts'
import { lockEvent } from '../store/events.ts'
import { participantsOf, saveParticipants, updateRepresentative } from '../store/participants.ts'
import { directoryLinks } from './directoryLinks.ts'

export type Joining = {
  readonly event: OpenMapEvent
  readonly role: ParticipantRole
  /** The body, or the word for those who come for themselves. */
  readonly displayName: string
  readonly siret: string | null
  readonly person: { readonly id: string; readonly name: string | null; readonly email: string | null }
}

/** One more person for a body that takes part, which becomes a participant with its first one. @returns the participant */
export const joinParticipant = async (ctx: Ctx, input: Joining): Promise<Participant> => {
  const { event, role, person, siret } = input
  const displayName = tidy(input.displayName)
  await lockEvent(ctx, event.id)
  const known = (await participantsOf(ctx.db, ctx.scope, event.id)).find(
    (one) => one.role === role && nameKey(one.displayName) === nameKey(displayName),
  )
  const links = siret === null ? null : await directoryLinks(ctx, [siret], [])
  const base = known ?? {
    id: newId(),
    role,
    displayName,
    organisationId: null,
    structureId: null,
    quota: null,
    least: null,
    delegation: 'fixed' as const,
    representatives: [],
  }
  const last = base.representatives.at(-1)?.position ?? 0
  const participant: Participant = {
    ...base,
    structureId:
      base.structureId ??
      (base.organisationId === null ? (links?.structureOf(siret ?? '')?.id ?? null) : null),
    representatives: [...base.representatives, { ...person, position: last + 1 }],
  }
  await saveParticipants(ctx, event.id, [participant])
  return participant
}

/** Another name or address for one who represents a participant: the same chair and meetings. */
export const renameRepresentative = async (
  ctx: Ctx,
  { event, participantId, person }: Pick<Joining, 'event' | 'person'> & { readonly participantId: string },
): Promise<void> => {
  await lockEvent(ctx, event.id)
  await updateRepresentative(ctx, participantId, person)
}

/** One person less; the body stays, with its wishes and meetings: the organiser alone takes it out of the day. */
export const leaveParticipant = async (
  ctx: Ctx,
  {
    event,
    participantId,
    personId,
  }: { readonly event: OpenMapEvent; readonly participantId: string; readonly personId: string },
): Promise<void> => {
  await lockEvent(ctx, event.id)
  const known = (await participantsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === participantId)
  if (known === undefined) return
  const representatives = known.representatives.filter(({ id }) => id !== personId)
  await saveParticipants(ctx, event.id, [{ ...known, representatives }])
}
