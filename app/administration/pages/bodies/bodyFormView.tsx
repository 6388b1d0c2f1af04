import type { FormKeys } from '../../../platform/http/route.ts'
import type { Territory } from '../../../platform/territory.ts'
import {
  Actions,
  Button,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  type FieldErrors,
  Form,
  Textarea,
  TextInput,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import { AdministrationFrame } from '../frame.tsx'
import { b } from './messages.ts'
import { departmentChoices, kindChoices } from './presentBodies.ts'

/** What is typed, or what the body says. */
export type BodyValues = {
  readonly name: string
  readonly kinds: readonly string[]
  readonly siren: string
  readonly distinct: boolean
  readonly departments: readonly string[]
  readonly city: string
  readonly website: string
  readonly description: string
  readonly manager: string
  /** That of the body as it was read; nothing for a new one. */
  readonly version: string
}

export const emptyBody: BodyValues = {
  name: '',
  kinds: [],
  siren: '',
  distinct: false,
  departments: [],
  city: '',
  website: '',
  description: '',
  manager: '',
  version: '',
}

export type BodyFormView = {
  /** Null for a body that does not exist yet. */
  readonly edited: { readonly id: string; readonly name: string } | null
  readonly values: BodyValues
  readonly errors: FieldErrors
  /** Another body bears this SIREN: the box that confirms it is shown. */
  readonly askDistinct: boolean
  readonly territory: Territory
  readonly keys: FormKeys
}

export const BodyFormPage = ({ view }: { readonly view: BodyFormView }) => {
  const { edited, values, errors, territory, keys } = view
  const back = edited === null ? addresses.bodies : `${addresses.bodies}/${edited.id}`
  return (
    <AdministrationFrame
      tab="bodies"
      title={edited === null ? b.form.createTitle : b.form.editTitle}
      lead={edited === null ? b.form.createLead : edited.name}
    >
      <ErrorSummary errors={errors} />
      <Form
        action={edited === null ? `${addresses.bodies}/nouveau` : `${back}/modifier`}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        hidden={edited === null ? {} : { version: values.version }}
        id="form"
      >
        <TextInput
          name="name"
          label={b.form.name}
          required
          maxLength={200}
          value={values.name}
          error={errors.name}
          autocomplete="off"
        />
        <Checkboxes
          name="kinds"
          legend={b.form.kinds}
          hint={b.form.kindsHint}
          required
          options={kindChoices()}
          values={values.kinds}
          error={errors.kinds}
        />
        <TextInput
          name="siren"
          label={b.form.siren}
          hint={b.form.sirenHint}
          optional
          width="short"
          inputMode="numeric"
          value={values.siren}
          error={errors.siren}
          autocomplete="off"
        />
        {view.askDistinct && (
          <Checkbox
            name="distinct"
            label={b.form.distinct}
            hint={b.form.distinctHint}
            checked={values.distinct}
          />
        )}
        <Checkboxes
          name="departments"
          legend={b.form.departments}
          optional
          options={departmentChoices(territory)}
          values={values.departments}
          error={errors.departments}
        />
        <TextInput
          name="city"
          label={b.form.city}
          optional
          maxLength={120}
          value={values.city}
          error={errors.city}
          autocomplete="off"
        />
        <TextInput
          name="website"
          type="url"
          label={b.form.website}
          hint={b.form.websiteHint}
          optional
          maxLength={300}
          value={values.website}
          error={errors.website}
          autocomplete="off"
        />
        <Textarea
          name="description"
          label={b.form.description}
          optional
          rows={4}
          maxLength={2000}
          value={values.description}
          error={errors.description}
        />
        {edited === null && (
          <TextInput
            name="manager"
            type="email"
            label={b.form.manager}
            hint={b.form.managerHint}
            required
            maxLength={254}
            value={values.manager}
            error={errors.manager}
            autocomplete="off"
          />
        )}
        <Actions>
          <Button>{edited === null ? b.form.create : b.form.save}</Button>
        </Actions>
      </Form>
    </AdministrationFrame>
  )
}
