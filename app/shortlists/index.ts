/** The only door of the module: lists of structures, and searches that are followed. */

export { shortlistsOfRecord } from './pages/recordContribution.ts'
export { addToShortlist, noteStructure } from './usecases/changeItems.ts'
export { createShortlist } from './usecases/changeShortlist.ts'
export { checkSavedSearches } from './usecases/checkSavedSearches.ts'
export { saveSearch } from './usecases/saveSearch.ts'
