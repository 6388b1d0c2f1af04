import { z } from 'zod'
import { departmentName, isDepartment } from '../../../platform/geo/departments.ts'
import { optionalText, text, wholeNumber } from '../../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../../platform/http/formState.ts'
import { many, optional } from '../../../platform/http/input.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { type BodyField, type BodyIdentity, differingFields, ownKinds } from '../../domain/bodyChange.ts'
import { bodyAction } from '../../domain/policy.ts'
import type { Body } from '../../store/bodies.ts'
import { updateBody } from '../../usecases/updateBody.ts'
import { bodyPath } from './bodyFrame.tsx'
import { bodyPage, loadBody, refusedPage, slugParams, type WithBody } from './bodyShared.tsx'
import { type Difference, EditPage } from './editView.tsx'
import { b } from './messages.ts'

const words = b.edit

const form = z.strictObject({
  version: wholeNumber(1, 1_000_000_000),
  name: text(160, words.nameMissing),
  kinds: many(z.enum(ownKinds)),
  siren: optionalText(40),
  departments: many(z.string().refine(isDepartment, 'Ce département n’existe pas.')),
  city: optionalText(120),
  website: optional(
    z
      .string()
      .trim()
      .max(300, 'Écrivez au plus 300 caractères.')
      .pipe(z.url({ protocol: /^https?$/, error: words.websiteWrong })),
  ),
  description: optionalText(2000),
})

/** Texts as the form shows them: lists one a line. */
const textOf = (body: BodyIdentity, field: BodyField): string => {
  const value = body[field]
  return value === null ? '' : typeof value === 'string' ? value : value.join('\n')
}

const FIELDS = ['name', 'kinds', 'siren', 'departments', 'city', 'website', 'description'] as const
const valuesOf = (body: BodyIdentity): Typed['values'] =>
  Object.fromEntries(FIELDS.map((field) => [field, textOf(body, field)]))

const labels: Readonly<Record<BodyField, string>> = {
  name: words.name,
  kinds: words.kindsLegend,
  siren: b.home.siren,
  departments: words.departmentsLegend,
  city: b.home.city,
  website: b.home.website,
  description: b.home.description,
}

const shown = (body: BodyIdentity, field: BodyField): string => {
  if (field === 'kinds') return body.kinds.map((kind) => b.kinds[kind]).join(', ')
  if (field === 'departments') return body.departments.map(departmentName).join(', ')
  return textOf(body, field)
}

const differencesOf = (theirs: Body, yours: BodyIdentity): readonly Difference[] =>
  differingFields(theirs, yours).map((field) => ({
    label: labels[field],
    theirs: shown(theirs, field),
    yours: shown(yours, field),
  }))

const editPage = (
  resource: WithBody,
  { territory }: Services,
  keys: FormKeys,
  {
    typed = { errors: {}, values: valuesOf(resource.body) },
    version = resource.body.version,
    differences = [] as readonly Difference[],
    status = 200,
  } = {},
) => {
  const departments = [...new Set([...territory.departments, ...resource.body.departments])].sort()
  const view = { ...resource, keys, typed, version, departments, differences }
  return bodyPage(resource.body, words.title, <EditPage view={view} />, { status })
}

export const editRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/compte/organisation/:slug/modifier',
    policy: bodyAction('edit'),
    params: slugParams,
    load: loadBody,
    handle: ({ resource, services, formKeys }) => editPage(resource, services, formKeys),
  }),
  route({
    method: 'POST',
    path: '/compte/organisation/:slug/modifier',
    policy: bodyAction('edit'),
    params: slugParams,
    form,
    load: loadBody,
    handle: async ({ ctx, resource, services, formKeys, form: { version, ...typed } }) => {
      const { body } = resource
      const wanted: BodyIdentity = {
        ...typed,
        siren: typed.siren ?? null,
        city: typed.city ?? null,
        website: typed.website ?? null,
        description: typed.description ?? null,
      }
      const updated = await updateBody(ctx, { id: body.id, version, wanted })
      if (updated.ok) return redirect(bodyPath(body.slug), { flash: words.saved })
      const { refusal } = updated
      if (refusal.code === 'not-allowed') return refusedPage(refusal, body.slug)
      const again = { typed: refusedForm(refusal, valuesOf(wanted)) }
      const { current } = refusal
      return current === undefined
        ? editPage(resource, services, formKeys, { ...again, version, status: 422 })
        : editPage({ ...resource, body: current }, services, formKeys, {
            ...again,
            version: current.version,
            differences: differencesOf(current, wanted),
            status: 412,
          })
    },
    invalid: ({ resource, services, formKeys }, invalid) =>
      editPage(resource, services, formKeys, {
        typed: invalidForm(invalid),
        version: Number(invalid.typed.version) || resource.body.version,
        status: 422,
      }),
  }),
]
