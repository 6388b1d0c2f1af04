import type {
  EventPartner,
  EventParts,
  OpenMapEvent,
  PartnerRole,
  ProgrammeItem,
} from '../../app/events/index.ts'

/** A new identifier at each call, from the seed. */
export type NewId = () => string

/** An event with nothing said: each one states what is known of it. */
export const blankEvent: Omit<OpenMapEvent, 'id' | 'slug' | 'title' | 'day' | 'status' | 'fictitious'> = {
  theme: null,
  description: null,
  seriesRank: null,
  series: null,
  organiserId: null,
  zone: 'Europe/Paris',
  venue: { name: null, address: null, city: null, access: null, accessibility: null, position: null },
  funding: null,
  capacity: null,
  notice: null,
  formerDay: null,
  programmeFinal: false,
  revision: 0,
  figures: [],
  figuresSource: null,
  figuresDate: null,
  weights: { must: 5, nice: 3, silent: 1 },
  buyerQuota: null,
  supplierQuota: null,
}

type Session = Pick<ProgrammeItem, 'kind' | 'title'> &
  Partial<Pick<ProgrammeItem, 'startsAt' | 'endsAt' | 'description' | 'room' | 'speakers'>>

export const programmeOf = (
  newId: NewId,
  sessions: readonly Session[],
): NonNullable<EventParts['programme']> =>
  sessions.map((session, index) => ({
    startsAt: null,
    endsAt: null,
    description: null,
    room: null,
    speakers: [],
    ...session,
    id: newId(),
    position: index + 1,
  }))

/** `[name, note]`, or the name alone. */
export type Named = string | readonly [string, string]

export const partnersOf = (
  newId: NewId,
  byRole: { readonly [role in PartnerRole]?: readonly Named[] },
): readonly EventPartner[] =>
  Object.entries(byRole)
    .flatMap(([role, names]) => names.map((named) => ({ role: role as PartnerRole, named })))
    .map(({ role, named }, index) => {
      const [name, note] = typeof named === 'string' ? [named, null] : named
      return {
        id: newId(),
        position: index + 1,
        role,
        name,
        note,
        organisationId: null,
        link: null,
        logoId: null,
      }
    })
