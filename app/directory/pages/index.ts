/** Door of the pages: what other modules need of the list. */
export { type FollowedSearch, followedSearch } from './followedSearch.ts'
