import {
  nameKey,
  type ParticipantRole,
  participantRoles,
  roleNames,
  roleNamesMany,
} from '../../events/index.ts'
import { hourOf } from '../../events/pages/index.ts'
import { formatTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { Expected } from '../store/people.ts'
import { type Door, hostName } from '../usecases/readDoor.ts'
import { w } from './messages.ts'

export const filters = ['all', 'missing', 'present', 'absent'] as const
export type Filter = (typeof filters)[number]

/** Longer lists are searched, not read. */
export const MOST_SHOWN = 100

/** `9 h 12`, by the clock of the place. */
export const hourAt = (at: Date, zone: string): string => formatTime(localOf(at, zone).round('minute'))

/** How a person is named at the door. */
export const whoIs = ({ name, body }: Pick<Expected, 'name' | 'body'>): string =>
  name === null ? body : `${name}, ${body}`

export type DoorRow = {
  readonly id: string
  readonly participantId: string
  readonly body: string
  readonly name: string
  readonly role: string
  readonly here: boolean
  readonly state: string
  /** Later arrivals of the same person. */
  readonly again: readonly string[]
}

/** Here since when, expected, late or absent, in words. */
export const stateOf = (door: Door, slots: ReadonlyMap<string, string>, person: Expected): string => {
  const { event, presences, absences, devices } = door
  const presence = presences.get(person.representativeId)
  if (presence !== undefined) {
    const { at, actor } = presence.first
    return w.welcome.came(hourAt(at, event.zone), hostName(devices, actor))
  }
  const absence = absences.get(person.participantId)
  if (absence === undefined) return w.welcome.notYet
  const until = absence.untilSlotId === null ? undefined : slots.get(absence.untilSlotId)
  return until === undefined ? w.welcome.absentAll : w.welcome.lateUntil(hourOf(until))
}

const keeps =
  ({ presences, absences }: Door, filter: Filter) =>
  ({ representativeId, participantId }: Expected): boolean => {
    const here = presences.has(representativeId)
    if (filter === 'present') return here
    if (filter === 'missing') return !here
    return filter === 'all' || (!here && absences.has(participantId))
  }

/** People whose name or body holds every word that was typed, accents and case aside. */
export const matching = <T extends Pick<Expected, 'name' | 'body'>>(
  people: readonly T[],
  typed: string,
): readonly T[] => {
  const words = nameKey(typed)
    .split(' ')
    .filter((word) => word !== '')
  return people.filter(({ name, body }) => {
    const key = nameKey(`${name ?? ''} ${body}`)
    return words.every((word) => key.includes(word))
  })
}

/** The lines of the door that a search and a filter leave, and who they name. */
export const presentRows = (
  door: Door,
  slots: ReadonlyMap<string, string>,
  asked: { readonly typed: string; readonly filter: Filter },
) => {
  const found = matching(door.people, asked.typed).filter(keeps(door, asked.filter))
  const people = found.slice(0, MOST_SHOWN)
  const rows = people.map(
    (person): DoorRow => ({
      id: person.representativeId,
      participantId: person.participantId,
      body: person.body,
      name: person.name ?? w.nameless,
      role: roleNames[person.role],
      here: door.presences.has(person.representativeId),
      state: stateOf(door, slots, person),
      again: (door.presences.get(person.representativeId)?.duplicates ?? []).map(({ at, actor }) =>
        w.welcome.cameAgain(hourAt(at, door.event.zone), hostName(door.devices, actor)),
      ),
    }),
  )
  return { rows, people, total: found.length }
}

export type Count = {
  readonly role: ParticipantRole | null
  readonly label: string
  readonly expected: number
  readonly present: number
  readonly absent: number
  readonly missing: number
}

/** Counters by role, then together. */
export const presentCounts = ({ people, presences, absences }: Door): readonly Count[] => {
  const countOf = (role: ParticipantRole | null, label: string): Count => {
    const those = people.filter((one) => role === null || one.role === role)
    const present = those.filter(({ representativeId }) => presences.has(representativeId)).length
    const absent = those.filter(
      ({ representativeId, participantId }) =>
        !presences.has(representativeId) && absences.get(participantId)?.untilSlotId === null,
    ).length
    return { role, label, expected: those.length, present, absent, missing: those.length - present - absent }
  }
  return [
    ...participantRoles
      .map((role) => countOf(role, roleNamesMany[role]))
      .filter(({ expected }) => expected > 0),
    countOf(null, w.welcome.all),
  ]
}
