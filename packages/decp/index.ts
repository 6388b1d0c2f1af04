/** Essential data of public contracts (DECP): read by shape, one contract at a time, each with what to mend in it. */
export {
  type Contract,
  DecpFault,
  type Holder,
  isValid,
  merged,
  type Place,
  type Reading,
  type Remark,
  type Shape,
} from './contract.ts'
export { type Territory, territoryOf } from './place.ts'
export { detectFormat, readJson } from './read.ts'
export { isTabular, type Row, readRow, readTable } from './tabular.ts'
