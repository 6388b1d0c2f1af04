import { notify, recordChange } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Json } from '../../platform/database/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { d } from '../domain/decisionMessages.ts'
import { insertApproval } from '../store/approvals.ts'
import type { Approvable, Site } from './approvable.ts'

/** Key of what the other administrators are told. */
export const approvalNotice = (id: string): string => `approval:${id}:asked`

/** Asks for a change that another administrator must decide. The others are told. */
export const requestApproval = async <P extends { readonly [key: string]: Json }>(
  ctx: Ctx,
  asked: {
    readonly site: Site
    readonly approvable: Approvable<P>
    readonly payload: P
    readonly reason: string
  },
): Promise<Result<{ readonly id: string }, Refusal<'already-asked'>>> => {
  const { approvable, payload, reason } = asked
  const { kind } = approvable
  const made = await insertApproval(ctx, { kind, subject: approvable.subject(payload), payload, reason })
  if (made === null) return refuse({ code: 'already-asked', sentence: d.alreadyAsked })
  await recordChange(ctx, {
    action: 'approval.asked',
    subject: { kind: 'approval', id: made.id },
    after: { kind, ...payload, reason },
  })
  await notify(ctx, asked.site, {
    platformRole: 'administrator',
    topic: 'administration',
    key: approvalNotice(made.id),
    // What is asked stays behind the door: mails are read over shoulders.
    ...d.notice,
    href: '/administration/approbations',
    ...(ctx.actor.kind === 'person' ? { except: ctx.actor.personId } : {}),
  })
  return ok({ id: made.id })
}
