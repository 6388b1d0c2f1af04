import { z } from 'zod'
import { askToJoin, findBodyRecord } from '../../accounts/index.ts'
import { readStructures, type Structure, siret } from '../../directory/index.ts'
import { editPath } from '../../directory/pages/index.ts'
import { type PersonActor, worksFor } from '../../platform/access/actor.ts'
import { person } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { optionalText } from '../../platform/http/fields.ts'
import { errorsOf, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Request, type Route, route } from '../../platform/http/route.ts'
import { formatSiret } from '../../platform/i18n/format.ts'
import { LONGEST_MESSAGE } from '../domain/proposal.ts'
import { t } from '../messages.ts'
import { claimOf } from '../store/claims.ts'
import { claimRecord, proofFor } from '../usecases/claim.ts'
import { ClaimPage, type ClaimState } from './claimView.tsx'
import { p } from './messages.ts'
import { CLAIM } from './paths.ts'
import { statusOf } from './shared.tsx'

const c = p.claim
type Asked = Pick<Request<undefined, undefined, undefined, undefined>, 'ctx' | 'actor' | 'formKeys'>

const me = ({ actor }: Asked): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor
}

const claimPage = (
  keys: FormKeys,
  found: ClaimState | null,
  typed: Typed = untouched,
  status = statusOf(typed),
) =>
  page({
    title: c.title,
    status,
    indexed: false,
    breadcrumb: [{ label: p.directory, href: '/structures' }, { label: c.title }],
    body: <ClaimPage keys={keys} found={found} typed={typed} />,
  })

const bodyOf = async (ctx: Ctx, id: string) => asSystem(ctx, () => findBodyRecord(ctx.db, ctx.scope, id))

/** What this person may do with this record today. */
const stateOf = async (asked: Asked, structure: Structure): Promise<ClaimState> => {
  const { ctx } = asked
  const { personId } = me(asked)
  const { organisationId } = structure
  if (organisationId !== null) {
    if (worksFor(me(asked), organisationId, 'reader')) return { kind: 'mine', structure }
    const body = await bodyOf(ctx, organisationId)
    return { kind: 'claimed', structure, body: body?.name ?? '' }
  }
  const { email, waiting } = await claimOf(ctx, structure.id, personId)
  const proof = await proofFor(ctx, structure, personId)
  return { kind: 'free', structure, proof, email, waiting }
}

/** The record of a SIRET as it is typed, or what is wrong with it. */
const find = async (
  ctx: Ctx,
  typed: string,
): Promise<{ readonly structure: Structure } | { readonly wrong: string; readonly missing?: true }> => {
  const number = siret(typed)
  if (!number.ok) return { wrong: number.refusal.sentence }
  const [structure] = await readStructures(ctx.db, ctx.scope, 'siret', [number.value])
  return structure === undefined
    ? { wrong: t.refusals.noRecord(formatSiret(number.value)), missing: true }
    : { structure }
}

const again = async (asked: Asked, values: Typed['values'], errors: Typed['errors'], status?: number) => {
  const found = await find(asked.ctx, values.siret ?? '')
  if ('structure' in found)
    return claimPage(
      asked.formKeys,
      await stateOf(asked, found.structure),
      { errors, values },
      status ?? statusOf({ errors, values }),
    )
  const missing: ClaimState | null = found.missing === true ? { kind: 'missing' } : null
  return claimPage(asked.formKeys, missing, { errors: { siret: found.wrong }, values }, 422)
}

/** Named before the record of any `:slug`. */
export const claimRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: CLAIM,
    policy: person(),
    query: z.strictObject({ siret: optional(z.string().trim().max(40)) }),
    handle: (request) =>
      request.query.siret === undefined
        ? claimPage(request.formKeys, null)
        : again(request, { siret: request.query.siret }, {}),
  }),
  route({
    method: 'POST',
    path: CLAIM,
    policy: person(),
    form: z.strictObject({
      siret: z.string().trim().max(40).default(''),
      message: optionalText(LONGEST_MESSAGE),
    }),
    handle: async (request) => {
      const { ctx, actor, services, form } = request
      const values = { siret: form.siret, message: form.message ?? '' }
      const found = await find(ctx, form.siret)
      if (!('structure' in found)) return again(request, values, {})
      const { structure } = found
      const count = () => services.identity.attempt('askPerPerson', me(request).personId)
      if (structure.organisationId !== null) {
        if (worksFor(actor, structure.organisationId, 'reader')) return redirect(editPath(structure))
        const body = await bodyOf(ctx, structure.organisationId)
        if (body === null) return again(request, values, { form: t.refusals.unknown })
        const asked = await askToJoin(ctx, { site: services, count, body, message: form.message ?? null })
        return asked.ok
          ? redirect('/compte', { flash: c.joinAsked(body.name) })
          : again(
              request,
              values,
              { form: asked.refusal.sentence },
              asked.refusal.code === 'wait' ? 429 : 409,
            )
      }
      const seconds = await count()
      if (seconds !== null) return again(request, values, { form: c.tooMany }, 429)
      const claimed = await claimRecord(ctx, { site: services, structure, message: form.message ?? null })
      if (!claimed.ok)
        return again(
          request,
          values,
          { [claimed.refusal.field ?? 'form']: claimed.refusal.sentence },
          claimed.refusal.code === 'claimed' ? 409 : 422,
        )
      if (claimed.value.kind === 'waiting')
        return redirect('/compte', { flash: claimed.value.joined ? c.joined : c.sent })
      const { body } = claimed.value
      return body.how === 'asked'
        ? redirect('/compte', { flash: c.askedBody(structure.name, body.name) })
        : redirect(editPath(structure), { flash: c.granted(structure.name) })
    },
    invalid: (request, { problems, typed }) => again(request, typed, errorsOf(problems)),
  }),
]
