import { z } from 'zod'
import { findOrganisations, survivorOf } from '../../../accounts/index.ts'
import { administrator } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { text } from '../../../platform/http/fields.ts'
import { optional } from '../../../platform/http/input.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { addresses } from '../../domain/addresses.ts'
import { t } from '../../messages.ts'
import { likelyDuplicates } from '../../store/bodies.ts'
import { mergeTwoBodies } from '../../usecases/approvables.ts'
import { type CountedBody, readBody } from '../../usecases/readBody.ts'
import { requestApproval } from '../../usecases/requestApproval.ts'
import { administrationPage } from '../frame.tsx'
import { ChooseOtherPage, DuplicatesPage, MergePage, type MergeView } from './mergeView.tsx'
import { b } from './messages.ts'
import { comparison } from './presentMerge.ts'

const at = addresses.bodies
const one = z.strictObject({ id: z.uuid() })
const crumbs = () => [{ label: t.menu.bodies, href: at }]

const loadBody = ({ ctx, params }: { readonly ctx: Ctx; readonly params: { readonly id: string } }) =>
  readBody(ctx, params.id)

const weight = ({ counts }: CountedBody): number => Object.values(counts).reduce((sum, one) => sum + one, 0)

/** Merged bodies are gone for this: whoever comes back to compare them is led to the one that stays. */
const goneTo = async (ctx: Ctx, ...records: readonly CountedBody[]) => {
  for (const { body } of records) {
    const survivor = body.mergedInto === null ? null : await survivorOf(ctx.db, ctx.scope.territoryId, body)
    if (survivor !== null)
      return redirect(`${at}/${survivor.id}`, { flash: b.merge.mergedNote(survivor.name) })
  }
  return null
}

const choosePage = async (ctx: Ctx, { body }: CountedBody, error?: string) => {
  const all = await findOrganisations(ctx.db, ctx.scope)
  const others = all.filter(({ id }) => id !== body.id).map(({ id, name }) => ({ value: id, label: name }))
  return administrationPage(
    b.merge.title,
    <ChooseOtherPage body={body} others={others} error={error} />,
    [...crumbs(), { label: body.name, href: `${at}/${body.id}` }],
    error === undefined ? 200 : 422,
  )
}

type Shown = Partial<Pick<MergeView, 'error' | 'problem' | 'reason'>>

const comparePage = (
  { territory }: Services,
  keys: FormKeys,
  [first, second]: readonly [CountedBody, CountedBody],
  keep: string | undefined,
  shown: Shown = {},
) => {
  // The one on which more hangs is kept unless said otherwise.
  const usual = weight(second) > weight(first) ? second : first
  const kept = [first, second].find(({ body }) => body.id === keep) ?? usual
  const merged = kept === first ? second : first
  const view: MergeView = {
    kept: kept.body,
    merged: merged.body,
    both: [first.body, second.body],
    rows: comparison(kept, merged, territory),
    keys,
    error: shown.error,
    problem: shown.problem ?? null,
    reason: shown.reason ?? '',
  }
  const status = view.error === undefined && view.problem === null ? 200 : 422
  return administrationPage(
    b.merge.title,
    <MergePage view={view} />,
    [...crumbs(), { label: first.body.name, href: `${at}/${first.body.id}` }],
    status,
  )
}

export const mergeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${at}/doublons`,
    policy: administrator(),
    handle: async ({ ctx }) =>
      administrationPage(
        b.merge.listTitle,
        <DuplicatesPage pairs={await likelyDuplicates(ctx.db, ctx.scope)} />,
        crumbs(),
      ),
  }),
  route({
    method: 'GET',
    path: `${at}/:id/fusion`,
    policy: administrator(),
    params: one,
    query: z.strictObject({ avec: optional(z.uuid()), garder: optional(z.uuid()) }),
    load: loadBody,
    handle: async ({ ctx, services, formKeys, resource, query }) => {
      const other = query.avec === undefined ? null : await readBody(ctx, query.avec)
      const gone = await goneTo(ctx, resource, ...(other === null ? [] : [other]))
      if (gone !== null) return gone
      if (query.avec === undefined) return choosePage(ctx, resource)
      if (other === null || other.body.id === resource.body.id)
        return choosePage(ctx, resource, b.merge.choose)
      return comparePage(services, formKeys, [resource, other], query.garder)
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:id/fusion`,
    policy: administrator(),
    params: one,
    form: z.strictObject({
      other: z.uuid(b.merge.choose),
      keep: z.uuid(b.merge.choose),
      reason: z.string().max(2000).default(''),
    }),
    load: loadBody,
    handle: async ({ ctx, services, formKeys, resource, form }) => {
      const other = await readBody(ctx, form.other)
      if (other === null || other.body.id === resource.body.id)
        return choosePage(ctx, resource, b.merge.choose)
      const both = [resource, other] as const
      const again = (shown: Shown) => comparePage(services, formKeys, both, form.keep, shown)
      const reason = text(500, b.page.reasonMissing).safeParse(form.reason)
      if (!reason.success) return again({ error: reason.error.issues[0]?.message ?? '', reason: form.reason })
      if (!both.some(({ body }) => body.id === form.keep)) return choosePage(ctx, resource, b.merge.choose)
      const mergedId = form.keep === form.other ? resource.body.id : form.other
      const asked = await requestApproval(ctx, {
        site: services,
        approvable: mergeTwoBodies,
        payload: { survivorId: form.keep, mergedId },
        reason: reason.data,
      })
      if (!asked.ok) return again({ problem: asked.refusal.sentence, reason: form.reason })
      return redirect(addresses.approvals, { flash: b.done.asked })
    },
  }),
]
