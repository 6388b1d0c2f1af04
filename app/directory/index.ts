/** The only door of the module: structures, what they do and where. */
export { type Kind, kindCodes, kinds } from './domain/kinds.ts'
export { everything, type Search } from './domain/search.ts'
export { type Sector, sectorCodes, sectors } from './domain/sectors.ts'
export { type Siret, siret } from './domain/siret.ts'
export type { Activity, Area, Structure } from './domain/structure.ts'
export { tableColumns, tableRow } from './domain/tableRow.ts'
export {
  addressesOf,
  type Changed,
  changeDates,
  changedLately,
  lastChange,
  partsOf,
} from './store/changes.ts'
export { countTaxonomies } from './store/countTaxonomies.ts'
export { currentVersion } from './store/directoryVersion.ts'
export { eachStructure } from './store/eachStructure.ts'
export { countStructures, findDots, findStructures } from './store/findStructures.ts'
export { readStructures } from './store/readStructures.ts'
export { saveStructures } from './store/saveStructures.ts'
export { idsAfter, type ReadSoFar } from './store/structuresAfter.ts'
export { type ImportInput, type ImportOutcome, importStructures } from './usecases/importStructures.ts'
export { reindexTrade } from './usecases/reindexTrade.ts'
