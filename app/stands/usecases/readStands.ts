import { type OpenMapEvent, type Participant, participantsOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type Equipment, missingFor, type Stand, type StandRequest, wantsStand } from '../domain/stand.ts'
import { requestsOf } from '../store/requests.ts'
import { standsOf } from '../store/stands.ts'

/** Somebody to whom a stand is given, or may be. */
export type Exhibitor = {
  readonly participant: Participant
  readonly request: StandRequest | null
  readonly stand: Stand | null
  readonly needs: readonly Equipment[]
  /** What they asked for and their stand does not offer. */
  readonly missing: readonly Equipment[]
  /** A stand is due to them: nobody refused it, and they did not change their mind. */
  readonly wanting: boolean
}

export type StandsView = {
  readonly event: OpenMapEvent
  readonly stands: readonly Stand[]
  /** Exhibitors, whoever asked for a stand, and whoever has one; those who asked first come first. */
  readonly exhibitors: readonly Exhibitor[]
  /** Everybody else, to whom a stand may be given all the same. */
  readonly others: readonly Participant[]
}

/** The stands of an event as its organiser sees them. */
export const readStands = async (ctx: Ctx, event: OpenMapEvent): Promise<StandsView> => {
  const participants = await participantsOf(ctx.db, ctx.scope, event.id)
  const stands = await standsOf(ctx.db, ctx.scope, event.id)
  const requests = await requestsOf(ctx.db, ctx.scope, event.id)
  const lines = participants.map((participant): Exhibitor => {
    const request = requests.find(({ participantId }) => participantId === participant.id)
    const stand = stands.find(({ participantId }) => participantId === participant.id)
    const needs = request === undefined || request.state === 'withdrawn' ? [] : request.needs
    return {
      participant,
      request: request ?? null,
      stand: stand ?? null,
      needs,
      missing: stand === undefined ? [] : missingFor(stand, needs),
      wanting: wantsStand(request),
    }
  })
  const isExhibitor = ({ participant, request, stand }: Exhibitor): boolean =>
    participant.role === 'exhibitor' || request !== null || stand !== null
  const rank = ({ request }: Exhibitor): number => request?.askedAt.getTime() ?? Number.POSITIVE_INFINITY
  return {
    event,
    stands,
    exhibitors: lines
      .filter(isExhibitor)
      .sort(
        (one, other) =>
          (rank(one) === rank(other) ? 0 : rank(one) - rank(other)) ||
          one.participant.displayName.localeCompare(other.participant.displayName, 'fr'),
      ),
    others: lines.filter((line) => !isExhibitor(line)).map(({ participant }) => participant),
  }
}

export type StandFigures = {
  readonly stands: number
  readonly wanted: number
  readonly given: number
  readonly waiting: number
  readonly lacking: number
}

export const figuresOf = ({ stands, exhibitors }: StandsView): StandFigures => ({
  stands: stands.length,
  wanted: exhibitors.filter(({ wanting }) => wanting).length,
  given: exhibitors.filter(({ wanting, stand }) => wanting && stand !== null).length,
  waiting: exhibitors.filter(({ request }) => request?.state === 'waiting').length,
  lacking: exhibitors.filter(({ missing }) => missing.length > 0).length,
})
