import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkboxes,
  ErrorSummary,
  Form,
  PageTitle,
  Textarea,
  TextInput,
} from '../../../ui/index.ts'
import { type OrganisationKind, organisationKinds } from '../../domain/organisation.ts'
import type { Body } from '../../store/bodies.ts'
import { b } from '../bodies/messages.ts'
import { j } from './messages.ts'
import { createPath, joinPath } from './searchView.tsx'

export const MOST_MESSAGE = 1000

const BackToSearch = () => (
  <ButtonLink kind="quiet" href={joinPath()}>
    {j.ask.back}
  </ButtonLink>
)

/** Asks to join one body. */
export const AskPage = (props: {
  readonly body: Body
  readonly managed: boolean
  readonly keys: FormKeys
  readonly typed: Typed
}) => {
  const { body, keys, typed } = props
  return (
    <>
      <PageTitle title={j.ask.title(body.name)} lead={props.managed ? j.ask.lead : j.ask.leadUnmanaged} />
      <ErrorSummary errors={typed.errors} />
      <Form action={joinPath(body.slug)} csrf={keys.csrf} idempotencyKey={keys.key}>
        <Textarea
          name="message"
          label={j.ask.message}
          hint={j.ask.messageHint}
          optional
          rows={4}
          maxLength={MOST_MESSAGE}
          value={typed.values.message}
          error={typed.errors.message}
        />
        <Actions>
          <Button icon="send">{j.ask.submit}</Button>
          <BackToSearch />
        </Actions>
      </Form>
    </>
  )
}

/** Kinds that anybody may ask for; the mission is made by an administrator. */
export const askedKinds: readonly OrganisationKind[] = organisationKinds.filter((kind) => kind !== 'mission')

/** Asks for a body that is not here. */
export const CreatePage = ({ keys, typed }: { readonly keys: FormKeys; readonly typed: Typed }) => {
  const { values, errors } = typed
  const words = j.create
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <ErrorSummary errors={errors} />
      <Form action={createPath} csrf={keys.csrf} idempotencyKey={keys.key}>
        <TextInput
          name="name"
          label={words.name}
          required
          maxLength={160}
          autocomplete="organization"
          value={values.name}
          error={errors.name}
        />
        <TextInput
          name="siren"
          label={words.siren}
          hint={words.sirenHint}
          optional
          width="short"
          inputMode="numeric"
          maxLength={40}
          value={values.siren}
          error={errors.siren}
        />
        <Checkboxes
          name="kinds"
          legend={words.kinds}
          hint={words.kindsHint}
          required
          values={(values.kinds ?? '').split('\n')}
          error={errors.kinds}
          options={askedKinds.map((kind) => ({ value: kind, label: b.kinds[kind] }))}
        />
        <Textarea
          name="message"
          label={words.message}
          hint={words.messageHint}
          optional
          rows={4}
          maxLength={MOST_MESSAGE}
          value={values.message}
          error={errors.message}
        />
        <Actions>
          <Button icon="send">{words.submit}</Button>
          <BackToSearch />
        </Actions>
      </Form>
    </>
  )
}
