/** The door of the module: the day itself, who came, who is missing. */
export type { Absence } from './domain/absence.ts'
export { addDevice, revokeDevice } from './usecases/doorDevices.ts'
export { type DoorFigures, doorFigures } from './usecases/doorFigures.ts'
export { absencesOf, noteAbsence, type Said } from './usecases/noteAbsence.ts'
export { prepareBadges } from './usecases/prepareBadges.ts'
export { proposeReplan } from './usecases/proposeReplan.ts'
export { recordArrivals, takeBack, type Welcomed, welcome } from './usecases/recordArrivals.ts'
export { registerWalkIn } from './usecases/registerWalkIn.ts'
