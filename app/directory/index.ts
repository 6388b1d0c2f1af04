/** The only door of the module: structures, what they do and where. */
export { type Kind, kindCodes, kinds } from './domain/kinds.ts'
export { type Sector, sectorCodes, sectors } from './domain/sectors.ts'
export { type Siret, siret } from './domain/siret.ts'
export type { Activity, Area, Structure } from './domain/structure.ts'
export { countStructures } from './store/findStructures.ts'
export { readStructures } from './store/readStructures.ts'
export { saveStructures } from './store/saveStructures.ts'
export { type ImportInput, type ImportOutcome, importStructures } from './usecases/importStructures.ts'
