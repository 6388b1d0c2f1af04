import { t } from '../messages.ts'
import type { TimetableVersion } from './timetable.ts'

export type ProofFigures = Pick<
  TimetableVersion,
  'status' | 'objective' | 'bound' | 'held' | 'heldBound' | 'evenWeights' | 'pins' | 'edited'
>

/** True when the figure that counts for this version equals its proved bound: nothing better exists. */
export const isProved = (version: ProofFigures): boolean =>
  version.evenWeights
    ? version.heldBound !== null && version.held === version.heldBound
    : version.bound !== null && version.objective === version.bound

/**
 * What may honestly be said of a timetable. « sur N au plus » only when both numbers are equal and the bound is proved;
 * otherwise the interval in which the best lies, or nothing.
 */
export const proofLine = (version: ProofFigures): string => {
  const said = lineOf(version)
  return version.pins === 0 ? said : `${said} ${t.proof.withPins(version.pins)}`
}

const lineOf = (version: ProofFigures): string => {
  const { objective, bound, held, heldBound } = version
  if (version.status === 'infeasible') return t.proof.infeasible
  if (version.status === 'unknown') return t.proof.unknown
  if (version.evenWeights) {
    if (heldBound === null) return t.proof.countUnproved(held)
    return held === heldBound ? t.proof.countOptimal(held, heldBound) : t.proof.countBetween(held, heldBound)
  }
  if (bound === null) return t.proof.weightUnproved(objective, held)
  return objective === bound
    ? t.proof.weightOptimal(objective, bound, held)
    : t.proof.weightBetween(objective, bound, held)
}
