/** Door of the pages: what other modules bring to the page of a record. */

/** Door of the pages: what other modules need of the list. */
export { type FollowedSearch, followedSearch } from './followedSearch.ts'
/** The second door of the module: what an address asks of the list, for those who answer it in another form. */
export { addressOf, type ListQuery, listQuery } from './listQuery.ts'
export { DirectoryMap } from './map/directoryMap.tsx'
export { groundOf, originOf } from './map/ground.ts'
export { activeFilters, presentResult, type ResultView } from './presentList.ts'
export type {
  RecordAction,
  RecordBanner,
  RecordContribution,
  RecordSection,
} from './record/contribution.ts'
export { fieldLabel, fieldText } from './record/fieldWords.ts'
export { recordPath } from './record/paths.ts'
export { searchOf } from './searchOf.ts'
