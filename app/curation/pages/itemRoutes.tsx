import { z } from 'zod'
import { findPerson } from '../../accounts/index.ts'
import { readStructures, type Structure } from '../../directory/index.ts'
import { versionField } from '../../directory/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { optionalText } from '../../platform/http/fields.ts'
import { errorsOf, type Typed, untouched } from '../../platform/http/formState.ts'
import { many, optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Invalid, type Route, route, type Services } from '../../platform/http/route.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { Result } from '../../platform/kernel/result.ts'
import { recordReading } from '../../platform/privacy/accessLog.ts'
import { tender } from '../domain/policy.ts'
import {
  LONGEST_MESSAGE,
  type Proposal,
  type ProposalAuthor,
  proposable,
  refusalReasons,
} from '../domain/proposal.ts'
import type { Refused } from '../domain/refusals.ts'
import { authorsOf, findProposal } from '../store/proposals.ts'
import { acceptProposal, askAuthor, type Decided, refuseProposal } from '../usecases/decide.ts'
import { ItemPage } from './itemView.tsx'
import { m } from './moderationMessages.ts'
import { QUEUE } from './paths.ts'
import { rowsOf } from './presentItem.ts'
import { typedOf } from './shared.tsx'

type Item = {
  readonly proposal: Proposal
  readonly structure: Structure | null
  readonly place: { readonly department: string | null }
}
type Asked = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly services: Services
  readonly formKeys: FormKeys
  readonly resource: Item
}

const params = z.strictObject({ id: z.uuid() })

/** The database shows a moderator what they may decide; anything else is unknown. */
const load = async ({
  ctx,
  params: { id },
}: {
  readonly ctx: Ctx
  readonly params: { readonly id: string }
}): Promise<Item | null> => {
  const proposal = await findProposal(ctx.db, ctx.scope, id)
  if (proposal === null) return null
  const { structureId } = proposal
  const [structure = null] =
    structureId === null
      ? []
      : await readStructures(ctx.db, ctx.scope, 'id', [structureId], { deleted: true })
  return { proposal, structure, place: structure ?? { department: proposal.department } }
}

const answersOf = (authors: readonly ProposalAuthor[]): string => {
  const ways = [
    ...(authors.some(({ email }) => email !== null) ? [m.item.byMail] : []),
    ...(authors.some(({ email, personId }) => email === null && personId !== null) ? [m.item.byNotice] : []),
  ]
  return ways.length === 0 ? m.item.byNothing : ways.join(', ')
}

/** Who claims is shown to whoever decides, and that they read it is written. */
const claimantOf = async (ctx: Ctx, { proposal }: Item, authors: readonly ProposalAuthor[]) => {
  const personId = proposal.kind === 'claim' ? (authors[0]?.personId ?? null) : null
  if (personId === null) return null
  const person = await asSystem(ctx, () => findPerson(ctx.db, personId))
  if (person === null) return null
  return { id: person.id, name: person.name, email: person.email, verified: person.emailVerified }
}

const itemPage = async (asked: Asked, typed: Typed = untouched, status = 200) => {
  const { ctx, services, formKeys, resource } = asked
  const { proposal, structure } = resource
  const authors = await authorsOf(ctx.db, ctx.scope, proposal.id)
  const claimant = await claimantOf(ctx, resource, authors)
  const name = structure?.name ?? ('name' in proposal.change ? String(proposal.change.name) : '')
  const reply = page({
    title: name,
    status,
    indexed: false,
    wide: true,
    breadcrumb: [{ label: m.queue.title, href: QUEUE }, { label: name }],
    body: (
      <ItemPage
        view={{
          proposal,
          structure,
          name,
          day: localOf(proposal.createdAt, services.territory.zone).toPlainDate().toString(),
          rows: rowsOf(proposal, structure),
          sayings: authors,
          answers: answersOf(authors),
          answerable: authors.some(({ email, personId }) => email !== null || personId !== null),
          claimant,
          keys: formKeys,
          typed,
        }}
      />
    ),
  })
  if (claimant !== null)
    await recordReading(ctx, {
      record: { kind: 'requests', id: proposal.id },
      count: 1,
      people: [claimant.id],
      purpose: 'support',
    })
  return reply
}

/** One answer: the queue again, or the proposal with what forbids it. */
const answer = <F extends z.ZodObject>(
  path: string,
  form: F,
  decide: (request: Asked, form: z.output<F>) => Promise<Result<Decided, Refused>>,
  done: (request: Asked, form: z.output<F>) => string,
): Route =>
  route({
    method: 'POST',
    path: `${QUEUE}/:id${path}`,
    policy: tender(),
    params,
    form,
    load,
    handle: async (request) => {
      const given = request.form as z.output<F>
      const decided = await decide(request, given)
      if (decided.ok) return redirect(QUEUE, { flash: done(request, given) })
      const { code, field = 'form', sentence } = decided.refusal
      const fresh = await load(request)
      const status = ['conflict', 'answered', 'claimed-meanwhile'].includes(code) ? 409 : 422
      return itemPage(
        { ...request, resource: fresh ?? request.resource },
        { errors: { [field]: sentence }, values: typedOf(given) },
        status,
      )
    },
    invalid: (request, { problems, typed }: Invalid) =>
      itemPage(
        request,
        {
          errors: errorsOf(problems),
          values: typed,
        },
        422,
      ),
  })

export const itemRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${QUEUE}/:id`,
    policy: tender(),
    params,
    load,
    logsReading: true,
    handle: (request) => itemPage(request),
  }),
  answer(
    '/acceptation',
    z.strictObject({ fields: many(z.enum(proposable)), version: optional(versionField) }),
    ({ ctx, services, resource }, { fields, version }) =>
      acceptProposal(ctx, services, {
        id: resource.proposal.id,
        fields,
        ...(version === undefined ? {} : { version }),
      }),
    ({ resource }, { fields }) =>
      resource.proposal.kind === 'correction' && fields.length < Object.keys(resource.proposal.change).length
        ? m.item.partly
        : m.item.accepted,
  ),
  answer(
    '/refus',
    z.strictObject({ reason: optional(z.enum(refusalReasons)), text: optionalText(LONGEST_MESSAGE) }),
    ({ ctx, services, resource }, { reason, text }) =>
      refuseProposal(ctx, services, {
        id: resource.proposal.id,
        reason: reason ?? null,
        text: text ?? null,
      }),
    () => m.item.refused,
  ),
  answer(
    '/precision',
    z.strictObject({ question: optionalText(LONGEST_MESSAGE) }),
    ({ ctx, services, resource }, { question }) =>
      askAuthor(ctx, services, { id: resource.proposal.id, text: question ?? null }),
    () => m.item.asked,
  ),
]
