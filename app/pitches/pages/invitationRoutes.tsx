import { z } from 'zod'
import { crumbsOf, slugParams } from '../../events/pages/index.ts'
import { person } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { Button, EmptyState, Form, PageTitle } from '../../ui/index.ts'
import { isJuror } from '../store/jury.ts'
import { invitationHere, joinJury } from '../usecases/inviteJuror.ts'
import { loadCall, type WithCall } from './loading.ts'
import { p } from './messages.ts'
import { juryPath } from './paths.ts'

const w = p.juryInvitation
const at = '/rencontres/:slug/jury/invitation'

const InvitationPage = (props: WithCall & { readonly invited: boolean; readonly keys: FormKeys }) => {
  const { event, call, invited, keys } = props
  return (
    <>
      <PageTitle kicker={event.title} title={w.title} lead={w.lead(formatDate(call.juryUntil))} />
      {invited ? (
        <Form
          action={juryPath(event, '/invitation')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={w.title}
        >
          <Button>{w.join}</Button>
        </Form>
      ) : (
        <EmptyState title={w.none} icon="users">
          <p>{w.noneText}</p>
        </EmptyState>
      )}
    </>
  )
}

const invitationPage = async (ctx: Ctx, found: WithCall, keys: FormKeys) =>
  page({
    title: `${w.title} – ${found.event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(found.event, { label: w.title }),
    body: (
      <InvitationPage {...found} keys={keys} invited={(await invitationHere(ctx, found.event.id)) !== null} />
    ),
  })

const mine = { policy: person(), params: slugParams, load: loadCall, path: at } as const

/** Somebody who was asked by their address joins the jury by a button: the mail itself opens nothing. */
export const invitationRoutes: readonly Route[] = [
  route({
    ...mine,
    method: 'GET',
    handle: async ({ ctx, actor, resource, formKeys }) => {
      const { event } = resource
      const sits = actor.kind === 'person' && (await isJuror(ctx.db, ctx.scope, event.id, actor.personId))
      return sits ? redirect(juryPath(event)) : invitationPage(ctx, resource, formKeys)
    },
  }),
  route({
    ...mine,
    method: 'POST',
    form: z.strictObject({}),
    handle: async ({ ctx, resource: { event } }) => {
      const joined = await joinJury(ctx, { event })
      return joined.ok
        ? redirect(juryPath(event), { flash: w.joined })
        : redirect(juryPath(event, '/invitation'), { flash: joined.refusal.sentence })
    },
  }),
]
