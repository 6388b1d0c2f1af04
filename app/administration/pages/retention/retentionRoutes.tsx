import { z } from 'zod'
import { RETENTION_TIME } from '../../../accounts/index.ts'
import { administrator } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { asSystem } from '../../../platform/database/scoped.ts'
import { text } from '../../../platform/http/fields.ts'
import { errorsOf } from '../../../platform/http/formState.ts'
import { type PageReply, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDateTime } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { recordReading } from '../../../platform/privacy/accessLog.ts'
import { previewRetention } from '../../../platform/privacy/retention/engine.ts'
import type { FieldErrors } from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import {
  countErasureRequests,
  type Hold,
  holdKinds,
  lastRun,
  latestCertificates,
  standingHolds,
} from '../../store/retention.ts'
import { liftHold, placeHold } from '../../usecases/placeHold.ts'
import { administrationPage } from '../frame.tsx'
import { w } from './messages.ts'
import { nextRun, presentCertificate, presentHold, presentRule } from './presentRetention.ts'
import { RetentionPage } from './retentionView.tsx'

const at = addresses.retention
const SHOWN_CERTIFICATES = 20

type Asked = { readonly ctx: Ctx; readonly services: Services; readonly formKeys: FormKeys }
type Typed = { readonly errors: FieldErrors; readonly typed: Readonly<Record<string, string>> }

/** The list of suspensions names people: whoever opens it reads about them. */
const recordPeople = async (ctx: Ctx, holds: readonly Hold[]): Promise<void> => {
  const people = holds.filter(({ kind }) => kind === 'person').map(({ subjectId }) => subjectId)
  await recordReading(ctx, {
    record: { kind: 'people', id: ctx.scope.territoryId },
    count: people.length,
    people,
    purpose: 'support',
  })
}

const retentionPage = async (
  { ctx, services, formKeys }: Asked,
  shown: Typed = { errors: {}, typed: {} },
): Promise<PageReply> => {
  const { territory } = services
  const { zone } = territory
  // Counts over rows that no actor reads: nothing but numbers and dates comes out of it.
  const previews = await asSystem(ctx, previewRetention)
  const requests = await countErasureRequests(ctx.db)
  const last = await lastRun(ctx.db, ctx.scope)
  const holds = await standingHolds(ctx.db, ctx.scope)
  const certificates = await latestCertificates(ctx.db, ctx.scope, SHOWN_CERTIFICATES)
  const view = {
    keys: formKeys,
    lead: w.lead(nextRun(ctx.clock, zone, RETENTION_TIME)),
    last: last === null ? w.never : w.last(formatDateTime(localOf(last, zone))),
    demo: territory.demo,
    requests:
      requests.waiting + requests.blocked === 0 ? null : w.requests(requests.waiting, requests.blocked),
    rules: previews.map((preview) => presentRule(preview, zone)),
    holds: holds.map((hold) => presentHold(hold, zone)),
    certificates: certificates.map((one) => presentCertificate(one, zone)),
    ...shown,
  }
  await recordPeople(ctx, holds)
  const reply = administrationPage(w.title, <RetentionPage view={view} />)
  return Object.keys(shown.errors).length === 0 ? reply : { ...reply, status: 422 }
}

export const retentionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: administrator(),
    logsReading: true,
    handle: (request) => retentionPage(request),
  }),
  route({
    method: 'POST',
    path: `${at}/suspensions`,
    policy: administrator(),
    form: z.strictObject({
      kind: z.enum(holdKinds, w.hold.kindMissing),
      subject: text(254, w.hold.subjectMissing),
      reason: text(500, w.hold.reasonMissing),
    }),
    handle: async (request) => {
      const placed = await placeHold(request.ctx, request.form)
      if (placed.ok) return redirect(`${at}#suspensions`, { flash: w.hold.placedFlash })
      const { field = 'subject', sentence } = placed.refusal
      return retentionPage(request, { errors: { [field]: sentence }, typed: request.form })
    },
    invalid: (request, { problems, typed }) =>
      retentionPage(request, {
        errors: errorsOf(problems),
        typed,
      }),
  }),
  route({
    method: 'POST',
    path: `${at}/suspensions/:id/levee`,
    policy: administrator(),
    params: z.strictObject({ id: z.uuid() }),
    form: z.strictObject({}),
    handle: async ({ ctx, params }) => {
      const lifted = await liftHold(ctx, params.id)
      return redirect(`${at}#suspensions`, { flash: lifted ? w.hold.lifted : w.hold.notThere })
    },
  }),
]
