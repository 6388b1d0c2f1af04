import {
  formatDecimal,
  formatFullDate,
  formatNumber,
  formatTime,
  plural,
} from '../../platform/i18n/format.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import type {
  EventPartner,
  Figure,
  LocalDateTime,
  OpenMapEvent,
  PartnerRole,
  ProgrammeItem,
} from '../domain/event.ts'
import { partnerRoles } from '../domain/event.ts'
import type { Placed } from '../domain/timetable.ts'
import { p } from './publicMessages.ts'

export const eventPath = (event: Pick<OpenMapEvent, 'slug'>, rest = ''): string =>
  `/rencontres/${event.slug}${rest}`

/** `9 h 20` */
export const hourOf = (local: LocalDateTime): string => formatTime(Temporal.PlainDateTime.from(local))

/** `9 h 20 – 9 h 40` */
export const spanOf = (span: { readonly startsAt: LocalDateTime; readonly endsAt: LocalDateTime }): string =>
  `${hourOf(span.startsAt)} – ${hourOf(span.endsAt)}`

export type EventSummary = {
  readonly href: string
  readonly title: string
  readonly kicker: string
  readonly theme: string | null
  readonly when: string
  readonly where: string | null
  readonly fictitious: boolean
  readonly cancelled: boolean
  readonly figures: readonly string[]
}

/** `plus de 170 participants` */
const figureText = ({ kind, value, atLeast }: Figure): string => {
  const words: { readonly [K in Figure['kind']]: readonly [string, string] } = {
    participants: ['participant', 'participants'],
    buyers: ['acheteur public', 'acheteurs publics'],
    structures: ['structure', 'structures'],
    meetings: ['rendez-vous', 'rendez-vous'],
    pitches: ['présentation express', 'présentations express'],
    partners: ['partenaire', 'partenaires'],
    exhibitors: ['exposant', 'exposants'],
  }
  const [one, many] = words[kind]
  const text = plural(value, one, many)
  return atLeast ? p.event.atLeast(text) : text
}

const placeOf = ({ venue }: OpenMapEvent): string | null =>
  [venue.name, venue.city].filter((part) => part !== null && part !== '').join(', ') || null

/** `3e édition · Rencontres du numérique` */
const kickerOf = ({ series, seriesRank }: OpenMapEvent): string => {
  if (series === null) return seriesRank === null ? p.event.series : p.event.rank(seriesRank)
  return seriesRank === null ? series.name : `${p.event.edition(seriesRank)} · ${series.name}`
}

/** A card of the list. */
export const presentSummary = (event: OpenMapEvent): EventSummary => ({
  href: eventPath(event),
  title: event.title,
  kicker: kickerOf(event),
  cancelled: event.status === 'cancelled',
  theme: event.theme,
  when: formatFullDate(event.day),
  where: placeOf(event),
  fictitious: event.fictitious,
  figures: event.figures.map(figureText),
})

export type FigureTile = {
  readonly label: string
  readonly value: string
  readonly source: string
  readonly date: { readonly iso: string; readonly text: string }
}

/** Figures with where they come from; « plus de » stays beside those that are lower bounds. */
export const presentFigures = (event: OpenMapEvent): readonly FigureTile[] => {
  const iso = event.figuresDate ?? event.day
  return event.figures.map(({ kind, value, atLeast }) => ({
    label: p.figures[kind],
    value: atLeast ? p.event.atLeast(formatNumber(value)) : formatNumber(value),
    source: event.figuresSource ?? p.event.stated,
    date: { iso, text: formatFullDate(iso) },
  }))
}

export const presentPartners = (
  partners: readonly EventPartner[],
): readonly {
  readonly role: PartnerRole
  readonly title: string
  readonly names: readonly EventPartner[]
}[] =>
  partnerRoles.flatMap((role) => {
    const names = partners.filter((partner) => partner.role === role)
    return names.length === 0 ? [] : [{ role, title: p.partnerRoles[role], names }]
  })

export type ProgrammeLine = {
  readonly id: string
  readonly hour: string
  readonly title: string
  readonly kind: string
  readonly room: string
  readonly description: string | null
  readonly speakers: readonly string[]
  readonly item: ProgrammeItem
}

export const presentProgramme = (items: readonly ProgrammeItem[]): readonly ProgrammeLine[] =>
  items.map((item) => ({
    id: item.id,
    hour:
      item.startsAt === null
        ? p.programme.unknownHour
        : item.endsAt === null
          ? hourOf(item.startsAt)
          : spanOf({ startsAt: item.startsAt, endsAt: item.endsAt }),
    title: item.title,
    kind: p.kinds[item.kind],
    room: item.room ?? '',
    description: item.description,
    speakers: item.speakers,
    item,
  }))

/** Results read off the published timetable of a fictitious day: averages over those who met somebody. */
export const presentResults = (
  meetings: readonly Placed[],
): { buyers: string; structures: string; meetings: string } => {
  const mean = (side: 'buyerId' | 'supplierId'): string => {
    const parties = new Set(meetings.map((meeting) => meeting[side])).size
    return formatDecimal(parties === 0 ? 0 : meetings.length / parties)
  }
  return { meetings: formatNumber(meetings.length), buyers: mean('buyerId'), structures: mean('supplierId') }
}
