import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { t } from '../messages.ts'

/** What a participant wrote about somebody whom they meet; `at` is when, by a clock put right by ours. */
export type DayNote = { readonly aboutId: string; readonly text: string; readonly at: Date }

export const MOST_NOTED = 2000

export type NoteRefusal = { readonly code: 'note-too-long' | 'nobody-met'; readonly sentence: string }

/**
 * What to write of a note that comes, perhaps late and from another device: the newest stays, whatever the order in which
 * they come; an empty one erases. A device that is ahead of us wrote it now.
 *
 * @returns the note to write, `null` where the one that stands is newer
 */
export const decideNote = (
  standing: Pick<DayNote, 'at'> | null,
  coming: DayNote,
  met: ReadonlySet<string>,
  now: Date,
): Result<DayNote | null, NoteRefusal> => {
  if (!met.has(coming.aboutId)) return refuse({ code: 'nobody-met', sentence: t.refusals.nobodyMet })
  const text = coming.text.replaceAll('\r\n', '\n').trim()
  if (text.length > MOST_NOTED)
    return refuse({ code: 'note-too-long', sentence: t.refusals.noteTooLong(text.length, MOST_NOTED) })
  const at = coming.at > now ? now : coming.at
  return ok(standing !== null && standing.at >= at ? null : { aboutId: coming.aboutId, text, at })
}
