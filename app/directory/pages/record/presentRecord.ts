import { departmentName } from '../../../platform/geo/departments.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { DEFAULT_ZONE, localOf } from '../../../platform/kernel/dates.ts'
import { TOWN_CENTRE } from '../../domain/placement.ts'
import type { Area, LegalBasis, Origin, SourcedField, Structure } from '../../domain/structure.ts'
import { r } from './messages.ts'

/** More than this would hide the rest of the table. */
const MOST_COMMUNES = 12

export const dated = (date: string | null): string => (date === null ? r.unknownDate : formatDate(date))

/** Where a value comes from: its own origin, or that of the record. */
export const originOf = (structure: Structure, field: SourcedField): Origin =>
  structure.origins[field] ?? { source: structure.source, date: structure.sourceDate }

export const originText = ({ source, date }: Origin): string =>
  source === TOWN_CENTRE ? r.townCentre : r.origin(source, dated(date))

/** « Source : … », under a value that is there. */
export const noteOf = (structure: Structure, field: SourcedField): string =>
  originText(originOf(structure, field))

/** An area in words; `communes` gives the names of their codes. */
export const areaText = (area: Area, communes: ReadonlyMap<string, string>): string => {
  switch (area.kind) {
    case 'country':
      return r.country
    case 'departments':
      return area.departments.map(departmentName).join(', ')
    case 'communes': {
      const names = area.communes.map((code) => communes.get(code) ?? code)
      const rest = names.length - MOST_COMMUNES
      return rest > 0
        ? `${names.slice(0, MOST_COMMUNES).join(', ')} ${r.moreCommunes(rest)}`
        : names.join(', ')
    }
    case 'radius':
      return r.radius(area.km)
    case 'unknown':
      return r.areaUnknown
  }
}

export const addressText = ({ address, postCode, city }: Structure): string =>
  [address, [postCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')

export const validityText = (basis: LegalBasis | null | undefined): string => {
  const { validFrom = null, validTo = null } = basis ?? {}
  if (validFrom !== null && validTo !== null)
    return r.validBetween(formatDate(validFrom), formatDate(validTo))
  if (validFrom !== null) return r.validFrom(formatDate(validFrom))
  return validTo === null ? r.validUnknown : r.validTo(formatDate(validTo))
}

/** Its last day is over: a buyer must not rest on it without asking. */
export const isExpired = (basis: LegalBasis | null | undefined, day: string): boolean =>
  basis?.validTo !== null && basis?.validTo !== undefined && basis.validTo < day

export const checkedOn = (at: string): string =>
  formatDate(localOf(new Date(at), DEFAULT_ZONE).toPlainDate().toString())
