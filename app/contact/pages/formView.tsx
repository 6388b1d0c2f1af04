import type { Structure } from '../../directory/index.ts'
import { recordPath } from '../../directory/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Confirmation,
  EmptyState,
  ErrorSummary,
  ExternalLink,
  Form,
  PageTitle,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { LONGEST_NAME, LONGEST_SUBJECT, LONGEST_TEXT, PROOF_HOURS } from '../domain/message.ts'
import { p } from './messages.ts'
import { formPath } from './paths.ts'

const f = p.form

const Back = ({ structure }: { readonly structure: Structure }) => (
  <ButtonLink href={recordPath(structure)} kind="quiet" icon="arrow-left">
    {f.back}
  </ButtonLink>
)

export const FormPage = (props: {
  readonly structure: Structure
  readonly keys: FormKeys
  readonly typed: Typed
  /** Nobody signed in: the address is proved by a mail. */
  readonly visitor: boolean
}) => {
  const { structure, keys, typed } = props
  const { errors, values } = typed
  return (
    <>
      <PageTitle title={f.title(structure.name)} lead={f.lead} />
      <ErrorSummary errors={errors} />
      <Form
        action={formPath(structure)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        draft={`contact-${structure.slug}`}
        label={f.title(structure.name)}
      >
        <TextInput
          name="nom"
          label={f.name}
          hint={f.nameHint}
          required
          maxLength={LONGEST_NAME}
          autocomplete="name"
          value={values.nom}
          error={errors.nom}
        />
        <TextInput
          name="courriel"
          type="email"
          label={f.email}
          hint={props.visitor ? f.emailHintVisitor : f.emailHint}
          required
          maxLength={254}
          autocomplete="email"
          value={values.courriel}
          error={errors.courriel}
        />
        <TextInput
          name="objet"
          label={f.subject}
          required
          maxLength={LONGEST_SUBJECT}
          autocomplete="off"
          value={values.objet}
          error={errors.objet}
        />
        <Textarea
          name="message"
          label={f.text}
          hint={f.textHint}
          required
          rows={10}
          maxLength={LONGEST_TEXT}
          value={values.message}
          error={errors.message}
        />
        <p class="hint">{f.privacy}</p>
        <Actions>
          <Button kind="primary" icon="message-square">
            {f.send}
          </Button>
          <Back structure={structure} />
        </Actions>
      </Form>
    </>
  )
}

/** No message reaches it: what else the record says of how to reach it, if anything. */
export const UnreachablePage = (props: {
  readonly structure: Structure
  readonly because: 'refused' | 'none' | 'closed'
}) => {
  const { structure, because } = props
  const { phone, website } = structure
  const u = p.unreachable
  return (
    <>
      <PageTitle title={f.title(structure.name)} />
      <EmptyState title={u.title} icon="message-square" action={<Back structure={structure} />}>
        <p>{u[because]}</p>
        {because !== 'closed' && phone !== null && (
          <p>
            {u.phone} <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
          </p>
        )}
        {because !== 'closed' && phone === null && website !== null && (
          <p>
            {u.website} <ExternalLink href={website}>{website}</ExternalLink>
          </p>
        )}
      </EmptyState>
    </>
  )
}

export const DonePage = (props: { readonly structure: Structure; readonly waiting: boolean }) => {
  const d = p.done
  return (
    <Confirmation
      title={props.waiting ? d.waiting : d.sent}
      actions={
        <ButtonLink href={recordPath(props.structure)} kind="primary">
          {f.back}
        </ButtonLink>
      }
    >
      <p>{props.waiting ? d.waitingText(PROOF_HOURS) : d.sentText}</p>
      <p>{props.waiting ? d.waitingNext : d.sentNext}</p>
    </Confirmation>
  )
}
