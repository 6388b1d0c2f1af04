/** The only door of the demonstration territory. */
export { type Demo, generateDemo } from './generate.ts'
export { type LoadedDemo, loadDemo } from './load.ts'
