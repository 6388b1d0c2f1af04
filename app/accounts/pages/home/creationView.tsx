import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Button,
  Card,
  CardList,
  DescriptionList,
  ErrorSummary,
  Form,
  Grid,
  PageTitle,
  Section,
  TextInput,
} from '../../../ui/index.ts'
import { formatSiren } from '../../domain/siren.ts'
import type { Body } from '../../store/bodies.ts'
import type { BodyRequest } from '../../store/bodyRequests.ts'
import { b } from '../bodies/messages.ts'
import { j } from '../join/messages.ts'
import { h } from './messages.ts'

const words = h.creation

export type CreationView = {
  readonly request: BodyRequest
  readonly when: string
  /** Bodies that it may be under another name. */
  readonly alike: readonly Body[]
  readonly keys: FormKeys
  readonly typed: Typed
}

const formOf = ({ request, keys }: CreationView, action: string) => ({
  action: `/compte/creations/${request.id}/${action}`,
  csrf: keys.csrf,
  idempotencyKey: keys.key,
})

const Alike = (view: CreationView) => (
  <Section title={words.same} lead={words.sameText}>
    <CardList label={words.same}>
      {view.alike.map(({ id, name, siren, city }) => (
        <Card
          key={id}
          title={name}
          icon="building-2"
          facts={[
            ...(siren === null ? [] : [{ label: b.home.siren, value: formatSiren(siren), labelShown: true }]),
            ...(city === null ? [] : [{ label: b.home.city, value: city }]),
          ]}
          actions={
            <Form {...formOf(view, 'existant')} hidden={{ organisation: id }} inline>
              <Button kind="secondary" context={name}>
                {words.sameSubmit}
              </Button>
            </Form>
          }
        />
      ))}
    </CardList>
  </Section>
)

/** A body asked for, for the mission and administrators. */
export const CreationPage = ({ view }: { readonly view: CreationView }) => {
  const { request, typed } = view
  const asker = request.person.name || request.person.email
  return (
    <>
      <PageTitle kicker={request.name} title={words.title} />
      <ErrorSummary errors={typed.errors} />
      <DescriptionList
        items={[
          { term: words.who, value: asker, note: request.person.email },
          { term: words.when, value: view.when },
          { term: b.home.kinds, value: request.kinds.map((kind) => b.kinds[kind]).join(', ') },
          { term: b.home.siren, value: request.siren && formatSiren(request.siren) },
          { term: j.decide.message, value: request.message ?? j.decide.noMessage },
        ]}
      />
      {view.alike.length > 0 && <Alike {...view} />}
      <Grid columns={2}>
        <Section title={words.accept} lead={words.acceptText(asker)}>
          <Form {...formOf(view, 'acceptation')} label={words.accept}>
            <Button icon="check">{words.acceptSubmit}</Button>
          </Form>
        </Section>
        <Section title={words.refuse}>
          <Form {...formOf(view, 'refus')} label={words.refuse}>
            <TextInput
              name="reason"
              label={j.decide.reason}
              hint={j.decide.reasonMissing}
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
      </Grid>
    </>
  )
}
