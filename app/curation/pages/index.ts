/** Door of the pages: what the module shows on those of the others. */
export { moderationOfPerson, moderationOfPlatform } from './contributions.ts'
export { curationOfRecord } from './recordContribution.ts'
