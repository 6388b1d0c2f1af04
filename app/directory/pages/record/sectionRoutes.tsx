import { z } from 'zod'
import type { Actor } from '../../../platform/access/actor.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { wholeNumber } from '../../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../../platform/http/formState.ts'
import { many } from '../../../platform/http/input.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { Actions, Button, ButtonLink, Form } from '../../../ui/index.ts'
import type { StructureChange } from '../../domain/change.ts'
import { recordEditor, tendsRecord } from '../../domain/policy.ts'
import type { Structure } from '../../domain/structure.ts'
import { changeStructure } from '../../usecases/changeStructure.ts'
import { type Conflict, ConflictChoices, EditFrame, editPage } from './editFrame.tsx'
import { e } from './editMessages.ts'
import { fieldText, type NamedField } from './fieldWords.ts'
import { editPath, sectionSlugs } from './paths.ts'
import { loadForWriting, loadStructure, slugParams } from './recordRoutes.tsx'
import { contact } from './sections/contact.tsx'
import { identity } from './sections/identity.tsx'
import { kinds } from './sections/kinds.tsx'
import { means } from './sections/means.tsx'
import { references } from './sections/references.tsx'
import type { Section, Values } from './sections/section.ts'

type Asked = { readonly ctx: Ctx; readonly actor: Actor; readonly keys: FormKeys }

/** The version that was read, and the fields for which what was saved meanwhile is taken. */
export const versionField = wholeNumber(1, 2_000_000_000)
const takeField = many(z.string().max(40))

/** Typed values of a form that zod read: what it left out stays empty. */
const typedOf = (form: Readonly<Record<string, unknown>>): Values =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      if (value === undefined || value === false) return []
      if (value === true) return [[name, 'on']]
      if (typeof value === 'number') return [[name, String(value).replace('.', ',')]]
      return [[name, Array.isArray(value) ? value.join('\n') : String(value)]]
    }),
  )

const shown = <S extends z.ZodRawShape>(
  one: Section<S>,
  { actor, keys }: Asked,
  structure: Structure,
  typed: Typed,
  found: { readonly conflict?: Conflict; readonly change?: StructureChange; readonly status?: number } = {},
) => {
  const { conflict, change = {} } = found
  const mine = (field: string): string =>
    field === 'contact' ? '' : fieldText(field as NamedField, change as never)
  // A form that is shown again keeps the version that was read first, but where the reader now sees what changed since.
  const version = conflict === undefined ? (typed.values.version ?? structure.version) : structure.version
  return editPage(
    structure,
    one.code,
    <EditFrame structure={structure} section={one.code} errors={typed.errors}>
      <Form
        action={editPath(structure, one.code)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        hidden={{ version: String(version) }}
        label={e.sections[one.code]}
      >
        {conflict !== undefined && <ConflictChoices conflict={conflict} structure={structure} mine={mine} />}
        <one.Fields typed={typed} structure={structure} tends={tendsRecord(actor, structure)} />
        <Actions>
          <Button>{e.save}</Button>
          <ButtonLink href={editPath(structure)} kind="secondary">
            {e.back}
          </ButtonLink>
        </Actions>
      </Form>
    </EditFrame>,
    found.status ?? 200,
  )
}

const routesOf = <S extends z.ZodRawShape>(one: Section<S>): readonly Route[] => {
  const at = `/structures/:slug/modifier/${sectionSlugs[one.code]}`
  const form = z.strictObject({ ...one.shape, version: versionField, take: takeField })
  const common = { path: at, policy: recordEditor(), params: slugParams, load: loadStructure } as const
  return [
    route({
      ...common,
      method: 'GET',
      handle: async ({ ctx, actor, resource: { structure }, formKeys }) =>
        shown(one, { ctx, actor, keys: formKeys }, structure, {
          errors: {},
          values: await one.values({ ctx, actor, structure }),
        }),
    }),
    route({
      ...common,
      method: 'POST',
      load: loadForWriting,
      form,
      handle: async ({ ctx, actor, resource: { structure }, formKeys, form: given }) => {
        const asked = { ctx, actor, keys: formKeys }
        const { version, take, ...rest } = given as { version: number; take: string[] }
        const values = { ...typedOf(rest), version: String(version) }
        const wanted = await one.change(rest as never, { ctx, actor, structure })
        if (!wanted.ok)
          return shown(one, asked, structure, refusedForm(wanted.refusal, values), { status: 422 })
        const change = Object.fromEntries(
          Object.entries(wanted.value).filter(([field]) => !take.includes(field)),
        )
        const done = await changeStructure(ctx, {
          structureId: structure.id,
          change,
          cause: 'edited',
          version,
        })
        if (done.ok)
          return redirect(editPath(done.value.structure), {
            flash: done.value.changed ? e.saved : e.unchanged,
          })
        const { refusal } = done
        return shown(one, asked, structure, refusedForm(refusal, values), {
          status: refusal.code === 'conflict' ? 409 : 422,
          change: wanted.value,
          ...(refusal.fields === undefined ? {} : { conflict: { fields: refusal.fields } }),
        })
      },
      invalid: ({ ctx, actor, resource: { structure }, formKeys }, invalid) =>
        shown(one, { ctx, actor, keys: formKeys }, structure, invalidForm(invalid), { status: 422 }),
    }),
  ]
}

/** The parts of a record that are one form each. */
export const sectionRoutes: readonly Route[] = [
  ...routesOf(identity),
  ...routesOf(means),
  ...routesOf(kinds),
  ...routesOf(references),
  ...routesOf(contact),
]
