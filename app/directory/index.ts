/** The only door of the module: structures, what they do and where. */

export type { StructureChange } from './domain/change.ts'
export { completenessOf } from './domain/completeness.ts'
export { distance } from './domain/distance.ts'
export { columnNames, type Field } from './domain/judgeRow.ts'
export { type Kind, kindCodes, kinds } from './domain/kinds.ts'
export { DECLARED } from './domain/mergeDraft.ts'
export { tellingWords } from './domain/names.ts'
export { TOWN_CENTRE } from './domain/placement.ts'
export { mayEditRecord, recordEditor, recordTender, tendsRecord } from './domain/policy.ts'
export {
  type Cause,
  type Difference,
  differenceOf,
  type RevisedField,
  revisedFields,
  type Snapshot,
  same,
} from './domain/revision.ts'
export { everything, type Search } from './domain/search.ts'
export { isSector, type Sector, sectorCodes, sectorOfCpv, sectors } from './domain/sectors.ts'
export { type Siret, siret } from './domain/siret.ts'
export {
  type Activity,
  type Area,
  type Contact,
  departmentOfPostCode,
  type LegalBasis,
  nothingMore,
  type Origin,
  type Photo,
  type Recognition,
  type RecordDetails,
  type Reference,
  type Structure,
} from './domain/structure.ts'
export { publicRow, tableColumns, tableRow } from './domain/tableRow.ts'
export { trigramsOf } from './domain/trigrams.ts'
export { folded, type Made, type Undone, undoOf } from './domain/undo.ts'
export {
  addressesOf,
  type Changed,
  changeDates,
  changedLately,
  lastChange,
  partsOf,
} from './store/changes.ts'
export { contactOf } from './store/contacts.ts'
export { countSupply, type SupplyCount } from './store/countSupply.ts'
export { countTaxonomies } from './store/countTaxonomies.ts'
export { currentVersion } from './store/directoryVersion.ts'
export { eachStructure } from './store/eachStructure.ts'
export { countStructures, findDots, findStructures } from './store/findStructures.ts'
export {
  forgetStructureMerge,
  holdStructureLinks,
  recordStructureMerge,
  survivorBy,
  survivorOf,
} from './store/merges.ts'
export { readStructures } from './store/readStructures.ts'
export { type Revision, revisionsOf } from './store/revisions.ts'
export { saveStructures, tellLists, writeStructures } from './store/saveStructures.ts'
export { idsAfter, type ReadSoFar } from './store/structuresAfter.ts'
export { changeStructure, lockStructure } from './usecases/changeStructure.ts'
export { createStructure, type NewStructure } from './usecases/createStructure.ts'
export type { RowOutcome } from './usecases/importBatch.ts'
export { type ImportInput, type ImportOutcome, importStructures } from './usecases/importStructures.ts'
export { locateStructures } from './usecases/locateStructures.ts'
export { addPhoto, givePhotos } from './usecases/photos.ts'
export { reindexTrade } from './usecases/reindexTrade.ts'
