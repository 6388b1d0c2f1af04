import type { Refusal } from '../kernel/result.ts'

export type TableRefusal = Refusal<
  | 'not-found'
  | 'empty'
  | 'too-big'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'unknown-format'
  | 'unreadable'
  | 'bomb'
  | 'open-quote'
  | 'no-header'
  | 'unknown-sheet'
>

/**
 * Thrown by the rows of a table when something only shows once reading has begun: a quote left open, a row too many.
 * Whoever reads the rows turns it back into a refusal with `readingRefusal`.
 */
export class TableFault extends Error {
  readonly refusal: TableRefusal
  constructor(refusal: TableRefusal) {
    super(refusal.sentence)
    this.refusal = refusal
  }
}

/** The refusal inside what reading rows threw; anything else is a fault of ours and is thrown again. */
export const readingRefusal = (error: unknown): TableRefusal => {
  if (error instanceof TableFault) return error.refusal
  throw error
}

/**
 * Ceilings checked before and while parsing, so that a hostile or clumsy file costs little.
 * A cell of a spreadsheet holds at most 32 767 characters; the others are well above any real file of the field.
 */
export const limits = {
  csvBytes: 200 * 1024 * 1024,
  workbookBytes: 50 * 1024 * 1024,
  workbookEntries: 2000,
  inflatedBytes: 400 * 1024 * 1024,
  /** Shared strings are the only part of a workbook held whole in memory. */
  sharedStringsBytes: 80 * 1024 * 1024,
  rows: 500_000,
  columns: 300,
  cell: 32_767,
} as const
