import { z } from 'zod'
import { readStructures, type Structure } from '../../directory/index.ts'
import { type Actor, type PersonActor, worksFor } from '../../platform/access/actor.ts'
import { allowed, type Policy, person, platform, refused } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optional, pageNumber } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { recordReading } from '../../platform/privacy/accessLog.ts'
import { findReported, listMessages } from '../store/messages.ts'
import { refusingOf } from '../store/refusals.ts'
import { resumeMessages, settleReport } from '../usecases/answerRelay.ts'
import { BoxPage, ReportsPage } from './boxView.tsx'
import { p } from './messages.ts'
import { boxPath, reportsPath } from './paths.ts'

const PAGE_SIZE = 25
const nothing = z.strictObject({})
const params = z.strictObject({ id: z.uuid() })

const personOf = (actor: Actor): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor
}

const bodiesOf = (actor: PersonActor): string[] =>
  actor.memberships.map(({ organisationId }) => organisationId)

/** Whoever contributes to the body of the record: only it takes back what its mailbox refused. */
const recordOwner = (): Policy<{ readonly structure: Structure }> => ({
  name: 'contributor of the record’s body',
  people: true,
  decide: (actor, { structure }) =>
    worksFor(actor, structure.organisationId, 'contributor')
      ? allowed
      : refused('contributor of the record’s body'),
})

const loadRecord = async (asked: { readonly ctx: Ctx; readonly params: { readonly id: string } }) => {
  const [structure] = await readStructures(asked.ctx.db, asked.ctx.scope, 'id', [asked.params.id])
  return structure === undefined ? null : { structure }
}

const loadReport = async (asked: { readonly ctx: Ctx; readonly params: { readonly id: string } }) => {
  const message = await findReported(asked.ctx.db, asked.ctx.scope, asked.params.id)
  return message === null ? null : { message }
}

/** Messages of the relay: those that one's bodies received, those that one wrote; to the mission, those complained of. */
export const boxRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: boxPath,
    policy: person(),
    query: z.strictObject({ boite: optional(z.enum(['envoyes'])), page: pageNumber }),
    handle: async ({ ctx, actor, services, query, formKeys }) => {
      const reader = personOf(actor)
      const sent = query.boite === 'envoyes'
      const box = sent ? { author: reader.personId } : { received: bodiesOf(reader) }
      const messages = await listMessages(ctx.db, ctx.scope, { box, page: query.page, size: PAGE_SIZE })
      const refusing = await refusingOf(
        ctx.db,
        ctx.scope,
        bodiesOf(reader).filter((id) => worksFor(reader, id, 'contributor')),
      )
      return page({
        title: p.box.title,
        indexed: false,
        breadcrumb: [{ label: p.box.account, href: '/compte' }, { label: p.box.title }],
        body: (
          <BoxPage
            messages={messages}
            sent={sent}
            refusing={refusing}
            keys={formKeys}
            zone={services.territory.zone}
          />
        ),
      })
    },
  }),
  route({
    method: 'POST',
    path: `${boxPath}/reprise/:id`,
    policy: recordOwner(),
    params,
    form: nothing,
    load: loadRecord,
    handle: async ({ ctx, resource: { structure } }) => {
      const resumed = await resumeMessages(ctx, structure)
      return redirect(boxPath, resumed ? { flash: p.box.resumed } : {})
    },
  }),
  route({
    method: 'GET',
    path: reportsPath,
    policy: platform('mission'),
    logsReading: true,
    query: z.strictObject({ page: pageNumber }),
    handle: async ({ ctx, services, query, formKeys }) => {
      const messages = await listMessages(ctx.db, ctx.scope, {
        box: { reported: true },
        page: query.page,
        size: PAGE_SIZE,
      })
      await recordReading(ctx, {
        record: { kind: 'mail', id: ctx.scope.territoryId },
        count: messages.items.length,
        people: [...new Set(messages.items.flatMap(({ personId }) => personId ?? []))],
        purpose: 'support',
      })
      return page({
        title: p.reports.title,
        indexed: false,
        breadcrumb: [{ label: p.box.account, href: '/compte' }, { label: p.reports.title }],
        body: <ReportsPage messages={messages} keys={formKeys} zone={services.territory.zone} />,
      })
    },
  }),
  ...([true, false] as const).map((settled) =>
    route({
      method: 'POST',
      path: `${reportsPath}/:id/${settled ? 'classement' : 'retablissement'}`,
      policy: platform('mission'),
      params,
      form: nothing,
      load: loadReport,
      handle: async ({ ctx, resource: { message } }) => {
        await settleReport(ctx, { message, settled })
        return redirect(reportsPath, {
          flash: settled ? p.reports.settledFlash : p.reports.unsettledFlash,
          ...(settled
            ? { undo: { path: `${reportsPath}/${message.id}/retablissement`, label: p.reports.undo } }
            : {}),
        })
      },
    }),
  ),
]
