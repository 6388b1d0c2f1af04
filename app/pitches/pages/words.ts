import { sectorCodes, sectors } from '../../directory/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import { formatDateTime, formatFullDate, formatTime } from '../../platform/i18n/format.ts'
import { localOf, Temporal } from '../../platform/kernel/dates.ts'
import type { Option } from '../../ui/index.ts'
import type { HalfDay } from '../store/halfDays.ts'

/** A local date-time of the event, in words. */
export const whenText = (local: string): string => formatDateTime(Temporal.PlainDateTime.from(local))

/** An instant, in words, on the wall clock of the event. */
export const instantText = (instant: Date, zone: string): string => formatDateTime(localOf(instant, zone))

/** `jeudi 12 mars 2027, 9 h – 12 h, Salle des fêtes` */
export const halfDayText = ({ startsAt, endsAt, place }: HalfDay): string => {
  const hour = (local: string): string => formatTime(Temporal.PlainDateTime.from(local))
  return `${formatFullDate(startsAt)}, ${hour(startsAt)} – ${hour(endsAt)}, ${place}`
}

export const sectorOptions: readonly Option[] = sectorCodes.map((code) => ({
  value: code,
  label: sectors[code].name,
}))

export const departmentOptions = (codes: readonly string[]): readonly Option[] =>
  codes.map((code) => ({ value: code, label: departmentName(code) }))
