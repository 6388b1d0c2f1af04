/** Door of the pages: what other modules bring to the page of a record. */
export type {
  RecordAction,
  RecordBanner,
  RecordContribution,
  RecordSection,
} from './record/contribution.ts'
export { recordPath } from './record/paths.ts'
