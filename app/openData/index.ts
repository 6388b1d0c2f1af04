/** The only door of the module: data given to other sites, and the keys that read more of them. */
export { operations } from './api/operations.ts'
export { looksLikeKey } from './domain/key.ts'
