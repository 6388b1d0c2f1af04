import { z } from 'zod'
import { activeAdministrators } from '../../../accounts/index.ts'
import { administrator } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { pageNumber } from '../../../platform/http/input.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { addresses } from '../../domain/addresses.ts'
import { t } from '../../messages.ts'
import { findApproval, type NamedApproval, pastApprovals, waitingApprovals } from '../../store/approvals.ts'
import type { AnyApprovable, ApprovalWords } from '../../usecases/approvable.ts'
import { decideApproval } from '../../usecases/decideApproval.ts'
import { administrationPage } from '../frame.tsx'
import { ApprovalsPage, type ApprovalsView } from './approvalsView.tsx'
import { a } from './messages.ts'
import { presentPast, presentWaiting } from './presentApprovals.ts'

const at = addresses.approvals
const PAGE_SIZE = 20

const wordsOf = (
  ctx: Ctx,
  approvables: readonly AnyApprovable[],
  { kind, payload }: NamedApproval,
): Promise<ApprovalWords> =>
  approvables.find((one) => one.kind === kind)?.words(ctx, payload) ??
  Promise.resolve({ title: a.unknownKind, text: kind, href: null })

/** The page of decisions, with the changes that this deployment knows how to make. */
export const approvalsRoutes = (approvables: readonly AnyApprovable[]): readonly Route[] => {
  const approvalsPage = async (
    ctx: Ctx,
    { territory }: Services,
    keys: FormKeys,
    shown: { readonly page?: number; readonly problem?: string } = {},
  ) => {
    const now = toDate(ctx.clock.now())
    const { zone } = territory
    const personId = ctx.actor.kind === 'person' ? ctx.actor.personId : ''
    const waiting: ApprovalsView['waiting'][number][] = []
    for (const one of await waitingApprovals(ctx.db, ctx.scope, now))
      waiting.push(presentWaiting(one, await wordsOf(ctx, approvables, one), { personId, zone }))
    const past = await pastApprovals(ctx.db, ctx.scope, { page: shown.page ?? 1, size: PAGE_SIZE, now })
    const items: ApprovalsView['past']['items'][number][] = []
    for (const one of past.items)
      items.push(presentPast(one, await wordsOf(ctx, approvables, one), { now, zone }))
    const administrators = await activeAdministrators(ctx.db, ctx.scope.territoryId)
    const view = {
      waiting,
      past: { ...past, items },
      alone: administrators.length < 2,
      keys,
      problem: shown.problem ?? null,
    }
    return administrationPage(
      t.menu.approvals,
      <ApprovalsPage view={view} />,
      [],
      view.problem === null ? 200 : 409,
    )
  }
  return [
    route({
      method: 'GET',
      path: at,
      policy: administrator(),
      query: z.strictObject({ page: pageNumber }),
      handle: ({ ctx, services, formKeys, query }) => approvalsPage(ctx, services, formKeys, query),
    }),
    route({
      method: 'POST',
      path: `${at}/:id`,
      policy: administrator(),
      params: z.strictObject({ id: z.uuid() }),
      form: z.strictObject({ decision: z.enum(['approved', 'refused', 'withdrawn']) }),
      load: ({ ctx, params }) => findApproval(ctx.db, ctx.scope, params.id),
      handle: async ({ ctx, services, formKeys, resource, form: { decision } }) => {
        const decided = await decideApproval(ctx, { site: services, approvables, id: resource.id, decision })
        if (!decided.ok) return approvalsPage(ctx, services, formKeys, { problem: decided.refusal.sentence })
        return redirect(at, { flash: a.done[decision] })
      },
    }),
  ]
}
