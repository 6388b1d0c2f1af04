import type { BoardDay } from '../domain/board.ts'

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

/** Identifier, buyer, supplier, slot, table (places in the lists of the board), pinned. */
export type ToldMeeting = readonly [string, number, number, number, number, boolean]

/** Identifier, buyer, supplier, slot; -1 = all day. */
export type ToldForbid = readonly [string, number, number, number]

/** What changes from one gesture to the next. */
export type BoardState = {
  readonly stamp: string
  /** Changes with the lists of parties, slots and tables: the page is then asked for again. */
  readonly shape: string
  readonly meetings: readonly ToldMeeting[]
  readonly forbids: readonly ToldForbid[]
  /** What « Annuler » and « Rétablir » would do, in words; null = nothing. */
  readonly undo: string | null
  readonly redo: string | null
}

/** A board as it is first told. */
export type BoardData = {
  readonly day: BoardDay
  readonly parties: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly slots: readonly { readonly id: string; readonly label: string; readonly span: string }[]
  readonly tables: readonly { readonly id: string; readonly label: string }[]
  /** Pairs asked for, whether they have a meeting or not. */
  readonly asked: readonly (readonly [number, number])[]
  readonly state: BoardState
}

/** The answer to a gesture that was made: only what changed, or the whole where somebody else had changed it. */
export type BoardAnswer = {
  readonly upToDate: boolean
  readonly state: Omit<BoardState, 'meetings'> & { readonly meetings: readonly ToldMeeting[] | null }
  readonly gone: readonly string[]
  readonly came: readonly ToldMeeting[]
  readonly warnings: readonly string[]
}

/** The answer to a gesture that was refused, and the board as it stands. */
export type BoardRefusal = { readonly sentence: string; readonly state: BoardState | null }
