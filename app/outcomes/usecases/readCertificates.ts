import { readDoor } from '../../attendance/index.ts'
import { type OpenMapEvent, partnersOf, programmeOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import type { Respondent } from './saySatisfaction.ts'

/** People who came, as the door noted them, with what a certificate says of the day. */
export type Certificates = {
  readonly event: OpenMapEvent
  readonly organiser: string | null
  readonly hours: { readonly from: Temporal.PlainDateTime; readonly to: Temporal.PlainDateTime } | null
  readonly people: readonly { readonly name: string | null; readonly body: string; readonly at: Date }[]
}

/** Whose certificates: everybody's, for the organiser; or one's own. */
export const readCertificates = (
  ctx: Ctx,
  event: OpenMapEvent,
  whose: Respondent | 'everybody',
): Promise<Certificates> =>
  whose === 'everybody'
    ? read(ctx, event, () => true)
    : asSystem(ctx, () =>
        // A registration is one person, who keeps its identifier at the door.
        read(ctx, event, ({ representativeId, participantId }) =>
          whose.registrationId === null
            ? participantId === whose.participantId
            : representativeId === whose.registrationId,
        ),
      )

const read = async (
  ctx: Ctx,
  event: OpenMapEvent,
  wanted: (one: { readonly representativeId: string; readonly participantId: string }) => boolean,
): Promise<Certificates> => {
  const door = await readDoor(ctx, event)
  const programme = await programmeOf(ctx.db, ctx.scope, event.id)
  const starts = programme.flatMap(({ startsAt }) => startsAt ?? []).sort()
  const ends = programme.flatMap(({ endsAt }) => endsAt ?? []).sort()
  const [from, to] = [starts[0], ends.at(-1)]
  const organisers = (await partnersOf(ctx.db, ctx.scope, event.id)).filter(
    ({ role }) => role === 'organiser',
  )
  return {
    event,
    organiser: organisers.length === 0 ? null : organisers.map(({ name }) => name).join(', '),
    hours:
      from === undefined || to === undefined
        ? null
        : { from: Temporal.PlainDateTime.from(from), to: Temporal.PlainDateTime.from(to) },
    people: door.people.flatMap((one) => {
      const presence = door.presences.get(one.representativeId)
      return presence === undefined || !wanted(one)
        ? []
        : [{ name: one.name, body: one.body, at: presence.first.at }]
    }),
  }
}
