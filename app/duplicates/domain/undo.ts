/** A merge may be undone that long. */
export const UNDO_DAYS = 30

export const undoEnds = (mergedAt: Date): Date => new Date(mergedAt.getTime() + UNDO_DAYS * 86_400_000)
