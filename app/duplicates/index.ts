/** The only door of the module: records that may tell of one establishment, found, set aside, merged. */
export { tendsDirectory } from './domain/policy.ts'
export { countPairs } from './store/pairs.ts'
export { scanDirectory } from './usecases/scanDirectory.ts'
