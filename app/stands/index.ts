/** The door of the module: stands of a day, who asked for one, who has which. */
export type { Equipment } from './domain/stand.ts'
export { standsOfEvent } from './pages/contribution.ts'
export { loadStands, type StandParts } from './usecases/loadStands.ts'
