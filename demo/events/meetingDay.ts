import type { Organisation } from '../../app/accounts/index.ts'
import type { Structure } from '../../app/directory/index.ts'
import {
  type EventParts,
  type MeetingTable,
  type Participant,
  type Slot,
  slotsOfPlan,
  type Wish,
} from '../../app/events/index.ts'
import { slugify } from '../../app/platform/kernel/text.ts'
import type { Random } from '../random.ts'
import type { NewId } from './parts.ts'

export const BUYERS = 10
export const STRUCTURES = 27
export const SLOTS = 8
export const TABLES = 10

/** All that a computation of meetings needs, without the event itself. */
export type MeetingDay = Required<
  Pick<EventParts, 'slots' | 'tables' | 'participants' | 'unavailable' | 'wishes'>
>

const someone = (newId: NewId, what: string, name: string): Participant['representatives'] => [
  { id: newId(), position: 1, name: what, email: `${slugify(name, 50)}@example.org` },
]

const slotsOf = (newId: NewId, day: string): Slot[] => {
  const spans = slotsOfPlan({
    day,
    start: '10:00',
    minutes: 15,
    gap: 5,
    count: SLOTS,
    pauseAfter: 4,
    pauseMinutes: 15,
    tables: TABLES,
  })
  if (!spans.ok) throw new Error(spans.refusal.sentence)
  return spans.value.map((span) => ({ id: newId(), ...span, active: true }))
}

const tablesOf = (newId: NewId): MeetingTable[] =>
  Array.from({ length: TABLES }, (_, index) => ({
    id: newId(),
    number: index + 1,
    label: null,
    active: true,
  }))

/** The buyer who leaves before the last slot: the ten could hold 80 meetings, they can hold 79. */
const LEAVES_EARLY = 6

/**
 * A timetable of 79 meetings that exists from the start: buyer `a` meets structure `8a + slot`, modulo 27. As 8 and 27
 * share no divisor, nobody is in two places. Wishes are drawn around it, and availabilities never break it, so that the
 * best of the day is 79 whatever the seed: not less, since this one stands; not more, since the buyers have 79 slots.
 */
const planted = Array.from({ length: BUYERS }, (_, a) =>
  Array.from({ length: SLOTS }, (_, slot) => ({ a, b: (a * SLOTS + slot) % STRUCTURES, slot })),
)
  .flat()
  .filter(({ a, slot }) => !(a === LEAVES_EARLY && slot === SLOTS - 1))

const wishesOf = (
  random: Random,
  buyers: readonly Participant[],
  structures: readonly Participant[],
): Wish[] => {
  const wishes: Wish[] = []
  const level = (): 'must' | 'nice' => (random.chance(0.35) ? 'must' : 'nice')
  const needed = new Set(planted.map(({ a, b }) => `${a} ${b}`))
  let refusals = 3
  buyers.forEach((buyer, a) => {
    const others = structures.map((_, b) => b).filter((b) => !needed.has(`${a} ${b}`))
    const more = new Set(random.shuffle(others).slice(0, random.between(2, 5)))
    structures.forEach((structure, b) => {
      const hoped = needed.has(`${a} ${b}`)
      if (hoped || more.has(b)) wishes.push({ fromId: buyer.id, toId: structure.id, level: level() })
      // A structure answers about half of those who wish it, and sometimes asks for one who does not.
      const answers = random.chance(hoped || more.has(b) ? 0.45 : 0.04)
      const refuses = more.has(b) && refusals > 0 && random.chance(0.1)
      if (refuses) refusals -= 1
      if (refuses || answers) {
        wishes.push({ fromId: structure.id, toId: buyer.id, level: refuses ? 'no' : level() })
      }
    })
  })
  return wishes
}

/** Slots where somebody is away: the buyer who leaves early, and a few structures where no planted meeting needs them. */
const unavailableOf = (
  random: Random,
  slots: readonly Slot[],
  buyers: readonly Participant[],
  structures: readonly Participant[],
): MeetingDay['unavailable'] => {
  const away = (who: Participant | undefined, slot: number) => {
    const slotId = slots[slot]?.id
    return who === undefined || slotId === undefined ? [] : [{ participantId: who.id, slotId }]
  }
  const late = random.shuffle(structures.map((_, b) => b)).slice(0, 6)
  return [
    ...away(buyers[LEAVES_EARLY], SLOTS - 1),
    ...late.flatMap((b) => {
      const free = slots
        .map((_, slot) => slot)
        .filter((slot) => !planted.some((one) => one.b === b && one.slot === slot))
      return random
        .shuffle(free)
        .slice(0, random.between(1, 3))
        .flatMap((slot) => away(structures[b], slot))
    }),
  ]
}

/** Ten buyers and twenty-seven structures with their wishes; the best timetable holds exactly 79 meetings. */
export const makeMeetingDay = (input: {
  readonly random: Random
  readonly newId: NewId
  readonly day: string
  readonly buyers: readonly Organisation[]
  readonly structures: readonly Structure[]
}): MeetingDay => {
  const { random, newId, day } = input
  const buyers = input.buyers.map(
    ({ id, name }): Participant => ({
      id: newId(),
      role: 'buyer',
      displayName: name,
      organisationId: id,
      structureId: null,
      quota: null,
      least: null,
      delegation: 'fixed',
      representatives: someone(newId, 'Responsable des achats', name),
    }),
  )
  const structures = input.structures.map(
    ({ id, name }): Participant => ({
      id: newId(),
      role: 'supplier',
      displayName: name,
      organisationId: null,
      structureId: id,
      quota: null,
      least: null,
      delegation: 'fixed',
      representatives: someone(
        newId,
        random.pick([
          'Direction',
          'Responsable commercial',
          'Responsable des ateliers',
          'Chargée d’affaires',
        ]),
        name,
      ),
    }),
  )
  const slots = slotsOf(newId, day)
  return {
    slots,
    tables: tablesOf(newId),
    participants: [...buyers, ...structures],
    unavailable: unavailableOf(random, slots, buyers, structures),
    wishes: wishesOf(random, buyers, structures),
  }
}
