/** The only door of the module: files of structures, judged, written and undone in the background. */
export { STRUCTURE_IMPORT_ASKED } from './usecases/askImport.ts'
export { REGISTERS_ASKED } from './usecases/keepSources.ts'
export { refreshSources } from './usecases/refreshSources.ts'
export { runStructureImport } from './usecases/runImport.ts'
