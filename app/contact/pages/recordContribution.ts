import type { RecordContribution } from '../../directory/pages/index.ts'
import { today } from '../../platform/kernel/dates.ts'
import { mayBeWritten } from '../domain/reach.ts'
import { t } from '../messages.ts'
import { isRefused } from '../store/refusals.ts'
import { formPath } from './paths.ts'

/** What the page of a record offers where the structure takes messages: its address is never there. */
export const contactOfRecord: RecordContribution = {
  actions: async ({ db, scope, clock }, structure) =>
    mayBeWritten(structure, today(clock).toString(), await isRefused(db, scope, structure))
      ? [{ label: t.record.contact, href: formPath(structure), icon: 'message-square', primary: true }]
      : [],
}
