import { fold } from '../../platform/kernel/text.ts'
import type { StructureChange } from './change.ts'
import type { Structure } from './structure.ts'

/** An establishment as a register of companies knows it. */
export type Registered = {
  readonly name: string
  readonly naf: string | null
  readonly address: string | null
  readonly postCode: string | null
  readonly city: string | null
  readonly position: Structure['position']
  readonly closed: boolean
  readonly closedOn: string | null
}

export const registeredParts = ['name', 'address', 'naf', 'position', 'closed'] as const
export type RegisteredPart = (typeof registeredParts)[number]

/** A part of the record that the register says otherwise: what would change. */
export type RegisteredDifference = { readonly part: RegisteredPart; readonly change: StructureChange }

const words = (text: string | null): string =>
  fold(text ?? '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
const sameWords = (one: string | null, other: string | null): boolean => words(one) === words(other)

/** Two points that nobody would tell apart on a map, in degrees: some thirty metres. */
const CLOSE = 0.0003

/**
 * What the register says that the record does not, part by part. What the register leaves out changes nothing; capitals and
 * accents are no difference.
 *
 * @param day an establishment that the register says closed without a date is closed on this one
 */
export const differencesWith = (
  structure: Structure,
  place: Registered,
  day: string,
): readonly RegisteredDifference[] => {
  const found: RegisteredDifference[] = []
  if (!sameWords(structure.name, place.name) && !sameWords(structure.brand, place.name))
    found.push({ part: 'name', change: { name: place.name } })
  const { address, postCode, city } = place
  const moved =
    postCode !== null &&
    address !== null &&
    !(
      sameWords(structure.address, address) &&
      structure.postCode === postCode &&
      sameWords(structure.city, city ?? structure.city)
    )
  if (moved) found.push({ part: 'address', change: { address, postCode, city: city ?? structure.city } })
  if (place.naf !== null && place.naf !== structure.naf)
    found.push({ part: 'naf', change: { naf: place.naf } })
  const { position } = place
  if (
    position !== null &&
    (structure.position === null ||
      Math.abs(structure.position.latitude - position.latitude) > CLOSE ||
      Math.abs(structure.position.longitude - position.longitude) > CLOSE)
  )
    found.push({ part: 'position', change: { position } })
  const closedOn = place.closed ? (place.closedOn ?? structure.closedOn ?? day) : null
  if (closedOn !== structure.closedOn) found.push({ part: 'closed', change: { closedOn } })
  return found
}
