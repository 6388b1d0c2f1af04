/** What the pages of the timetable and the server say to each other. */

/** How far a computation is, in words. */
export type RunShown = {
  readonly alive: boolean
  readonly waiting: boolean
  readonly stopping: boolean
  readonly objective: string
  readonly bound: string
  readonly gap: string
  readonly elapsed: string
  /** The version it gave. */
  readonly versionId: string | null
}
