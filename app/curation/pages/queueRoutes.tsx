import { z } from 'zod'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { id, optionalText } from '../../platform/http/fields.ts'
import { errorsOf, type Typed, untouched } from '../../platform/http/formState.ts'
import { many, optional, pageNumber } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { moderator } from '../domain/policy.ts'
import { LONGEST_MESSAGE, proposalKinds, type RefusalReason, refusalReasons } from '../domain/proposal.ts'
import { countQueue, listQueue, oldestRecord, type QueueFilter } from '../store/queue.ts'
import { decideMany } from '../usecases/decideMany.ts'
import { departmentsOf } from './departments.ts'
import { m } from './moderationMessages.ts'
import { QUEUE } from './paths.ts'
import { AGES, QueuePage, queueAddress } from './queueView.tsx'
import { statusOf, typedOf } from './shared.tsx'

const PAGE_SIZE = 50
const DAY = 86_400_000

const queueQuery = z.strictObject({
  etat: optional(z.enum(['precision'])),
  sorte: optional(z.enum(proposalKinds)),
  departement: optional(z.string().regex(/^[0-9AB]{2,3}$/)),
  jours: optional(z.enum(AGES.map(String) as [string, ...string[]])),
  page: pageNumber,
})

const filterOf = (query: z.output<typeof queueQuery>): QueueFilter => ({
  state: query.etat === undefined ? 'waiting' : 'asked',
  kind: query.sorte ?? null,
  department: query.departement ?? null,
  days: query.jours === undefined ? null : Number(query.jours),
})

type Asked = { readonly ctx: Ctx; readonly actor: Actor; readonly formKeys: FormKeys }

const queuePage = async (
  { ctx, actor, formKeys }: Asked,
  { filter, wanted }: { readonly filter: QueueFilter; readonly wanted: number },
  typed: Typed = untouched,
) => {
  const now = toDate(ctx.clock.now())
  const found = await listQueue(ctx.db, ctx.scope, filter, now, { page: wanted, size: PAGE_SIZE })
  const counts = await countQueue(ctx.db, ctx.scope, filter, now)
  return page({
    title: m.queue.title,
    status: statusOf(typed),
    indexed: false,
    wide: true,
    breadcrumb: [{ label: m.queue.title }],
    body: (
      <QueuePage
        view={{
          filter,
          found,
          ...counts,
          daysSince: (at) => Math.floor((now.getTime() - at.getTime()) / DAY),
          oldest: found.total === 0 ? await oldestRecord(ctx.db, ctx.scope, departmentsOf(actor)) : null,
          keys: formKeys,
          typed,
        }}
      />
    ),
  })
}

/** The address of the list where the form stood: ours, or the list as it opens. */
const readBack = (back: string): { readonly filter: QueueFilter; readonly wanted: number } => {
  const asked = URL.canParse(back, 'https://openmap.invalid')
    ? [...new URL(back, 'https://openmap.invalid').searchParams]
    : []
  const read = queueQuery.safeParse(Object.fromEntries(asked))
  const query = read.success ? read.data : queueQuery.parse({})
  return { filter: filterOf(query), wanted: query.page }
}

export const queueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: QUEUE,
    policy: moderator(),
    query: queueQuery,
    handle: (request) => queuePage(request, { filter: filterOf(request.query), wanted: request.query.page }),
  }),
  route({
    method: 'POST',
    path: QUEUE,
    policy: moderator(),
    form: z.strictObject({
      ids: many(id).pipe(z.array(z.string()).max(PAGE_SIZE)),
      decision: z.enum(['accept', 'refuse']),
      reason: optional(z.enum(refusalReasons)),
      text: optionalText(LONGEST_MESSAGE),
      back: z.string().max(200).default(QUEUE),
    }),
    handle: async (request) => {
      const { ctx, services, form } = request
      const { back, ...rest } = form
      const at = readBack(back)
      const again = (errors: Typed['errors']) => queuePage(request, at, { errors, values: typedOf(rest) })
      if (form.ids.length === 0) return again({ ids: m.queue.noneChosen })
      const decision =
        form.decision === 'accept'
          ? ({ kind: 'accept' } as const)
          : ({
              kind: 'refuse',
              reason: (form.reason ?? null) as RefusalReason | null,
              text: form.text ?? null,
            } as const)
      const done = await decideMany(ctx, services, { ids: form.ids, decision })
      if (!done.ok) return again({ [done.refusal.field ?? 'ids']: done.refusal.sentence })
      const { decided, left } = done.value
      const said = form.decision === 'accept' ? m.queue.accepted(decided) : m.queue.refused(decided)
      return redirect(queueAddress(at.filter), {
        flash: [...(decided > 0 ? [said] : []), ...(left > 0 ? [m.queue.left(left)] : [])].join(' '),
      })
    },
    invalid: (request, { problems, typed }) =>
      queuePage(request, readBack(typed.back ?? ''), {
        errors: errorsOf(problems),
        values: typed,
      }),
  }),
]
