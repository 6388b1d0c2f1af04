import { type Change, recordChange } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { OpenMapEvent } from '../domain/event.ts'

/** Writes a change of an event in the journal, under the body that organises it. Names of people stay out of it. */
export const recordOfEvent = (
  ctx: Ctx,
  event: Pick<OpenMapEvent, 'id' | 'organiserId'>,
  change: Pick<Change, 'action' | 'before' | 'after'>,
): Promise<string> =>
  recordChange(ctx, {
    ...change,
    subject: { kind: 'event', id: event.id },
    organisationId: event.organiserId ?? undefined,
  })
