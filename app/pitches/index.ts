/** The door of the module: the call for pitches of a day, its jury, and what was chosen. */
export type { CallContent } from './domain/call.ts'
export { rank } from './domain/ranking.ts'
export { propose } from './domain/selection.ts'
export { pitchesOfEvent } from './pages/contribution.ts'
export { confirmProposal, loadPitches, type PitchParts } from './usecases/loadPitches.ts'
