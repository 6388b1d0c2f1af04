/** The only door of the module: what is proposed about the directory, who decides, what left it. */
export { moderates } from './domain/policy.ts'
export { countWaiting } from './store/queue.ts'
export { proposeCorrection, proposeStructure } from './usecases/propose.ts'
