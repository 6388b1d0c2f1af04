import { departmentName } from '../../../platform/geo/departments.ts'
import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  Checkboxes,
  DataTable,
  ErrorSummary,
  Form,
  PageTitle,
  Textarea,
  TextInput,
} from '../../../ui/index.ts'
import { grantedKinds, keepsDepartments, ownKinds } from '../../domain/bodyChange.ts'
import { bodyPath } from './bodyFrame.tsx'
import type { WithBody } from './bodyShared.tsx'
import { b } from './messages.ts'

const words = b.edit

/** A field that somebody else changed meanwhile: what is there, what is typed. */
export type Difference = { readonly label: string; readonly theirs: string; readonly yours: string }

export type EditView = WithBody & {
  readonly keys: FormKeys
  readonly typed: Typed
  /** The version that the form is drawn from. */
  readonly version: number
  /** Départements of the territory, and those that the body has elsewhere. */
  readonly departments: readonly string[]
  readonly differences: readonly Difference[]
}

const Differences = ({ differences }: EditView) => (
  <DataTable
    id="differences"
    caption={words.staleTitle}
    rows={differences}
    rowKey={({ label }) => label}
    columns={[
      { key: 'field', header: words.staleField, rowHeader: true, cell: ({ label }) => label },
      { key: 'theirs', header: words.staleTheirs, cell: ({ theirs }) => theirs || words.empty },
      { key: 'yours', header: words.staleYours, cell: ({ yours }) => yours || words.empty },
    ]}
  />
)

const lines = (text: string | undefined): readonly string[] => (text ?? '').split('\n').filter(Boolean)

const Kinds = ({ body, typed }: EditView) => {
  const kept = body.kinds.filter((kind) => grantedKinds.includes(kind))
  return (
    <>
      <Checkboxes
        name="kinds"
        legend={words.kindsLegend}
        hint={words.kindsHint}
        values={lines(typed.values.kinds)}
        error={typed.errors.kinds}
        options={ownKinds.map((kind) => ({ value: kind, label: b.kinds[kind] }))}
      />
      {kept.length > 0 && <p class="hint">{words.kindsKept(kept.map((kind) => b.kinds[kind]).join(', '))}</p>}
    </>
  )
}

const Departments = ({ body, typed, departments }: EditView) =>
  keepsDepartments(body) ? (
    <p class="hint">{words.departmentsKept(body.departments.map(departmentName).join(', '))}</p>
  ) : (
    <Checkboxes
      name="departments"
      legend={words.departmentsLegend}
      values={lines(typed.values.departments)}
      error={typed.errors.departments}
      options={departments.map((code) => ({ value: code, label: departmentName(code) }))}
    />
  )

export const EditPage = ({ view }: { readonly view: EditView }) => {
  const { body, keys, typed, version } = view
  const { values, errors } = typed
  return (
    <>
      <PageTitle kicker={body.name} title={words.title} lead={words.lead} />
      <ErrorSummary errors={errors} ids={{ form: 'differences' }} />
      {view.differences.length > 0 && (
        <Banner tone="warning">
          <Differences {...view} />
        </Banner>
      )}
      <Form
        action={bodyPath(body.slug, '/modifier')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        hidden={{ version: String(version) }}
      >
        <TextInput
          name="name"
          label={words.name}
          required
          maxLength={160}
          autocomplete="organization"
          value={values.name}
          error={errors.name}
        />
        <Kinds {...view} />
        <TextInput
          name="siren"
          label={b.home.siren}
          hint={words.sirenHint}
          optional
          width="short"
          inputMode="numeric"
          value={values.siren}
          error={errors.siren}
        />
        <Departments {...view} />
        <TextInput
          name="city"
          label={b.home.city}
          optional
          width="medium"
          maxLength={120}
          autocomplete="address-level2"
          value={values.city}
          error={errors.city}
        />
        <TextInput
          name="website"
          type="url"
          label={b.home.website}
          hint={words.websiteHint}
          optional
          maxLength={300}
          autocomplete="url"
          value={values.website}
          error={errors.website}
        />
        <Textarea
          name="description"
          label={b.home.description}
          hint={words.descriptionHint}
          optional
          maxLength={2000}
          value={values.description}
          error={errors.description}
        />
        <Actions>
          <Button icon="save">{words.save}</Button>
          <ButtonLink href={bodyPath(body.slug)} kind="quiet">
            {b.refused.back}
          </ButtonLink>
        </Actions>
      </Form>
    </>
  )
}
