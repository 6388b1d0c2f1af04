import { Temporal } from '../../platform/kernel/dates.ts'
import type { LocalDateTime, OpenMapEvent, PartnerRole } from '../domain/event.ts'
import type { PublicDay } from '../usecases/publicDay.ts'
import { eventPath } from './presentEvents.ts'

/** With the offset of the zone at that hour. */
const moment = (local: LocalDateTime, zone: string): string =>
  Temporal.PlainDateTime.from(local)
    .toZonedDateTime(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })

const STATUS: { readonly [S in OpenMapEvent['status']]: string } = {
  draft: 'EventScheduled',
  published: 'EventScheduled',
  held: 'EventScheduled',
  cancelled: 'EventCancelled',
}

/** What search engines read of a day (schema.org). Names of organisations only; nothing that the page does not show. */
export const jsonLdOf = (day: PublicDay, publicUrl: string): { readonly [key: string]: unknown } => {
  const { event, programme, partners, place } = day
  const { venue, zone } = event
  const starts = programme.flatMap(({ startsAt }) => startsAt ?? []).sort()
  const ends = programme.flatMap(({ endsAt }) => endsAt ?? []).sort()
  const first = starts[0]
  const last = ends.at(-1)
  const url = `${publicUrl}${eventPath(event)}`
  const bodies = (role: PartnerRole) =>
    partners
      .filter((one) => one.role === role)
      .map(({ name, link }) => ({
        '@type': 'Organization',
        name,
        ...(link === null ? {} : { url: link }),
      }))
  const organizer = bodies('organiser')
  const funder = bodies('funder')
  const offers = day.actions
    .filter(({ primary }) => primary)
    .map(({ href, label }) => ({
      '@type': 'Offer',
      name: label,
      url: `${publicUrl}${href}`,
      availability: 'https://schema.org/InStock',
    }))
  const moved = event.formerDay !== null && event.status === 'published'
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': url,
    url,
    name: event.title,
    inLanguage: 'fr',
    startDate: first === undefined ? event.day : moment(first, zone),
    ...(last === undefined ? {} : { endDate: moment(last, zone) }),
    eventStatus: `https://schema.org/${moved ? 'EventRescheduled' : STATUS[event.status]}`,
    ...(moved ? { previousStartDate: event.formerDay } : {}),
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    image: `${url}/carte.png`,
    ...(event.description === null ? {} : { description: event.description }),
    ...(event.theme === null ? {} : { about: event.theme }),
    ...(event.capacity === null ? {} : { maximumAttendeeCapacity: event.capacity }),
    location: {
      '@type': 'Place',
      ...(venue.name === null ? {} : { name: venue.name }),
      address: {
        '@type': 'PostalAddress',
        ...(venue.address === null ? {} : { streetAddress: venue.address }),
        ...(venue.city === null ? {} : { addressLocality: venue.city }),
        addressCountry: 'FR',
      },
      ...(place === null || place.approximate
        ? {}
        : {
            geo: { '@type': 'GeoCoordinates', latitude: place.latitude, longitude: place.longitude },
          }),
    },
    ...(organizer.length === 0 ? {} : { organizer }),
    ...(funder.length === 0 ? {} : { funder }),
    ...(offers.length === 0 ? {} : { offers }),
    ...(event.series === null ? {} : { superEvent: { '@type': 'EventSeries', name: event.series.name } }),
    ...(starts.length === 0
      ? {}
      : {
          subEvent: programme.flatMap((item) =>
            item.startsAt === null
              ? []
              : [
                  {
                    '@type': 'Event',
                    name: item.title,
                    startDate: moment(item.startsAt, zone),
                    ...(item.endsAt === null ? {} : { endDate: moment(item.endsAt, zone) }),
                    location: {
                      '@type': 'Place',
                      name: item.room ?? venue.name ?? event.title,
                      address: venue.city ?? '',
                    },
                  },
                ],
          ),
        }),
  }
}
