import type { Meeting } from '../answer.ts'
import { tablesOfSlot, type ValidProblem } from '../problem.ts'
import type { PlacedPair } from './gain.ts'
import type { StandingMeeting } from './prepare.ts'

/**
 * Gives every meeting from now on a table. Pinned tables first, then whoever stays keeps its table where it stands; the
 * others take the table that they had, else one where their buyer sits already, else the first that is free.
 */
export function seat(
  day: ValidProblem,
  placed: readonly PlacedPair[],
  standing: readonly StandingMeeting[],
): Meeting[] {
  const keyOf = ({ a, b }: { readonly a: number; readonly b: number }): string => `${a}-${b}`
  const before = new Map(standing.map((meeting) => [keyOf(meeting), meeting]))
  const pinned = new Map((day.pins ?? []).map((pin) => [keyOf(pin), pin.table]))
  const taken = new Set<string>()
  const tablesOfBuyer = new Map<number, number[]>()
  const result: Meeting[] = []
  const sit = (pair: PlacedPair, table: number): void => {
    taken.add(`${pair.slot}/${table}`)
    tablesOfBuyer.set(pair.a, [...(tablesOfBuyer.get(pair.a) ?? []), table])
    result.push({ ...pair, table })
  }
  const waiting: PlacedPair[] = []
  for (const pair of placed) {
    const meeting = before.get(keyOf(pair))
    const table = pinned.get(keyOf(pair))
    if (table !== undefined) sit(pair, table)
    else if (meeting?.slot === pair.slot && meeting.tableStands) sit(pair, meeting.table)
    else waiting.push(pair)
  }
  waiting.sort((one, other) => one.slot - other.slot || one.a - other.a || one.b - other.b)
  for (const pair of waiting) {
    const isFree = (table: number): boolean =>
      table >= 0 && table < tablesOfSlot(day.tables, pair.slot) && !taken.has(`${pair.slot}/${table}`)
    let table = 0
    while (!isFree(table)) table++
    const wanted = [before.get(keyOf(pair))?.table ?? -1, ...(tablesOfBuyer.get(pair.a) ?? [])]
    sit(pair, wanted.find(isFree) ?? table)
  }
  return result.sort((one, other) => one.slot - other.slot || one.table - other.table)
}
