/** The door of the module: what is bought beside who could supply it, by territory and sector. */
export type { DemandFilter, DemandLine, Source } from './domain/sources.ts'
export type { ContractImport } from './store/imports.ts'
export { type ContractsInput, importContracts } from './usecases/importContracts.ts'
export { projectNeeds } from './usecases/projectNeeds.ts'
