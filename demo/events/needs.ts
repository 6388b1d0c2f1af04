import { type Sector, type Structure, sectors } from '../../app/directory/index.ts'
import type { Participant } from '../../app/events/index.ts'
import { amountBands, type StatedNeed } from '../../app/meetings/index.ts'
import type { Temporal } from '../../app/platform/kernel/dates.ts'
import type { Random } from '../random.ts'
import type { NewId } from './parts.ts'

export type StatedNeeds = readonly StatedNeed[]

/** What each buyer of a day says it will buy: one to three needs in the main trades of the structures that come. */
export const makeNeeds = (input: {
  readonly random: Random
  readonly newId: NewId
  readonly day: Temporal.PlainDate
  readonly participants: readonly Participant[]
  readonly structures: readonly Structure[]
}): StatedNeeds => {
  const { random, newId, day } = input
  const trades = [
    ...new Set(
      input.structures.flatMap(({ activities }) => activities.slice(0, 1).map(({ sector }) => sector)),
    ),
  ].sort() as Sector[]
  const places = [...new Set(input.structures.flatMap(({ department }) => department ?? []))].sort()
  return input.participants
    .filter(({ role }) => role === 'buyer')
    .flatMap(({ id }) =>
      Array.from({ length: random.between(1, 3) }, (): StatedNeed => {
        const sector = random.pick(trades)
        const later = day.add({ months: random.between(2, 15) })
        return {
          id: newId(),
          participantId: id,
          title: `${sectors[sector].name}, marché à renouveler (démo)`,
          sector,
          departments: random.shuffle(places).slice(0, random.between(1, 2)),
          quarter: `${later.year}-T${Math.floor((later.month - 1) / 3) + 1}`,
          amountBand: random.chance(0.8) ? random.pick(amountBands) : null,
        }
      }),
    )
}
