import type { JSX } from 'preact'
import { z } from 'zod'
import { findPerson } from '../../accounts/index.ts'
import { readStructures, type Structure } from '../../directory/index.ts'
import { recordPath } from '../../directory/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { emailField, text } from '../../platform/http/fields.ts'
import type { Typed } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { LONGEST_NAME, LONGEST_SUBJECT, LONGEST_TEXT, SHORTEST_TEXT } from '../domain/message.ts'
import { mayBeWritten } from '../domain/reach.ts'
import { isRefused } from '../store/refusals.ts'
import { sendMessage } from '../usecases/sendMessage.ts'
import { DonePage, FormPage, UnreachablePage } from './formView.tsx'
import { minutesToWait } from './limits.ts'
import { p } from './messages.ts'
import { formPath } from './paths.ts'

const f = p.form
const path = '/structures/:slug/contacter'
const params = z.strictObject({ slug: z.string().max(120) })

type WithStructure = { readonly structure: Structure }

const load = async (named: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string }
}): Promise<WithStructure | null> => {
  const { ctx, params: asked } = named
  const [structure] = await readStructures(ctx.db, ctx.scope, 'short_id', [asked.slug.slice(-10)])
  return structure === undefined || structure.deletedAt !== null ? null : { structure }
}

const framed = (structure: Structure, body: JSX.Element, status = 200, retryAfter?: number) =>
  page({
    title: f.title(structure.name),
    indexed: false,
    status,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    breadcrumb: [{ label: structure.name, href: recordPath(structure) }, { label: f.short }],
    body,
  })

type Asked = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly formKeys: FormKeys
  readonly resource: WithStructure
}

/** Why no message reaches this structure today; null when one does. */
const obstacleOf = async (ctx: Ctx, structure: Structure) => {
  const day = today(ctx.clock).toString()
  if (structure.closedOn !== null && structure.closedOn <= day) return 'closed' as const
  const refused = await isRefused(ctx.db, ctx.scope, structure)
  if (mayBeWritten(structure, day, refused)) return null
  return refused ? ('refused' as const) : ('none' as const)
}

const formPage = (
  { actor, formKeys, resource: { structure } }: Asked,
  typed: Typed,
  status = 422,
  wait?: number,
) =>
  framed(
    structure,
    <FormPage structure={structure} keys={formKeys} typed={typed} visitor={actor.kind !== 'person'} />,
    status,
    wait,
  )

/** How anybody writes to a structure whose address they do not see. */
export const formRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    policy: anyone(),
    params,
    load,
    handle: async (request) => {
      const { ctx, actor, resource } = request
      const because = await obstacleOf(ctx, resource.structure)
      if (because !== null)
        return framed(
          resource.structure,
          <UnreachablePage structure={resource.structure} because={because} />,
        )
      const person = actor.kind === 'person' ? await findPerson(ctx.db, actor.personId) : null
      const values = person === null ? {} : { nom: person.name, courriel: person.email }
      return formPage(request, { errors: {}, values }, 200)
    },
  }),
  route({
    method: 'POST',
    path,
    policy: anyone(),
    params,
    load,
    form: z.strictObject({
      nom: text(LONGEST_NAME, f.nameMissing),
      courriel: emailField,
      objet: text(LONGEST_SUBJECT, f.subjectMissing),
      message: z
        .string(f.textMissing)
        .trim()
        .min(1, { error: f.textMissing, abort: true })
        .min(SHORTEST_TEXT, f.textShort(SHORTEST_TEXT))
        .max(LONGEST_TEXT, f.textLong(LONGEST_TEXT)),
    }),
    handle: async (request) => {
      const { ctx, services, caller, form, resource } = request
      const { structure } = resource
      const again = (errors: Typed['errors'], status?: number, wait?: number) =>
        formPage(request, { errors, values: form }, status, wait)
      const wait = await minutesToWait(services, [
        ['contactPerAddress', caller.address],
        ['contactPerAuthor', form.courriel],
      ])
      if (wait !== null) return again({ form: f.tooMany(wait) }, 429, wait * 60)
      const done = await sendMessage(ctx, services, {
        structure,
        name: form.nom,
        email: form.courriel,
        subject: form.objet,
        text: form.message,
      })
      if (!done.ok) return again({ [done.refusal.field ?? 'form']: done.refusal.sentence })
      if (done.value === 'sent') {
        // What left counts for the record and the day; a message that is undone does not leave.
        const over = await minutesToWait(services, [
          ['contactPerRecord', structure.id],
          ['contactPerDay', ctx.scope.territoryId],
        ])
        if (over !== null) return again({ form: f.tooMany(over) }, 429, over * 60)
      }
      return redirect(formPath(structure, `/envoi${done.value === 'sent' ? '' : '?etat=attente'}`))
    },
    invalid: (request, invalid) =>
      formPage(request, {
        errors: Object.fromEntries(invalid.problems.map(({ field, sentence }) => [field, sentence])),
        values: invalid.typed,
      }),
  }),
  route({
    method: 'GET',
    path: `${path}/envoi`,
    policy: anyone(),
    params,
    query: z.strictObject({ etat: optional(z.enum(['attente'])) }),
    load,
    handle: ({ resource: { structure }, query }) =>
      framed(structure, <DonePage structure={structure} waiting={query.etat === 'attente'} />),
  }),
]
