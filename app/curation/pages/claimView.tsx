import type { Structure } from '../../directory/index.ts'
import { editPath, recordPath } from '../../directory/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatSiret } from '../../platform/i18n/format.ts'
import {
  Banner,
  Button,
  ButtonLink,
  DescriptionList,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import type { Proof } from '../domain/proof.ts'
import { LONGEST_MESSAGE } from '../domain/proposal.ts'
import { p } from './messages.ts'
import { CLAIM, SUGGEST } from './paths.ts'

const c = p.claim

/** What somebody may do with the record of a SIRET. */
export type ClaimState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'mine'; readonly structure: Structure }
  | { readonly kind: 'claimed'; readonly structure: Structure; readonly body: string }
  | {
      readonly kind: 'free'
      readonly structure: Structure
      readonly proof: Proof
      readonly email: string
      /** They asked for it already. */
      readonly waiting: boolean
    }

const Found = ({ structure }: { readonly structure: Structure }) => (
  <DescriptionList
    items={[
      { term: c.name, value: <a href={recordPath(structure)}>{structure.name}</a> },
      { term: c.siret, value: structure.siret === null ? undefined : formatSiret(structure.siret) },
      { term: c.place, value: [structure.postCode, structure.city].filter(Boolean).join(' ') },
    ]}
  />
)

const Message = ({ typed }: { readonly typed: Typed }) => (
  <Textarea
    name="message"
    label={c.message}
    hint={c.messageHint}
    value={typed.values.message}
    error={typed.errors.message}
    maxLength={LONGEST_MESSAGE}
    rows={4}
    required
  />
)

type Props = { readonly keys: FormKeys; readonly typed: Typed }

const Ask = ({ keys, typed, found }: Props & { readonly found: ClaimState & { kind: 'free' } }) => {
  const { structure, proof, email, waiting } = found
  return (
    <Form
      action={CLAIM}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      hidden={{ siret: structure.siret ?? '' }}
      label={c.yours}
    >
      {proof.kind === 'proved' ? (
        <>
          <p>{c.proved(email)}</p>
          <p>{c.body}</p>
          <Button>{c.take}</Button>
        </>
      ) : (
        <>
          {waiting && (
            <Banner tone="info" level={3} title={c.waiting}>
              <p>{c.waitingText}</p>
            </Banner>
          )}
          <p>{c.why[proof.why](email)}</p>
          <p>{c.moderated}</p>
          <Message typed={typed} />
          <Button>{c.ask}</Button>
        </>
      )}
    </Form>
  )
}

const Next = ({ keys, typed, found }: Props & { readonly found: ClaimState }) => {
  if (found.kind === 'missing')
    return (
      <Banner
        tone="info"
        level={2}
        title={c.noRecord}
        actions={<ButtonLink href={SUGGEST}>{p.suggest.title}</ButtonLink>}
      />
    )
  const { structure } = found
  return (
    <Section title={c.yours} id="fiche">
      <Found structure={structure} />
      {found.kind === 'mine' && (
        <Banner
          tone="info"
          level={3}
          title={c.mine}
          actions={<ButtonLink href={editPath(structure)}>{c.edit}</ButtonLink>}
        />
      )}
      {found.kind === 'claimed' && (
        <Form
          action={CLAIM}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          hidden={{ siret: structure.siret ?? '' }}
          label={c.join}
        >
          <Banner tone="info" level={3} title={c.claimed(found.body)}>
            <p>{c.claimedText}</p>
          </Banner>
          <Button>{c.join}</Button>
        </Form>
      )}
      {found.kind === 'free' && <Ask keys={keys} typed={typed} found={found} />}
    </Section>
  )
}

export const ClaimPage = ({ keys, typed, found }: Props & { readonly found: ClaimState | null }) => (
  <>
    <ErrorSummary errors={typed.errors} />
    <PageTitle title={c.title} lead={c.lead} />
    <Form action={CLAIM} method="get" label={c.find}>
      <TextInput
        name="siret"
        label={c.siret}
        hint={c.siretHint}
        value={typed.values.siret}
        error={typed.errors.siret}
        inputMode="numeric"
        width="medium"
        required
      />
      <Button kind={found === null || found.kind === 'missing' ? 'primary' : 'secondary'}>{c.find}</Button>
    </Form>
    {found !== null && <Next keys={keys} typed={typed} found={found} />}
  </>
)
