/** The door of the module: what came of a day, what followed its meetings, its report. */
export type { AtOnceAnswer, LateAnswer, LateStep, MeetingAnswer } from './domain/answer.ts'
export type { SatisfactionAnswer } from './domain/satisfaction.ts'
export { publishedReport } from './store/reports.ts'
export { consequencesOf } from './usecases/consequencesOf.ts'
export { outcomesOfEvent } from './usecases/contribution.ts'
export { addTalk, addTestimony, publishReport } from './usecases/editReport.ts'
export { sendFollowUps } from './usecases/followUp.ts'
export { loadOutcomes, type OutcomeParts } from './usecases/loadOutcomes.ts'
