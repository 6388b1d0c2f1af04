/** The door of the module: stands of a day, who asked for one, who has which. */
export { type Equipment, equipment, type Stand } from './domain/stand.ts'
export { standsOfEvent } from './pages/contribution.ts'
export { standsOf } from './store/stands.ts'
export { askForStand, decideRequest } from './usecases/askForStand.ts'
export { allocateStands, assignStand, releaseStand } from './usecases/assignStands.ts'
export { addStands } from './usecases/defineStands.ts'
export { loadStands, type StandParts } from './usecases/loadStands.ts'
export { readStands } from './usecases/readStands.ts'
