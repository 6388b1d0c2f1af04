import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  Grid,
  PageTitle,
  Radios,
  Section,
  TextInput,
} from '../../../ui/index.ts'
import type { JoinRequest } from '../../store/joinRequests.ts'
import { roleOptions } from '../bodies/membersView.tsx'
import { b } from '../bodies/messages.ts'
import { j } from './messages.ts'

const words = j.decide

export type DecideView = {
  readonly request: JoinRequest
  readonly managed: boolean
  readonly when: string
  readonly keys: FormKeys
  readonly typed: Typed
}

const Accept = ({ request, managed, keys, typed }: DecideView) => (
  <Section title={words.accept}>
    <Form
      action={`/compte/demandes/${request.id}/acceptation`}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={words.accept}
    >
      <Radios
        name="role"
        legend={words.role}
        required
        value={typed.values.role ?? (managed ? 'reader' : 'manager')}
        error={typed.errors.role}
        options={roleOptions.map(({ value, label }) => ({ value, label, hint: b.members.roles[value] }))}
      />
      <Button icon="check">{words.acceptSubmit}</Button>
    </Form>
  </Section>
)

const Refuse = ({ request, keys, typed }: DecideView) => (
  <Section title={words.refuse}>
    <Form
      action={`/compte/demandes/${request.id}/refus`}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={words.refuse}
    >
      <TextInput
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        required
        maxLength={300}
        value={typed.values.reason}
        error={typed.errors.reason}
      />
      <Button kind="secondary" icon="x">
        {words.refuseSubmit}
      </Button>
    </Form>
  </Section>
)

export const DecidePage = ({ view }: { readonly view: DecideView }) => {
  const { request, managed, typed } = view
  const { person, body } = request
  return (
    <>
      <PageTitle kicker={body.name} title={words.title} />
      <ErrorSummary errors={typed.errors} />
      {!managed && (
        <Banner>
          <p>{words.unmanaged}</p>
        </Banner>
      )}
      <DescriptionList
        items={[
          { term: words.who, value: person.name },
          {
            term: words.email,
            value: person.email,
            note: person.emailVerified ? words.confirmed : words.unconfirmed,
          },
          { term: words.when, value: view.when },
          { term: words.message, value: request.message ?? words.noMessage },
        ]}
      />
      <Grid columns={2}>
        <Accept {...view} />
        <Refuse {...view} />
      </Grid>
    </>
  )
}
