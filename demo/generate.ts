import type { Organisation } from '../app/accounts/index.ts'
import type { Structure } from '../app/directory/index.ts'
import type { EventParts } from '../app/events/index.ts'
import type { PitchParts } from '../app/pitches/index.ts'
import type { Commune } from '../app/platform/geo/find.ts'
import type { Temporal } from '../app/platform/kernel/dates.ts'
import type { StandParts } from '../app/stands/index.ts'
import { type DemoAccount, makeAccounts } from './accounts.ts'
import { makeBodies } from './bodies.ts'
import { workingThursday } from './calendar.ts'
import { comingDay, type FictitiousDay, pastDay } from './events/fictitiousDays.ts'
import { firstDay } from './events/firstDay.ts'
import { comingPitches, pastPitches } from './events/pitches.ts'
import { secondDay } from './events/secondDay.ts'
import { makeStands } from './events/stands.ts'
import { identifiers } from './identifiers.ts'
import { placesOf } from './places.ts'
import { randomOf } from './random.ts'
import { fullRecords } from './structures/records.ts'
import { makeStructures } from './structures/structures.ts'

export type Demo = {
  readonly accounts: readonly DemoAccount[]
  readonly organisations: readonly Organisation[]
  readonly structures: readonly Structure[]
  /** 2017, twice: stated facts only. */
  readonly real: readonly EventParts[]
  /** Replayed whole: its timetable is computed and published by the loader. */
  readonly past: FictitiousDay
  readonly coming: FictitiousDay
  /** What was applied, scored and chosen for both. */
  readonly pitches: { readonly past: PitchParts; readonly coming: PitchParts }
  /** Eight stands for eight exhibitors; two of the coming day are still to be given. */
  readonly stands: { readonly past: StandParts; readonly coming: StandParts }
}

export const SEED = 2017
/** The past day was five months ago, the coming one is in six weeks. */
const WEEKS_AGO = 21
const WEEKS_AHEAD = 6
/** Accounts that judge the pitches of both days. */
const JURY: readonly string[] = ['acheteur', 'reseau', 'coordination']

/**
 * The whole demonstration territory, from one seed, the day that it is made and the communes that the application
 * carries. Pure: equal inputs give equal demonstrations, to the last identifier.
 *
 * @example
 * generateDemo({ today: Temporal.PlainDate.from('2026-11-24'), communes }).structures.length // 400
 */
export const generateDemo = (input: {
  readonly today: Temporal.PlainDate
  readonly communes: readonly Commune[]
  readonly seed?: number
}): Demo => {
  const { today, communes, seed = SEED } = input
  const milliseconds = today.toZonedDateTime('UTC').epochMilliseconds
  const newIds = (name: string) => identifiers(randomOf(seed, `identifiers of ${name}`), milliseconds)
  const bodies = makeBodies(newIds('bodies'))
  const bare = makeStructures({
    seed,
    today,
    newId: newIds('structures'),
    places: placesOf(communes),
  })
  const structures = fullRecords(bare, { seed, today, claimer: bodies.firms[0] })
  const shared = { seed, bodies, structures }
  const accounts = makeAccounts(bodies, newIds('accounts'))
  const past = pastDay({
    ...shared,
    day: workingThursday(today.subtract({ weeks: WEEKS_AGO })),
    newId: newIds('past day'),
  })
  const coming = comingDay({
    ...shared,
    day: workingThursday(today.add({ weeks: WEEKS_AHEAD })),
    newId: newIds('coming day'),
  })
  const jurors = accounts.filter(({ demo }) => JURY.includes(demo)).map(({ id }) => id)
  const pitchesOf = (name: string, { event, participants = [] }: EventParts) => ({
    seed,
    name,
    event,
    jurors,
    newId: newIds(`pitches of the ${name}`),
    // Those who come to be met apply first; in the order of the register, so that nothing else moves.
    structures: participants.flatMap(
      ({ structureId }) => structures.find(({ id }) => id === structureId) ?? [],
    ),
  })
  return {
    organisations: [
      bodies.mission,
      ...bodies.buyers,
      ...bodies.networks,
      ...bodies.coordinations,
      ...bodies.firms,
    ],
    accounts,
    structures,
    real: [firstDay(newIds('first day')), secondDay(newIds('second day'))],
    past,
    coming,
    pitches: {
      past: pastPitches(pitchesOf('past day', past)),
      coming: comingPitches(pitchesOf('coming day', coming), today),
    },
    stands: {
      past: makeStands(past, 8, newIds('stands of the past day')),
      coming: makeStands(coming, 6, newIds('stands of the coming day')),
    },
  }
}
