export type {
  FairnessReport,
  Meeting,
  SideReport,
  Solution,
  Status,
  UnmetGuarantee,
  UnmetReason,
  UnmetWish,
  WeightedPair,
} from './answer.ts'
export { type CheckedAnswer, type Constraint, checkSelection, type Violation } from './check.ts'
export {
  type AnswerFile,
  checkAnswer,
  contradictionAnswer,
  type FileViolation,
  type ProblemFile,
  readProblemFile,
  selectionAnswer,
  sessionsAnswer,
} from './files.ts'
export {
  type IndexedProblem,
  indexProblem,
  indexPublished,
  type NamedMeeting,
  type NamedParty,
  type NamedProblem,
} from './ids.ts'
export {
  type Forbid,
  isContradiction,
  type MeetingRequest,
  type Pair,
  type Party,
  type Pin,
  type ProblemError,
  type ProblemErrorCode,
  type Result,
  type SelectionProblem,
  type ValidProblem,
} from './problem.ts'
export { checkReplan, type ReplanConstraint, type ReplanViolation } from './replan/checkReplan.ts'
export { replan } from './replan/replan.ts'
export type {
  Cancellation,
  CancelledMeeting,
  MovedMeeting,
  PublishedMeeting,
  RemovedMeeting,
  Replan,
  ReplanOptions,
  Stage,
  StageName,
} from './replan/replanTypes.ts'
export { readSelection, type SelectionFile, writeSelection } from './selectionFile.ts'
export {
  type CheckedSessions,
  checkSessions,
  countBreaks,
  type SessionConstraint,
  type SessionViolation,
} from './sessions/checkSessions.ts'
export { readDzn } from './sessions/dzn.ts'
export { type SessionMeeting, type SessionsProblem, validateSessions } from './sessions/sessionsProblem.ts'
export {
  type SessionsOptions,
  type SessionsProgress,
  type SessionsSolution,
  solveSessions,
} from './sessions/solveSessions.ts'
export { type Progress, type SolveOptions, solve } from './solve.ts'
export { validateProblem } from './validate.ts'
