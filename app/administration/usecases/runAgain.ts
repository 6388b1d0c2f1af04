import { recordChange } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Operations } from '../../platform/jobs/operations.ts'
import type { QueueName } from '../../platform/jobs/queues.ts'
import { requeueMails } from '../../platform/mail/outbox.ts'

/** Puts mails that failed or were kept back in the queue. @returns how many */
export const sendAgain = async (ctx: Ctx, wanted: Parameters<typeof requeueMails>[1]): Promise<number> => {
  const mails = await requeueMails(ctx, wanted)
  if (mails > 0)
    await recordChange(ctx, {
      action: 'mails.requeued',
      subject: { kind: 'mail', id: 'id' in wanted ? wanted.id : wanted.state },
      after: { mails },
    })
  return mails
}

/** Runs a failed job again. @returns false when it is not in failure any more */
export const retryJob = async (
  ctx: Ctx,
  operations: Operations,
  { queue, id }: { readonly queue: QueueName; readonly id: string },
): Promise<boolean> => {
  const retried = await operations.retryJob(ctx.db, queue, id)
  if (retried)
    await recordChange(ctx, { action: 'job.retried', subject: { kind: 'job', id }, after: { queue } })
  return retried
}
