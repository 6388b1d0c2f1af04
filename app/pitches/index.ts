/** The door of the module: the call for pitches of a day, its jury, and what was chosen. */
export type { Answers, Application, Outcome } from './domain/application.ts'
export type { Call, CallContent, Criterion } from './domain/call.ts'
export type { Quota } from './domain/quota.ts'
export { pitchesOfEvent } from './pages/contribution.ts'
export { callOf } from './store/calls.ts'
export { declareConflict, saveAssessment } from './usecases/assess.ts'
export { loadPitches, type PitchParts } from './usecases/loadPitches.ts'
