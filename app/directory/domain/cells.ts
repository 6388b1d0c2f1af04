import { Temporal } from '../../platform/kernel/dates.ts'
import { tidy } from '../../platform/kernel/text.ts'
import { t } from '../messages.ts'

/** The cells of a row by field, and a way to say that one is doubtful (its value is then left empty). */
export type Cells<Field extends string> = {
  readonly text: (field: Field) => string
  readonly doubt: (field: Field, code: string, remedy: string, value?: string) => void
}

/** The items of a list written in one cell. */
export const splitCell = (text: string): string[] =>
  text
    .split(/[;,|/\n]/)
    .map(tidy)
    .filter((part) => part !== '')

/** The calendar date of `2024-03-09`, `09/03/2024`, `9.3.2024`; null for what is no date, such as 31/02/2024. */
export const parseDate = (text: string): string | null => {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
  const [year, month, day] = french ? [french[3], french[2], french[1]] : iso ? [iso[1], iso[2], iso[3]] : []
  if (year === undefined) return null
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString()
  } catch {
    return null
  }
}

export const readDate = <F extends string>(cells: Cells<F>, field: F): string | null => {
  const text = cells.text(field)
  if (text === '') return null
  const date = parseDate(text)
  if (date === null) cells.doubt(field, 'date', t.import.date)
  return date
}

/** Five digits; a spreadsheet may have eaten the zero of the first nine départements. */
export const readPostCode = <F extends string>(cells: Cells<F>, field: F): string | null => {
  const text = cells.text(field).replace(/\s/g, '')
  if (text === '') return null
  const digits = /^\d{4}$/.test(text) ? `0${text}` : text
  if (/^\d{5}$/.test(digits)) return digits
  cells.doubt(field, 'post-code', t.import.postCode)
  return null
}

const degrees = (text: string): number => (text === '' ? Number.NaN : Number(text.replace(',', '.')))

/** Decimal degrees within the globe; 0, 0 is what software writes when it does not know. */
export const readPosition = <F extends string>(
  cells: Cells<F>,
  latitudeField: F,
  longitudeField: F,
): { latitude: number; longitude: number } | null => {
  const [north, east] = [cells.text(latitudeField), cells.text(longitudeField)]
  if (north === '' && east === '') return null
  const [latitude, longitude] = [degrees(north), degrees(east)]
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)) {
    return { latitude, longitude }
  }
  const wrong = Math.abs(latitude) <= 90 ? longitudeField : latitudeField
  cells.doubt(wrong, 'coordinates', t.import.coordinates)
  return null
}

/** A web address, with `https://` where people left it out. */
export const readWebsite = <F extends string>(cells: Cells<F>, field: F): string | null => {
  const text = cells.text(field)
  if (text === '') return null
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  const usable =
    URL.canParse(address) && !/\s/.test(text) && /\./.test(new URL(address).hostname) && address.length <= 500
  if (usable) return address
  cells.doubt(field, 'website', t.import.website)
  return null
}
