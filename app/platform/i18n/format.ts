import { Temporal } from '../kernel/dates.ts'

/**
 * French numbers and dates, the only place that makes them. The typeface has no narrow no-break space (U+202F):
 * everything here uses U+00A0.
 */
const NBSP = '\u00a0'
const wide = (text: string): string => text.replace(/[\u202f\u2009]/g, NBSP)

const integers = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

/** `12 500` */
export const formatNumber = (value: number): string => wide(integers.format(value))

/** `2,9` : one decimal at most. */
export const formatDecimal = (value: number): string => wide(tenths.format(value))

/** `28,2 %` from 0.282 */
export const formatPercent = (share: number): string => `${wide(tenths.format(share * 100))}${NBSP}%`

/** `1 structure`, `3 structures`; zero is singular in French. */
export const plural = (count: number, one: string, many: string): string =>
  `${formatNumber(count)}${NBSP}${Math.abs(count) < 2 ? one : many}`

/** `732 829 320 00074`; anything that is not 14 digits comes back unchanged. */
export const formatSiret = (siret: string): string =>
  /^\d{14}$/.test(siret)
    ? siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, `$1${NBSP}$2${NBSP}$3${NBSP}$4`)
    : siret

/** `850 m`, `12,4 km` */
export const formatDistance = (metres: number): string =>
  metres < 1000 ? `${formatNumber(metres)}${NBSP}m` : `${formatDecimal(metres / 1000)}${NBSP}km`

type DateLike = Temporal.PlainDate | Temporal.PlainDateTime | string

const plainDate = (value: DateLike): Temporal.PlainDate =>
  typeof value === 'string'
    ? Temporal.PlainDate.from(value.slice(0, 10))
    : value instanceof Temporal.PlainDateTime
      ? value.toPlainDate()
      : value

const inFrench = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' })
const longDate = inFrench({ day: 'numeric', month: 'long', year: 'numeric' })
const fullDate = inFrench({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const atNoonUtc = (date: Temporal.PlainDate): Date => new Date(`${date.toString()}T12:00:00Z`)

/** `9 mars 2027`; the first of the month is `1er`. */
export const formatDate = (value: DateLike): string =>
  wide(longDate.format(atNoonUtc(plainDate(value)))).replace(/^1 /, '1er ')

/** `mardi 9 mars 2027` */
export const formatFullDate = (value: DateLike): string =>
  wide(fullDate.format(atNoonUtc(plainDate(value)))).replace(/ 1 /, ' 1er ')

/** `14 h 30`, `9 h` */
export const formatTime = (value: Temporal.PlainDateTime | Temporal.PlainTime): string =>
  `${value.hour}${NBSP}h${value.minute === 0 ? '' : `${NBSP}${String(value.minute).padStart(2, '0')}`}`

/** `24 novembre 2026 à 9 h 05` */
export const formatDateTime = (value: Temporal.PlainDateTime): string =>
  `${formatDate(value)} à ${formatTime(value)}`
