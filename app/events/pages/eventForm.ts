import { z } from 'zod'
import { id, isoDate, optionalText, text, wholeNumber } from '../../platform/http/fields.ts'
import { optional } from '../../platform/http/input.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Position } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import type { EventChange } from '../usecases/updateEvent.ts'

const details = {
  title: text(160, 'Donnez un titre à la rencontre.'),
  theme: optionalText(200),
  seriesRank: optional(wholeNumber(1, 999)),
  description: optionalText(6000),
  venueName: optionalText(200),
  venueAddress: optionalText(300),
  venueCity: optionalText(120),
  venueAccess: optionalText(1000),
  venueAccessibility: optionalText(1000),
  position: optionalText(60),
  capacity: optional(wholeNumber(1, 100_000)),
  funding: optionalText(400),
}
export const createForm = z.strictObject({
  ...details,
  day: isoDate('Donnez la date de la rencontre.'),
})
export const descriptionForm = z.strictObject({
  ...details,
  series: optional(id),
  seriesName: optionalText(120),
})

const WRITTEN = /^(-?\d{1,2}(?:[.,]\d{1,8})?)\s*[,;\s]\s*(-?\d{1,3}(?:[.,]\d{1,8})?)$/

/** `48.9362, 2.3574`, as maps give it; nothing = not known. */
export const positionOf = (written: string | undefined): Result<Position | null, Refused> => {
  if (written === undefined) return ok(null)
  const [, latitude, longitude] = WRITTEN.exec(written.trim()) ?? []
  const degrees = (words: string | undefined): number => Number((words ?? '').replace(',', '.'))
  const position = { latitude: degrees(latitude), longitude: degrees(longitude) }
  return latitude === undefined || Math.abs(position.latitude) > 90 || Math.abs(position.longitude) > 180
    ? refuse({ code: 'position-invalid', field: 'position', sentence: t.refusals.positionInvalid })
    : ok(position)
}

/** The description of an event out of its form; what was left empty is unknown. */
export const changeOf = (
  form: Omit<z.output<typeof descriptionForm>, 'series' | 'seriesName'>,
  position: Position | null,
): EventChange => ({
  title: form.title,
  theme: form.theme ?? null,
  seriesRank: form.seriesRank ?? null,
  description: form.description?.replaceAll('\r\n', '\n') ?? null,
  capacity: form.capacity ?? null,
  funding: form.funding ?? null,
  venue: {
    name: form.venueName ?? null,
    address: form.venueAddress ?? null,
    city: form.venueCity ?? null,
    access: form.venueAccess ?? null,
    accessibility: form.venueAccessibility ?? null,
    position,
  },
})

/** A parsed form as it can be shown again. */
export const textsOf = (form: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
