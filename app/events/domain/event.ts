/** A local date-time of the event's zone, ISO without offset: `2026-12-03T09:00:00`. */
export type LocalDateTime = string

/** Seen by its organiser only, announced, over, or announced and then called off. */
export const eventStatuses = ['draft', 'published', 'held', 'cancelled'] as const
export type EventStatus = (typeof eventStatuses)[number]

/** What a figure of a day counts. */
export const figureKinds = [
  'participants',
  'buyers',
  'structures',
  'meetings',
  'pitches',
  'partners',
  'exhibitors',
] as const
export type FigureKind = (typeof figureKinds)[number]

/** A figure as it was stated; `atLeast` for « plus de 170 ». */
export type Figure = { readonly kind: FigureKind; readonly value: number; readonly atLeast: boolean }

/** What each side's word weighs; the weight of a meeting is the product of both. */
export type Weights = { readonly must: number; readonly nice: number; readonly silent: number }

/** Degrees. */
export type Position = { readonly longitude: number; readonly latitude: number }

/** Days that follow each other under one name. */
export type Series = { readonly id: string; readonly slug: string; readonly name: string }

export type Venue = {
  readonly name: string | null
  readonly address: string | null
  readonly city: string | null
  readonly access: string | null
  readonly accessibility: string | null
  readonly position: Position | null
}

/** One OpenMap day. */
export type OpenMapEvent = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly theme: string | null
  readonly description: string | null
  /** 1 for the first day of the series, 2 for the second… */
  readonly seriesRank: number | null
  readonly series: Series | null
  readonly organiserId: string | null
  /** ISO date. */
  readonly day: string
  /** IANA name of the time zone. */
  readonly zone: string
  readonly venue: Venue
  readonly funding: string | null
  readonly capacity: number | null
  readonly status: EventStatus
  /** Why the day was cancelled, or moved. */
  readonly notice: string | null
  /** The day it was announced for before it moved; ISO date. */
  readonly formerDay: string | null
  /** Until then each line of the programme says that it may change. */
  readonly programmeFinal: boolean
  /** Grows each time calendars must follow. */
  readonly revision: number
  /** Invented for the demonstration. */
  readonly fictitious: boolean
  readonly figures: readonly Figure[]
  readonly figuresSource: string | null
  readonly figuresDate: string | null
  readonly weights: Weights
  /** Meetings at most of a buyer / a structure that has no quota of its own. */
  readonly buyerQuota: number | null
  readonly supplierQuota: number | null
}

export const programmeKinds = [
  'welcome',
  'talk',
  'round-table',
  'pitch',
  'meetings',
  'stands',
  'break',
  'closing',
] as const
export type ProgrammeKind = (typeof programmeKinds)[number]

export type ProgrammeItem = {
  readonly id: string
  readonly position: number
  /** Null where the hour was not stated. */
  readonly startsAt: LocalDateTime | null
  readonly endsAt: LocalDateTime | null
  readonly kind: ProgrammeKind
  readonly title: string
  readonly description: string | null
  readonly room: string | null
  /** Organisations or public roles, never persons. */
  readonly speakers: readonly string[]
}

export const partnerRoles = [
  'organiser',
  'funder',
  'host',
  'partner',
  'speaker',
  'exhibitor',
  'pitch',
  'buyer',
] as const
export type PartnerRole = (typeof partnerRoles)[number]

/** An organisation named in public for the part it takes. */
export type EventPartner = {
  readonly id: string
  readonly position: number
  readonly role: PartnerRole
  readonly name: string
  readonly note: string | null
  readonly organisationId: string | null
  /** Their site. */
  readonly link: string | null
  readonly logoId: string | null
}

/** A span of the day for one meeting, from `startsAt` to `endsAt`. Retired, not changed, by another plan. */
export type Slot = {
  readonly id: string
  readonly startsAt: LocalDateTime
  readonly endsAt: LocalDateTime
  readonly active: boolean
}

export type MeetingTable = {
  readonly id: string
  readonly number: number
  readonly label: string | null
  readonly active: boolean
}
