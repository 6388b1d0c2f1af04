import type { Ctx } from '../../platform/database/context.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { KeepReason } from '../domain/importUndo.ts'
import { changesOf, type EventImport, type KeptChange } from '../store/imports.ts'
import { participantsOf } from '../store/participants.ts'
import { planUndo } from '../usecases/undoImport.ts'
import { im } from './importMessages.ts'

export type ImportShown = {
  readonly when: string
  readonly undoneAt: string | null
  /** What undoing would take out, and put back. */
  readonly remove: number
  readonly restore: number
  /** What undoing would leave, or left, by name. */
  readonly kept: readonly { readonly key: string; readonly who: string; readonly why: string }[]
}

export const momentOf = (at: Date, event: Pick<OpenMapEvent, 'zone'>): string =>
  formatDateTime(localOf(at, event.zone))

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What an import did, and what its undoing would do now, or did. */
export const presentImport = async (
  ctx: Ctx,
  event: OpenMapEvent,
  made: EventImport,
): Promise<ImportShown> => {
  const names = new Map(
    (await participantsOf(ctx.db, ctx.scope, event.id)).map(({ id, displayName }) => [id, displayName]),
  )
  const nameOf = (id: string): string => names.get(id) ?? im.undo.gone
  const line = ({ number, participantId, toId }: KeptChange, reasons: readonly KeepReason[]) => ({
    key: String(number),
    who: toId === null ? nameOf(participantId) : im.undo.pair(nameOf(participantId), nameOf(toId)),
    why: `${capital(reasons.map((reason) => im.undo.reasons[reason]).join('\u00a0; '))}.`,
  })
  const when = momentOf(made.madeAt, event)
  if (made.undoneAt !== null) {
    const changes = await changesOf(ctx.db, ctx.scope, made.id)
    return {
      when,
      undoneAt: momentOf(made.undoneAt, event),
      remove: 0,
      restore: 0,
      kept: changes.filter(({ outcome }) => outcome === 'kept').map((one) => line(one, one.reasons)),
    }
  }
  const plan = await planUndo(ctx, event, made)
  const count = (wanted: 'remove' | 'restore') => plan.filter(({ step }) => step.step === wanted).length
  return {
    when,
    undoneAt: null,
    remove: count('remove'),
    restore: count('restore'),
    kept: plan.flatMap(({ change, step }) => (step.step === 'keep' ? [line(change, step.reasons)] : [])),
  }
}
