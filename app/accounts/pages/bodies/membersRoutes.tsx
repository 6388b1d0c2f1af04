import { z } from 'zod'
import { person } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { id, text } from '../../../platform/http/fields.ts'
import { redirect, type Undo } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf, today } from '../../../platform/kernel/dates.ts'
import { visitOf } from '../../domain/lastVisit.ts'
import { bodyAction } from '../../domain/policy.ts'
import { t } from '../../messages.ts'
import { findMember, listMembers, type Member } from '../../store/members.ts'
import { changeRole } from '../../usecases/changeRole.ts'
import { recordTeam } from '../../usecases/recordTeam.ts'
import { leaveBody, removeMember } from '../../usecases/removeMember.ts'
import { restoreMember } from '../../usecases/restoreMember.ts'
import { bodyPath } from './bodyFrame.tsx'
import {
  bodyPage,
  loadBody,
  personOf,
  refusedPage,
  roleField,
  slugParams,
  type WithBody,
} from './bodyShared.tsx'
import { LeavePage, MembersPage, RemovePage } from './membersView.tsx'
import { b } from './messages.ts'

const at = '/compte/organisation/:slug'
const memberParams = z.strictObject({ ...slugParams.shape, person: z.uuid() })
const crumb = (slug: string) => ({ label: b.members.title, href: bodyPath(slug, '/membres') })

const nameOf = ({ name, email }: Pick<Member, 'name' | 'email'>): string => name || email

const membersPage = async (
  ctx: Ctx,
  resource: WithBody,
  { territory }: Services,
  keys: FormKeys,
  { refusal, status = 200 }: { readonly refusal?: string; readonly status?: number } = {},
) => {
  const { body } = resource
  const day = today(ctx.clock).toString()
  const found = await listMembers(ctx.db, ctx.scope, body.id)
  const members = found.map((member) => ({
    id: member.personId,
    name: member.name,
    email: member.email,
    role: member.role,
    since: formatDate(localOf(member.since, territory.zone)),
    visit: visitOf(member.lastSeenOn, day),
    closed: member.closed,
    self: member.personId === personOf(ctx.actor).personId,
  }))
  const view = { ...resource, keys, members, refusal }
  await recordTeam(
    ctx,
    body.id,
    'members',
    found.map(({ personId }) => personId),
  )
  return bodyPage(body, b.members.title, <MembersPage view={view} />, { status })
}

/** The member of the address, in the body of the address; anybody else is unknown here. */
const loadMember = async (
  request: Parameters<typeof loadBody>[0] & { readonly params: { person: string } },
) => {
  const found = await loadBody(request)
  if (found === null) return null
  const { ctx, params } = request
  const member = await findMember(ctx.db, ctx.scope, found.body.id, params.person)
  return member === null ? null : { ...found, member }
}

const undoDeparture = (entry: string): Undo => ({
  path: '/compte/organisation/annulation',
  label: b.members.undo,
  fields: { entry },
})

export const membersRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${at}/membres`,
    policy: bodyAction('view'),
    logsReading: true,
    params: slugParams,
    load: loadBody,
    handle: ({ ctx, resource, services, formKeys }) => membersPage(ctx, resource, services, formKeys),
  }),
  route({
    method: 'POST',
    path: `${at}/membres/:person/role`,
    policy: bodyAction('changeRole'),
    params: memberParams,
    form: z.strictObject({ role: roleField }),
    load: loadMember,
    handle: async ({ ctx, resource, services, formKeys, params, form }) => {
      const { body, member } = resource
      const wanted = { site: services, body, personId: member.personId, role: form.role }
      const changed = await changeRole(ctx, wanted)
      if (changed.ok) {
        const { before, after } = changed.value
        const path = bodyPath(body.slug, `/membres/${params.person}/role`)
        // Whoever lowered themselves could not take it back: only those who manage change roles.
        const mine = member.personId === personOf(ctx.actor).personId
        return redirect(bodyPath(body.slug, '/membres'), {
          flash: b.members.changed(nameOf(member), t.roles[after]),
          ...(before === after || mine
            ? {}
            : { undo: { path, label: b.members.undo, fields: { role: before } } }),
        })
      }
      const { refusal } = changed
      return refusal.code === 'not-allowed'
        ? refusedPage(refusal, body.slug)
        : membersPage(ctx, resource, services, formKeys, { refusal: refusal.sentence, status: 409 })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/membres/:person/retrait`,
    policy: bodyAction('remove'),
    params: memberParams,
    load: loadMember,
    handle: ({ resource: { body, member }, formKeys }) => {
      const shown = { id: member.personId, name: nameOf(member) }
      return bodyPage(
        body,
        b.remove.title(shown.name),
        <RemovePage body={body} person={shown} keys={formKeys} />,
        { above: [crumb(body.slug)] },
      )
    },
  }),
  route({
    method: 'POST',
    path: `${at}/membres/:person/retrait`,
    policy: bodyAction('remove'),
    params: memberParams,
    form: z.strictObject({ reason: text(300, b.remove.reasonMissing) }),
    load: loadMember,
    handle: async ({ ctx, resource, services, formKeys, form }) => {
      const { body, member } = resource
      const wanted = { site: services, body, personId: member.personId, reason: form.reason }
      const removed = await removeMember(ctx, wanted)
      if (removed.ok)
        return redirect(bodyPath(body.slug, '/membres'), {
          flash: b.remove.done(nameOf(member)),
          undo: undoDeparture(removed.value.entry),
        })
      const { refusal } = removed
      return refusal.code === 'not-allowed'
        ? refusedPage(refusal, body.slug)
        : membersPage(ctx, resource, services, formKeys, { refusal: refusal.sentence, status: 409 })
    },
    invalid: ({ resource: { body, member }, formKeys }, { problems, typed }) => {
      const shown = { id: member.personId, name: nameOf(member) }
      return bodyPage(
        body,
        b.remove.title(shown.name),
        <RemovePage
          body={body}
          person={shown}
          keys={formKeys}
          error={problems[0]?.sentence}
          reason={typed.reason}
        />,
        { above: [crumb(body.slug)], status: 422 },
      )
    },
  }),
  route({
    method: 'GET',
    path: `${at}/depart`,
    policy: bodyAction('leave'),
    params: slugParams,
    load: loadBody,
    handle: ({ resource: { body }, formKeys }) =>
      bodyPage(body, b.remove.leaveTitle, <LeavePage body={body} keys={formKeys} />, {
        above: [crumb(body.slug)],
      }),
  }),
  route({
    method: 'POST',
    path: `${at}/depart`,
    policy: bodyAction('leave'),
    params: slugParams,
    form: z.strictObject({}),
    load: loadBody,
    handle: async ({ ctx, resource, services, formKeys }) => {
      const { body } = resource
      const left = await leaveBody(ctx, body.id)
      return left.ok
        ? redirect('/compte', {
            flash: b.remove.left(body.name),
            undo: undoDeparture(left.value.entry),
          })
        : membersPage(ctx, resource, services, formKeys, { refusal: left.refusal.sentence, status: 409 })
    },
  }),
  route({
    method: 'POST',
    path: '/compte/organisation/annulation',
    policy: person(),
    form: z.strictObject({ entry: id }),
    handle: async ({ ctx, form }) => {
      const restored = await restoreMember(ctx, form.entry)
      if (!restored.ok) return refusedPage(restored.refusal)
      const { slug, name } = restored.value
      return redirect(bodyPath(slug, '/membres'), { flash: b.remove.restored(name) })
    },
  }),
]
