import { EXPORT_REQUESTED } from './accounts/index.ts'
import { TRADE_WORDS_CHANGED } from './administration/index.ts'
import { eventContributions } from './contributions.ts'
import { reindexTrade } from './directory/index.ts'
import { EVENT_CALLED_OFF, mailCalledOff, mailTimetable, TIMETABLE_ASKED } from './events/index.ts'
import { MAILING_CONFIRMED, sendMailing } from './mailings/index.ts'
import type { Enqueue } from './platform/jobs/jobs.ts'
import type { Subscriptions } from './platform/jobs/subscribe.ts'
import { MAIL_QUEUED } from './platform/mail/queueMail.ts'
import type { Territory } from './platform/territory.ts'
import { REGISTERS_ASKED, STRUCTURE_IMPORT_ASKED } from './registers/index.ts'

/** Fact → reactions: read it and you know every side effect. */
export const makeSubscriptions = (parts: {
  readonly territory: Territory
  readonly publicUrl: string
  readonly enqueue: Enqueue
}): Subscriptions => ({
  [EVENT_CALLED_OFF]: [{ effect: 'mail-everyone', run: mailCalledOff(parts, eventContributions) }],
  TimetablePublished: [{ effect: 'mail-participants', run: mailTimetable(parts) }],
  [TIMETABLE_ASKED]: [
    {
      effect: 'compute-timetable',
      run: (ctx, { runId }) => parts.enqueue(ctx.db, 'timetable', { runId: String(runId) }),
    },
  ],
  [STRUCTURE_IMPORT_ASKED]: [
    {
      effect: 'run-import',
      run: (ctx, { importId }) => parts.enqueue(ctx.db, 'import', { importId: String(importId) }),
    },
  ],
  [REGISTERS_ASKED]: [{ effect: 'read-registers', run: (ctx) => parts.enqueue(ctx.db, 'registers', {}) }],
  [TRADE_WORDS_CHANGED]: [
    { effect: 'reindex-trade', run: (ctx, { sector }) => reindexTrade(ctx, String(sector)) },
  ],
  [EXPORT_REQUESTED]: [
    {
      effect: 'prepare-export',
      run: (ctx, { exportId }) =>
        parts.enqueue(ctx.db, 'export', {
          territoryId: ctx.scope.territoryId,
          exportId: String(exportId),
        }),
    },
  ],
  [MAILING_CONFIRMED]: [{ effect: 'write-mails', run: sendMailing(parts) }],
  [MAIL_QUEUED]: [
    {
      effect: 'send-mail',
      run: (ctx, { mailId }) =>
        parts.enqueue(ctx.db, 'mail', { territoryId: ctx.scope.territoryId, mailId: String(mailId) }),
    },
  ],
})
